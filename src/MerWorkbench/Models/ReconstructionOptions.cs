using System.Globalization;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;

namespace MerWorkbench.Models;

/// <summary>The parameters of an <see cref="IterativeReconstruction"/>; all are this workbench's choice.</summary>
public sealed partial record ReconstructionOptions
{
    /// <summary>Hidden units of the autoencoder; default 16, as many as the features it rebuilds.</summary>
    public int Units { get; init; } = 16;

    /// <summary>How many times the features are rebuilt in training; default 5.</summary>
    public int Steps { get; init; } = 5;

    /// <summary>
    /// The factor on what goes into each tanh, above 0; default 1, where fresh weights neither drive values to the ends nor hold
    /// them there; at 2 nearly half of standardised values come within 0.05 of -1, 0 or 1 in five steps, at 3 three quarters.
    /// </summary>
    public double Gain { get; init; } = 1;

    /// <summary>
    /// At inference the iteration goes on until no value moves by more than this; null, the default, makes it stop after
    /// <see cref="Steps"/>, as in training.
    /// </summary>
    public double? Rest { get; init; }

    /// <summary>The most iterations where <see cref="Rest"/> is given; default 100.</summary>
    public int MostSteps { get; init; } = 100;

    /// <summary>Every parameter with its value, in a line; <see cref="Parse"/> reads it back.</summary>
    public string Parameters => string.Create(CultureInfo.InvariantCulture,
        $"tied autoencoder of {Units} units, gain {Gain}, {Steps} steps in training, {(Rest is { } rest ? $"at inference until no value moves by more than {rest}, at most {MostSteps}" : "as many at inference")}");

    internal static ReconstructionOptions Parse(string parameters)
    {
        Match match = Form().Match(parameters);
        if (!match.Success)
            throw new MerException($"These are not the parameters of an iterative reconstruction: {parameters}.");
        var options = new ReconstructionOptions { Units = Whole("units"), Gain = Real("gain"), Steps = Whole("steps") };
        return match.Groups["rest"].Success ? options with { Rest = Real("rest"), MostSteps = Whole("most") } : options;

        int Whole(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        double Real(string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^tied autoencoder of (?<units>\d+) units, gain (?<gain>\S+), (?<steps>\d+) steps in training, (as many at inference|at inference until no value moves by more than (?<rest>\S+), at most (?<most>\d+))$")]
    private static partial Regex Form();
}
