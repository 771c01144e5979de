using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A dataset that gives features others computed in place of the music.</summary>
public abstract class TableDataset : Dataset
{
    /// <summary>All rows, in the order of the file.</summary>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <exception cref="MerException">The folder is not to be found, or a row is malformed; the message names file and line, what was expected and what was found.</exception>
    public LabelledFeatures Load(string? root = null) => Read(Locate(root), new LabelFaults(gather: false));

    /// <summary>Reads the rows. Reports what is malformed and goes on without it.</summary>
    private protected abstract LabelledFeatures Read(string root, LabelFaults faults);

    private protected override (int Items, ImmutableArray<TrackReport> Sounds) CheckContent(
        string root, LabelFaults faults, DataManifest? manifest, IProgress<WorkProgress>? progress) => (Read(root, faults).Rows.Length, []);
}
