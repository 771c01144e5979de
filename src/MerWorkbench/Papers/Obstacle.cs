using MerWorkbench.Datasets;
using MerWorkbench.Experiments;

namespace MerWorkbench.Papers;

/// <summary>What keeps results from being set against a paper's, where it is the same for every paper.</summary>
internal static class Obstacle
{
    /// <summary>That the music is not the paper's; nothing where it is.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="theirs">The paper's music, in words.</param>
    /// <param name="isTheirs">Whether real music of this dataset is the paper's.</param>
    /// <param name="labelled">How composed music got its labels, where not by what it was composed for.</param>
    public static IEnumerable<string> OfMusic(DatasetCard data, string theirs, bool isTheirs, string labelled = "") =>
        data.IsSynthetic ? [$"synthetic music: {data.Title}, composed by the workbench{labelled}, instead of {theirs}"]
        : isTheirs ? []
        : [$"other music: {data.Title} instead of {theirs}"];

    /// <summary>That training was too short for its scores to count; nothing where it was not.</summary>
    public static IEnumerable<string> OfTraining(Profile profile) =>
        profile == Profile.Smoke ? ["smoke profile: too little training for any score to mean something"] : [];
}
