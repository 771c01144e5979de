using MerWorkbench.Features.Essentia;
using MerWorkbench.Features.Marsyas;
using MerWorkbench.Features.OpenSmile;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>The named feature sets.</summary>
public static class FeatureSets
{
    private const FrameDescriptors Compact = FrameDescriptors.Mfcc | FrameDescriptors.Chroma | FrameDescriptors.Centroid | FrameDescriptors.Bandwidth
        | FrameDescriptors.RollOff | FrameDescriptors.Flatness | FrameDescriptors.OnsetFlux | FrameDescriptors.Rms | FrameDescriptors.ZeroCrossings;

    /// <summary>
    /// 180 columns a frame by librosa's conventions: 128 log-mel bands, those of <see cref="LibrosaCompact"/>, the tonnetz and the contrast of seven octaves.
    /// </summary>
    public static FrameFeatures Librosa { get; } = new("librosa", FrameRecipe.Librosa,
        FrameDescriptors.LogMel | Compact | FrameDescriptors.Tonnetz | FrameDescriptors.Contrast);

    /// <summary>
    /// 39 columns a frame by librosa's conventions: 20 MFCCs, 12 chroma, spectral centroid, bandwidth, roll-off and flatness,
    /// onset flux, level and zero crossings. Small enough for sequences of statistics over pieces.
    /// </summary>
    public static FrameFeatures LibrosaCompact { get; } = new("librosa-compact", FrameRecipe.Librosa, Compact);

    /// <summary>The descriptors of Essentia's MusicExtractor, one row a sound.</summary>
    public static EssentiaFeatures Essentia { get; } = new();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FeatureSet> All { get; } =
    [
        Librosa, LibrosaCompact, LogMel.Librosa, Mfcc.Librosa, Chroma.Librosa,
        MarsyasFeatures.PerFrame, MarsyasFeatures.PerTexture, MarsyasFeatures.PerClip,
        Essentia, new Deam260(), new Compare2016(), new EGeMaps(),
    ];

    /// <summary>The set of a name, or one that is derived from it.</summary>
    /// <param name="name">Its name, as in <see cref="FeatureSet.Name"/>: <c>librosa</c>, <c>librosa-clip</c>, <c>librosa-pieces-1.2s-0.6s</c>.</param>
    /// <exception cref="MerException">There is none of that name.</exception>
    public static FeatureSet Find(string name) =>
        TryFind(name)
        ?? throw new MerException($"there is no feature set named '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(set => set.Name))}.");

    /// <summary>The set of a name, or one that is derived from it; null where there is none.</summary>
    /// <param name="name">Its name, as in <see cref="Find"/>.</param>
    public static FeatureSet? TryFind(string name)
    {
        if (All.FirstOrDefault(set => set.Name == name) is { } plain)
            return plain;
        if (name.EndsWith(ClipFeatures.Suffix, StringComparison.Ordinal))
            return TryFind(name[..^ClipFeatures.Suffix.Length])?.Clip();
        return PieceFeatures.TryParse(name) is { } pieces ? TryFind(pieces.Inner)?.Pieces(pieces.Length, pieces.Hop) : null;
    }
}
