using System.Collections.Immutable;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A dataset of music. Labels load without the sound.</summary>
public abstract class MusicDataset : Dataset
{
    /// <summary>All tracks, in the order of their ids.</summary>
    /// <param name="root">The folder, or null to look for it.</param>
    /// <exception cref="MerException">The folder is not to be found, or a label is malformed; the message names file and line, what was expected and what was found.</exception>
    public IReadOnlyList<Track> Load(string? root = null) => Read(Locate(root), new LabelFaults(gather: false));

    /// <summary>Reads the labels. Reports what is malformed and goes on without it.</summary>
    private protected abstract IReadOnlyList<Track> Read(string root, LabelFaults faults);

    private protected override (int Items, ImmutableArray<TrackReport> Sounds) CheckContent(
        string root, LabelFaults faults, DataManifest? manifest, IProgress<WorkProgress>? progress)
    {
        IReadOnlyList<Track> tracks = Read(root, faults);
        int done = 0;
        return (tracks.Count, [.. tracks.AsParallel().AsOrdered().Select(track =>
        {
            TrackReport report = CheckSound(track, root, manifest);
            progress?.Report(new("checking", Interlocked.Increment(ref done), tracks.Count, track.Id));
            return report;
        })]);
    }

    private static string? InOtherLetters(string path) =>
        Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Select(Path.GetFileName).FirstOrDefault(name => Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase)) : null;

    private static TrackReport CheckSound(Track track, string root, DataManifest? manifest)
    {
        if (!File.Exists(track.AudioPath))
            return Report(TrackStatus.Missing, InOtherLetters(track.AudioPath) is { } other ? $"no such file, but {other} is there: small and capital letters count" : "no such file");
        try
        {
            if (manifest?.Difference(root, track.AudioPath) is { } difference)
                return Report(TrackStatus.Changed, difference);
            if (track.Stems?.Values.FirstOrDefault(stem => !File.Exists(stem.Path)) is { } missing)
                return Report(TrackStatus.Missing, $"no such file: {missing.Path}");
            if (track.Stems?.Values.Select(stem => manifest?.Difference(root, stem.Path)).FirstOrDefault(said => said is not null) is { } changed)
                return Report(TrackStatus.Changed, changed);
            // A song without singing has a silent voice: no fault.
            string[] warnings = [.. track.LoadAudio().Warnings,
                .. (track.Stems?.Values ?? []).SelectMany(stem => stem.Load().Warnings.Where(warning => warning != SoundTally.Silence).Select(warning => $"{stem.Path}: {warning}"))];
            return warnings.Length == 0
                ? Report(TrackStatus.Ok, null)
                : Report(TrackStatus.Unreadable, string.Join(" ", warnings));
        }
        catch (MerException e)
        {
            return Report(TrackStatus.Unreadable, e.Where is { } where && where != track.AudioPath ? $"{where}: {e.Problem}" : e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Report(TrackStatus.Unreadable, e.Message);
        }

        TrackReport Report(TrackStatus status, string? detail) => new(track.Id, track.AudioPath, status, detail);
    }
}
