using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Store;

/// <summary>A sound file's features as <see cref="FeatureStore"/> gives them.</summary>
/// <param name="Sound">The digest of the file's bytes.</param>
/// <param name="Features">One matrix a set, in the order of the sets asked for.</param>
public sealed record StoredSound(ContentHash Sound, IReadOnlyList<FeatureMatrix> Features);
