namespace MerWorkbench.Models;

/// <summary>The parameters of an <see cref="IterativeReconstruction"/>; all are this workbench's choice.</summary>
public sealed record ReconstructionOptions
{
    /// <summary>Hidden units of the autoencoder; default 16, as many as the features it rebuilds.</summary>
    public int Units { get; init; } = 16;

    /// <summary>How many times the features are rebuilt in training; default 5.</summary>
    public int Steps { get; init; } = 5;

    /// <summary>The factor on what goes into each tanh, above 0; default 1.5. Above 1 the iteration is driven to -1 and 1, below to 0.</summary>
    public double Gain { get; init; } = 1.5;

    /// <summary>
    /// At inference the iteration goes on until no value moves by more than this; null, the default, makes it stop after
    /// <see cref="Steps"/>, as in training.
    /// </summary>
    public double? Rest { get; init; }

    /// <summary>The most iterations where <see cref="Rest"/> is given; default 100.</summary>
    public int MostSteps { get; init; } = 100;
}
