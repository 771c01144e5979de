using System.Collections.Immutable;
using MerWorkbench.Features;
using MerWorkbench.Features.Marsyas;

namespace MerWorkbench.Papers.Grekow2021;

/// <summary>One of the inputs that Grekow's networks read.</summary>
/// <param name="Name">The short name, as the published rows have it: <c>marsyas-mfcc</c>.</param>
/// <param name="Set">The feature set it is taken from, computed for each piece and for the whole clip.</param>
/// <param name="Columns">Which of its columns, in words.</param>
/// <param name="Chosen">Whether a column is kept.</param>
/// <param name="HasFront">Whether networks read it through a pretrained front.</param>
public sealed record GrekowInput(string Name, FeatureSet Set, string Columns, Func<FeatureColumn, bool> Chosen, bool HasFront = false)
{
    /// <summary>The one whose networks read it through a pretrained front.</summary>
    public const string Pretrained = "essentia-pretrained";

    internal const string Chroma = "marsyas-chroma", Marsyas = "marsyas", Rhythm = "essentia-rhythm";

    /// <summary>All of them: the paper's four first, then the groups that its features fall into.</summary>
    public static ImmutableArray<GrekowInput> All { get; } =
    [
        new(Chroma, MarsyasFeatures.PerClip, "chroma", column => column.Name.Contains("Chroma", StringComparison.Ordinal)),
        new("marsyas-mfcc", MarsyasFeatures.PerClip, "MFCC", column => column.Name.Contains("MFCC", StringComparison.Ordinal)),
        new("essentia", FeatureSets.Essentia, Means, IsMeanOrSingle),
        new(Pretrained, FeatureSets.Essentia, Means, IsMeanOrSingle, HasFront: true),
        new(Marsyas, MarsyasFeatures.PerClip, "all", _ => true),
        new("essentia-lowlevel", FeatureSets.Essentia, "low-level, " + Means, column => column.Group == FeatureGroup.LowLevel && IsMeanOrSingle(column)),
        new(Rhythm, FeatureSets.Essentia, "rhythm, " + Means, column => column.Group == FeatureGroup.Rhythm && IsMeanOrSingle(column)),
        new("essentia-tonal", FeatureSets.Essentia, "tonal, " + Means, column => column.Group == FeatureGroup.Tonal && IsMeanOrSingle(column)),
    ];

    private const string Means = "means and deviations of frames, and what is one value a sound";

    // The extractor's statistics of a descriptor say much the same several times over: of the ten, two are kept. What is left comes nearest
    // in number to the 529 columns that the paper's networks of that width suggest.
    private static bool IsMeanOrSingle(FeatureColumn column) =>
        column.Statistic is not ("var" or "median" or "min" or "max" or "dmean" or "dmean2" or "dvar" or "dvar2")
        && column.Statistic?.Contains("covariance", StringComparison.Ordinal) != true;
}
