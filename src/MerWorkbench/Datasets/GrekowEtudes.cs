using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// Études in the layout of Grekow's fragments, in a folder of their own: what runs where no real data is. Made when first used
/// (<see cref="EtudeMaker"/>) and read by the loader of <see cref="GrekowGtzan"/>. Not evidence about music.
/// </summary>
public sealed class GrekowEtudes : MusicDataset
{
    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = GrekowLayout.StandInName,
        Title = "Synthetic études",
        Summary = "96 études of 6 s, composed to follow known arousal and valence and rated by simulated listeners.",
        Citation = "MerWorkbench: études, synthetic songs of known emotion, composed by the workbench.",
        Doi = null,
        BibTeX = """
            @misc{merworkbenchEtudes,
              title = {\'{E}tudes: synthetic songs of known emotion},
              note  = {Composed by MerWorkbench; not music that people made or rated}
            }
            """,
        Licence = "None needed: made on your machine.",
        Access = "The main job makes them where no real data is found; so does mer data make etudes, in any number.",
        Scale = AffectScale.MinusOneToOne,
        Items = GrekowLayout.StandInTracks,
        ClipLength = GrekowLayout.FragmentLength,
        Megabytes = 26,
        KnownFaults = [SyntheticFault],
        IsSynthetic = true,
    };

    /// <inheritdoc/>
    /// <remarks>The manifest, which is written last: a making that was stopped does not count as data.</remarks>
    public override string Mark => DataManifest.FileName;

    /// <inheritdoc/>
    /// <remarks>Those that an older version of the composer made are made anew, as many and of the same seed: its music is other music.</remarks>
    public override string LocateOrMake(string? root = null, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        if (root is not null)
            return Locate(root);
        string folder = TryLocate() ?? DataFolders.ForNew(Card.Name);
        Renew(folder, progress, cancel);
        return folder;
    }

    /// <summary>Makes them in a folder, unless it holds those of this version of the composer.</summary>
    internal void Renew(string folder, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        Etude? there = Etude.TryLoad(folder);
        if (!IsIn(folder) || there is { Version: not Etude.CurrentVersion })
            EtudeMaker.Make(Card.Name, folder, there?.Tracks, there?.Seed ?? 1, progress, cancel);
    }

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => GrekowGtzan.ReadFragments(root, faults);
}
