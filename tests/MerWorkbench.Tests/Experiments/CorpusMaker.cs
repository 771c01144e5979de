using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Experiments;

/// <summary>A corpus of a few études in a folder of its own.</summary>
internal sealed class CorpusMaker : IDisposable
{
    public CorpusMaker()
    {
        FeatureSet set = FeatureSets.LibrosaCompact;
        Corpus = Corpus.Build(MadeEtudes.Card, MadeEtudes.Tracks(12), [set.Pieces(new(1.2), new(0.6)), set.Clip()], new AffectTarget(),
            new FeatureStore(Path.Combine(Folder, "features")), jobs: 2, progress: null, CancellationToken.None);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("mer-corpus-").FullName;

    public Corpus Corpus { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
