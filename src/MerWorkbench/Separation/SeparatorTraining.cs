using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Separation;

/// <summary>How a separator is trained.</summary>
public sealed record SeparatorTraining
{
    /// <summary>The network.</summary>
    public required SeparatorConfiguration Network { get; init; }

    /// <summary>One training after the other, each from the best weights of the one before.</summary>
    public required ImmutableArray<TrainingOptions> Stages { get; init; }

    /// <summary>Snippets an epoch shows, each of a song drawn by chance at a place drawn by chance.</summary>
    public required int SnippetsAnEpoch { get; init; }

    /// <summary>The most snippets the validation loss looks at, spread over the songs; null for all, side by side.</summary>
    public int? ValidationSnippets { get; init; }

    /// <summary>Each source of a snippet is made softer by a factor of its own between this and 1; the published 0.7.</summary>
    public double LeastGain { get; init; } = 0.7;

    /// <summary>The share of snippets whose last source is taken from another song at another place: more mixtures than there are songs. 0 as published.</summary>
    public double Remixed { get; init; }

    /// <summary>
    /// Whether snippets are varied far: each source faster or slower with its pitch, of another colour, in a room; voices with a wandering pitch, vibrato and
    /// breath; voices and accompaniments of different songs, at levels 24 dB apart at most. <see cref="LeastGain"/> and <see cref="Remixed"/> then say nothing.
    /// </summary>
    public bool Varied { get; init; }

    /// <summary>Where there is music without voices to mix in, the share of varied snippets that take it for their accompaniment; default 0.6.</summary>
    public double RealShare { get; init; } = 0.6;

    /// <summary>The published way: 2,000 batches an epoch, patience of 20 epochs, then batches twice the size at a tenth of the rate.</summary>
    public static SeparatorTraining Published(SeparatorConfiguration network)
    {
        int batch = network.Filters == SeparatorConfiguration.M7.Filters || network.Kind == SeparatorKind.SpectrogramUNet ? 4 : 16;
        var first = new TrainingOptions { Epochs = 10_000, BatchSize = batch, LearningRate = 1e-4, ClipNorm = null, Patience = 20 };
        return new() { Network = network, Stages = [first, first with { BatchSize = 2 * batch, LearningRate = 1e-5 }], SnippetsAnEpoch = 2_000 * batch };
    }

    /// <summary>Minutes of one core for a small network: 480 small batches of far varied snippets, the step size rising and falling once.</summary>
    public static SeparatorTraining Quick(SeparatorConfiguration network) => new()
    {
        Network = network,
        Stages = [new TrainingOptions { Epochs = 6, BatchSize = 8, LearningRate = 2e-3, OneCycle = true, ClipNorm = 1 }],
        SnippetsAnEpoch = 640,
        ValidationSnippets = 16,
        Varied = true,
    };

    /// <summary>Every parameter with its value, one a line.</summary>
    public string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        network = {Network.ToJson()}
        epoch = {SnippetsAnEpoch} snippets, {(Varied ? "varied far" : string.Create(CultureInfo.InvariantCulture, $"each source softer by {LeastGain} to 1, {Remixed} of them with the last source of another song"))}
        validation = {(ValidationSnippets is { } most ? string.Create(CultureInfo.InvariantCulture, $"at most {most} snippets") : "all snippets, side by side")}
        {string.Join("\nthen\n", Stages.Select(stage => stage.Parameters))}
        """);

    internal void Validate()
    {
        Network.Validate();
        Check.Positive(Stages.Length, "stages");
        Check.Positive(SnippetsAnEpoch);
        Check.InRange(LeastGain, 0, 1);
        Check.InRange(Remixed, 0, 1);
        Check.InRange(RealShare, 0, 1);
    }
}
