using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>The named feature sets.</summary>
public static class FeatureSets
{
    /// <summary>
    /// 39 columns a frame by librosa's conventions: 20 MFCCs, 12 chroma, spectral centroid, bandwidth, roll-off and flatness,
    /// onset flux, level and zero crossings.
    /// </summary>
    public static FrameFeatures Librosa { get; } = new("librosa", FrameRecipe.Librosa,
        FrameDescriptors.Mfcc | FrameDescriptors.Chroma | FrameDescriptors.Centroid | FrameDescriptors.Bandwidth | FrameDescriptors.RollOff
        | FrameDescriptors.Flatness | FrameDescriptors.OnsetFlux | FrameDescriptors.Rms | FrameDescriptors.ZeroCrossings);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FeatureSet> All { get; } = [Librosa, LogMel.Librosa, Mfcc.Librosa, Chroma.Librosa];

    /// <summary>The set of a name.</summary>
    /// <param name="name">Its name, as in <see cref="FeatureSet.Name"/>.</param>
    /// <exception cref="MerException">There is none of that name.</exception>
    public static FeatureSet Find(string name) =>
        All.FirstOrDefault(set => set.Name == name)
        ?? throw new MerException($"there is no feature set named '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(set => set.Name))}.");
}
