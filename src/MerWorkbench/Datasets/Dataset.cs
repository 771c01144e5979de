using System.Collections.Immutable;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// A dataset in its official layout on disk: of music (<see cref="MusicDataset"/>), of texts (<see cref="TextDataset"/>) or of
/// features that others computed (<see cref="TableDataset"/>).
/// </summary>
[TypeFormatterSource("DatasetView")]
public abstract class Dataset
{
    /// <summary>What is to be known of anything that the workbench composed.</summary>
    private protected const string SyntheticFault =
        "Synthetic: composed by the workbench and rated by simulated listeners, so no result says anything about music or compares with a published one.";

    /// <summary>What a person must know before using it.</summary>
    public abstract DatasetCard Card { get; }

    /// <summary>The file or folder, below the dataset's folder, by which the folder is known.</summary>
    public abstract string Mark { get; }

    /// <summary>The folders where the dataset may be, first choice first.</summary>
    private protected virtual IReadOnlyList<string> Places => DataFolders.Candidates(Card.Name);

    /// <summary>The folder of the dataset, or null where it is nowhere.</summary>
    /// <param name="root">The folder where the caller says it is; null to look in <see cref="DataFolders.Candidates(string)"/>.</param>
    public string? TryLocate(string? root = null)
    {
        IReadOnlyList<string> places = root is null ? Places : [Path.GetFullPath(root)];
        return places.FirstOrDefault(IsIn);
    }

    /// <summary>The folder of the dataset.</summary>
    /// <param name="root">The folder where the caller says it is; null to look in <see cref="DataFolders.Candidates(string)"/>.</param>
    /// <exception cref="MerException">It is nowhere; the message names every place looked at and how to get the data.</exception>
    public string Locate(string? root = null) => TryLocate(root) ?? throw (root is null
        ? new MerException($"{Card.Title} is not here: no {Mark} in {string.Join(", ", Places)}.", remedy: Remedy)
        : new MerException($"This is not a folder of {Card.Title}: expected {Mark} in it.", Path.GetFullPath(root), Remedy));

    private string Remedy => Card.Access
        + (FetchManifest.Names.Contains(Card.Name) ? $" Or: mer data fetch {Card.Name}." : "")
        + (EtudeMaker.Datasets.Contains(Card.Name) && !Card.IsSynthetic ? $" Or let études stand in for it: mer data make {Card.Name}." : "");

    /// <summary>Whether a folder has the <see cref="Mark"/>.</summary>
    private protected virtual bool IsIn(string place) => Path.Exists(Path.Combine(place, Mark));

    /// <summary>The folder of the dataset, where a dataset that can be made is made if it is nowhere.</summary>
    /// <param name="root">The folder where the caller says it is; null to look for it.</param>
    /// <param name="progress">Told of the making; may be null.</param>
    /// <param name="cancel">Stops the making.</param>
    /// <exception cref="MerException">It is nowhere and cannot be made.</exception>
    public virtual string LocateOrMake(string? root = null, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default) => Locate(root);

    /// <summary>Checks everything that can be checked; a whole report, never an exception for what is wrong in the data.</summary>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <param name="progress">Told of each item checked; may be null.</param>
    /// <exception cref="MerException">The folder is not to be found, or a label file cannot be read at all.</exception>
    public DatasetReport Check(string? root = null, IProgress<WorkProgress>? progress = null)
    {
        progress ??= Ambient.Progress;
        string folder = Locate(root);
        var faults = new LabelFaults(gather: true);
        DataManifest? manifest = DataManifest.TryLoad(folder);
        var (items, sounds) = CheckContent(folder, faults, manifest, progress);
        if (!IsSynthetic(folder) && Card.Items is { } expected && items != expected)
            faults.Add(new(Path.Combine(folder, Mark), 0, FormattableString.Invariant($"Expected {expected} {Card.ItemName}, got {items}.")));
        return new(Card.Name, folder, items, sounds, [.. faults.Found], manifest is not null) { Evidence = [.. Evidence(folder)] };
    }

    /// <summary>What was measured on the labels to show a known fault, a sentence each.</summary>
    private protected virtual IEnumerable<string> Evidence(string root) => [];

    /// <summary>True where a folder of this dataset holds what the workbench made itself: every result on it must be labelled so.</summary>
    /// <param name="root">The folder, as <see cref="Locate"/> gives it.</param>
    public bool IsSynthetic(string root) => Card.IsSynthetic || Etude.IsIn(root);

    /// <summary><see cref="Card"/>, of what a folder really holds: marked as synthetic where the workbench made it.</summary>
    /// <param name="root">The folder, as <see cref="Locate"/> gives it.</param>
    public DatasetCard CardOf(string root) => Etude.TryLoad(root) is { } etude
        ? Card with
        {
            Title = Card.IsSynthetic ? Card.Title : $"Synthetic études in the layout of {Card.Title}",
            Items = etude.Tracks,
            KnownFaults = [SyntheticFault],
            IsSynthetic = true,
        }
        : Card;

    /// <summary>Reads all labels, reporting what is malformed, and checks the sound of each item that has some.</summary>
    /// <returns>How many items there are, and a report for each that should have a sound file.</returns>
    private protected abstract (int Items, ImmutableArray<TrackReport> Sounds) CheckContent(
        string root, LabelFaults faults, DataManifest? manifest, IProgress<WorkProgress>? progress);
}
