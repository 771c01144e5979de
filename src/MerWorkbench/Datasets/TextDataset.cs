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

    /// <summary>The texts that have one emotion alone, and that of those named: what a model of one emotion a text is trained on.</summary>
    /// <param name="classes">The emotions, of those in <see cref="DatasetCard.Classes"/>.</param>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <exception cref="MerException">As for <see cref="Load(string)"/>, or the dataset has no such emotion.</exception>
    public IReadOnlyList<LabelledText> Load(IReadOnlyCollection<string> classes, string? root = null)
    {
        if (classes.FirstOrDefault(name => !Card.Classes.Contains(name)) is { } unknown)
            throw new MerException($"{Card.Title} has no emotion '{unknown}'.", remedy: $"It has {string.Join(", ", Card.Classes)}.");
        return [.. Load(root).Where(text => text.Classes.Length == 1 && classes.Contains(text.Classes[0]))];
    }

    /// <summary>Reads the texts. Reports what is malformed and goes on without it.</summary>
    private protected abstract IReadOnlyList<LabelledText> Read(string root, LabelFaults faults);

    private protected override (int Items, ImmutableArray<TrackReport> Sounds) CheckContent(
        string root, LabelFaults faults, DataManifest? manifest, IProgress<WorkProgress>? progress) => (Read(root, faults).Count, []);
}
