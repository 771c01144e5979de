using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>Études that stand in where no real data is, in a folder of their own, made when first used.</summary>
public abstract class EtudeDataset : MusicDataset
{
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

    /// <summary>A folder of the first of them alone, made when first asked for, beside that of all: for what shall be done in less time.</summary>
    /// <param name="tracks">How many songs, at least 4.</param>
    /// <param name="progress">Told of each song made; may be null.</param>
    /// <param name="cancel">Stops the making.</param>
    /// <remarks>Each is the same song, to the last bit, as in the folder of all, so that features are computed once.</remarks>
    /// <exception cref="MerException">There are not that many, or too few.</exception>
    public string First(int tracks, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        string folder = DataFolders.ForNew(FormattableString.Invariant($"{Card.Name}-first-{tracks}"));
        if (!IsIn(folder) || Etude.TryLoad(folder) is not { Version: Etude.CurrentVersion } there || there.Tracks != tracks)
            EtudeMaker.Make(Card.Name, folder, tracks, Seed, progress, cancel);
        return folder;
    }

    /// <summary>The seed they are made with: those that are set against each other in one work differ in it, so that no song of one is much like one of the other.</summary>
    private protected virtual int Seed => 1;

    /// <summary>Makes them in a folder, unless it holds those of this version of the composer.</summary>
    internal void Renew(string folder, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default)
    {
        Etude? there = Etude.TryLoad(folder);
        if (!IsIn(folder) || there is { Version: not Etude.CurrentVersion })
            EtudeMaker.Make(Card.Name, folder, there?.Tracks, there?.Seed ?? Seed, progress, cancel);
    }
}
