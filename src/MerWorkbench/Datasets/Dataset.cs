using System.Collections.Immutable;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A dataset in its official layout on disk. Labels load without the sound.</summary>
public abstract class Dataset
{
    /// <summary>What a person must know before using it.</summary>
    public abstract DatasetCard Card { get; }

    /// <summary>The file, below the dataset's folder, by which the folder is known.</summary>
    public abstract string Mark { get; }

    /// <summary>The folder of the dataset, or null where it is nowhere.</summary>
    /// <param name="root">The folder where the caller says it is; null to look in <see cref="DataFolders.Candidates(string)"/>.</param>
    public string? TryLocate(string? root = null)
    {
        IReadOnlyList<string> places = root is null ? DataFolders.Candidates(Card.Name) : [Path.GetFullPath(root)];
        return places.FirstOrDefault(place => File.Exists(Path.Combine(place, Mark)));
    }

    /// <summary>The folder of the dataset.</summary>
    /// <param name="root">The folder where the caller says it is; null to look in <see cref="DataFolders.Candidates(string)"/>.</param>
    /// <exception cref="MerException">It is nowhere; the message names every place looked at and how to get the data.</exception>
    public string Locate(string? root = null) => TryLocate(root) ?? throw (root is null
        ? new MerException($"{Card.Title} is not here: no {Mark} in {string.Join(", ", DataFolders.Candidates(Card.Name))}.", remedy: Card.Access)
        : new MerException($"This is not a folder of {Card.Title}: expected a file {Mark} in it.", Path.GetFullPath(root), Card.Access));

    /// <summary>The folder of the dataset, where a dataset that can be made is made if it is nowhere.</summary>
    /// <param name="root">The folder where the caller says it is; null to look for it.</param>
    /// <param name="progress">Told of the making; may be null.</param>
    /// <param name="cancel">Stops the making.</param>
    /// <exception cref="MerException">It is nowhere and cannot be made.</exception>
    public virtual string LocateOrMake(string? root = null, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default) => Locate(root);

    /// <summary>Checks every label, the number of tracks, and every track's sound by decoding it; a whole report, never an exception for what is wrong in the data.</summary>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <param name="progress">Told of each sound checked; may be null.</param>
    /// <exception cref="MerException">The folder is not to be found, or a label file cannot be read at all.</exception>
    public DatasetReport Check(string? root = null, IProgress<WorkProgress>? progress = null)
    {
        string folder = Locate(root);
        var faults = new LabelFaults(gather: true);
        IReadOnlyList<Track> tracks = Read(folder, faults);
        if (!Card.IsSynthetic && tracks.Count != Card.Tracks)
            faults.Add(new(Path.Combine(folder, Mark), 0, $"Expected the labels of {Card.Tracks} tracks, got {tracks.Count}."));
        DataManifest? manifest = DataManifest.TryLoad(folder);
        int done = 0;
        ImmutableArray<TrackReport> reports = [.. tracks.AsParallel().AsOrdered().Select(track =>
        {
            TrackReport report = CheckSound(track, folder, manifest);
            progress?.Report(new("checking", Interlocked.Increment(ref done), tracks.Count, track.Id));
            return report;
        })];
        return new(Card.Name, folder, reports, [.. faults.Found], manifest is not null);
    }

    /// <summary>All tracks, in the order of their ids.</summary>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <exception cref="MerException">The folder is not to be found, or a label is malformed; the message names file and line, what was expected and what was found.</exception>
    public IReadOnlyList<Track> Load(string? root = null) => Read(Locate(root), new LabelFaults(gather: false));

    /// <summary>Reads the labels. Reports what is malformed and goes on without it.</summary>
    private protected abstract IReadOnlyList<Track> Read(string root, LabelFaults faults);

    private static TrackReport CheckSound(Track track, string root, DataManifest? manifest)
    {
        if (!File.Exists(track.AudioPath))
            return Report(TrackStatus.Missing, "no such file");
        try
        {
            if (manifest?.Difference(root, track.AudioPath) is { } difference)
                return Report(TrackStatus.Changed, difference);
            Waveform sound = track.LoadAudio();
            return sound.Warnings.Count == 0
                ? Report(TrackStatus.Ok, null)
                : Report(TrackStatus.Unreadable, string.Join(" ", sound.Warnings));
        }
        catch (MerException e)
        {
            return Report(TrackStatus.Unreadable, e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Report(TrackStatus.Unreadable, e.Message);
        }

        TrackReport Report(TrackStatus status, string? detail) => new(track.Id, track.AudioPath, status, detail);
    }
}
