using System.Globalization;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;

namespace MerWorkbench.Models;

/// <summary>How a <see cref="RawAudioNetwork"/> is built.</summary>
public sealed partial record RawAudioOptions
{
    /// <summary>What the recurrence runs over; default the windows of a song.</summary>
    public RecurrentSpan Span { get; init; } = RecurrentSpan.Song;

    /// <summary>
    /// Inside the window: how many steps after each other are averaged before the recurrence; default 1, which takes all 199 as they are.
    /// A step of the recurrence costs the same whatever it holds, so that 4, which leaves 49 of 10 ms, take a quarter of the time.
    /// </summary>
    public int Pool { get; init; } = 1;

    /// <summary>The iterative reconstruction between encoder and recurrence; null, the default, leaves it out.</summary>
    public ReconstructionOptions? Reconstruction { get; init; }

    /// <summary>Units of the recurrent layer in each direction; default 8.</summary>
    public int Units { get; init; } = 8;

    /// <summary>Linear pieces of each output; default 4.</summary>
    public int Pieces { get; init; } = 4;

    /// <summary>The share of encoded features silenced in training; default 0.25.</summary>
    public double Dropout { get; init; } = RawAudioEncoder.DropoutShare;

    /// <summary>Every parameter with its value, one a line; <see cref="Parse"/> reads it back.</summary>
    public string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        encoder = convolution of {RawAudioEncoder.Filters} filters of {RawAudioEncoder.Kernel} samples every {RawAudioEncoder.Stride} begun as a bank of bands, ReLU, logarithm, batch normalisation, dense {RawAudioEncoder.Units} with ReLU, standardised
        dropout = {Dropout}
        reconstruction = {Reconstruction?.Parameters ?? "none"}
        recurrence = GRU of {Units} units each way over {(Span == RecurrentSpan.Song ? "the windows of a song, each the mean of its steps" : $"the steps inside a window, {(Pool == 1 ? "each" : $"means of {Pool}")}")}
        output = maxout of {Pieces} pieces
        """);

    /// <summary>The options that <see cref="Parameters"/> describe; lines that say something else are passed over.</summary>
    /// <exception cref="MerException">It is no description of such a network.</exception>
    public static RawAudioOptions Parse(string parameters)
    {
        Match match = Form().Match(parameters);
        if (!match.Success)
            throw new MerException("These are not the parameters of a network on samples.");
        return new()
        {
            Dropout = double.Parse(match.Groups["dropout"].Value, CultureInfo.InvariantCulture),
            Reconstruction = match.Groups["reconstruction"].Value is "none" ? null : ReconstructionOptions.Parse(match.Groups["reconstruction"].Value),
            Units = int.Parse(match.Groups["units"].Value, CultureInfo.InvariantCulture),
            Span = match.Groups["over"].Value.StartsWith("the windows", StringComparison.Ordinal) ? RecurrentSpan.Song : RecurrentSpan.Window,
            Pool = match.Groups["pool"].Success ? int.Parse(match.Groups["pool"].Value, CultureInfo.InvariantCulture) : 1,
            Pieces = int.Parse(match.Groups["pieces"].Value, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex(@"^encoder = .*\ndropout = (?<dropout>\S+)\nreconstruction = (?<reconstruction>.+)\nrecurrence = GRU of (?<units>\d+) units each way over (?<over>.+?)(, means of (?<pool>\d+))?\noutput = maxout of (?<pieces>\d+) pieces", RegexOptions.Multiline)]
    private static partial Regex Form();
}
