using MerWorkbench.Models;

namespace MerWorkbench.Learning;

/// <summary>How a <see cref="RawAudioNetwork"/> is built and trained. What Orjesek et al. (2022) do not say is a parameter here, with this workbench's choice as default.</summary>
public sealed record RawAudioTraining
{
    /// <summary>The network.</summary>
    public RawAudioOptions Network { get; init; } = new();

    /// <summary>
    /// How many windows of a song an epoch shows; null, the default, shows all. Over the song they are neighbours, inside the
    /// window every so many, beginning by chance: windows of a song are much alike, songs are not.
    /// </summary>
    public int? WindowsPerSong { get; init; }

    /// <summary>How the network is trained; an item is a song. The paper says Adam with its default parameters.</summary>
    public TrainingOptions Training { get; init; } = new() { Epochs = 60, BatchSize = 4, LearningRate = 3e-3 };
}
