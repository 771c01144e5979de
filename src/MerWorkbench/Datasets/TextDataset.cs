using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A dataset of short texts with emotions, to train models of lyrics.</summary>
public abstract class TextDataset : Dataset
{
    /// <summary>All texts, in the order of the files.</summary>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <exception cref="MerException">The folder is not to be found, or a row is malformed; the message names file and line, what was expected and what was found.</exception>
    public IReadOnlyList<LabelledText> Load(string? root = null) => Read(Locate(root), new LabelFaults(gather: false));

    /// <summary>Reads the texts. Reports what is malformed and goes on without it.</summary>
    private protected abstract IReadOnlyList<LabelledText> Read(string root, LabelFaults faults);

    private protected override (int Items, ImmutableArray<TrackReport> Sounds) CheckContent(
        string root, LabelFaults faults, DataManifest? manifest, IProgress<WorkProgress>? progress) => (Read(root, faults).Count, []);
}
