using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>
/// Everything that decides an experiment's result, as resolved text and numbers. Written to the run folder as
/// <c>experiment.json</c>; its hash names the run, so a changed parameter or changed data is another run.
/// </summary>
public sealed record Experiment
{
    /// <summary>The work it belongs to: <c>grekow2021</c>.</summary>
    public required string Paper { get; init; }

    /// <summary>Its address within the work: <c>librosa/lstm-2x124</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How much is spent.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The dataset's short name.</summary>
    public required string Dataset { get; init; }

    /// <summary>True where the music is generated, so that the result is never set beside a published one.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>Hash over every track's id, sound and label.</summary>
    public required string DataHash { get; init; }

    /// <summary>What is predicted, as the target describes it.</summary>
    public required string Target { get; init; }

    /// <summary>The labels' scale.</summary>
    public required string Scale { get; init; }

    /// <summary>The resolved parameters of the input features.</summary>
    public required string Input { get; init; }

    /// <summary>The resolved parameters of the model and its training.</summary>
    public required string Learner { get; init; }

    /// <summary>Who trains and who tests.</summary>
    public required string Protocol { get; init; }

    /// <summary>The certificate hash of the split.</summary>
    public required string SplitHash { get; init; }

    /// <summary>The one seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The hash that names the run.</summary>
    public ContentHash Hash() => ContentHash.OfText(JsonSerializer.Serialize(this, MerJson.Compact));
}
