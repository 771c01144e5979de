using System.Collections.Concurrent;
using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>
/// The sources of songs as a separator gives them, kept on disk: one folder a song, found by the content of the song's file and the digest of the
/// separator, so that each song is separated once. A folder that is damaged or half written counts as none and is made anew; it may be removed at any time.
/// </summary>
/// <remarks><code>separated/NAME-HASH12/AA/AUDIOSHA256/vocals.flac, accompaniment.flac, sources.json     with the digest of each file, written last</code></remarks>
/// <param name="root">The folder of the feature store.</param>
/// <param name="separator">The separator; it stays the caller's to dispose of.</param>
public sealed class SeparatedSongs(string root, Separator separator)
{
    // A silent song's scores are not numbers.
    private static readonly JsonSerializerOptions Numbers = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private const string Stage = "separating", Digests = "sources.json", Ending = ".flac";

    // A network of full size takes 0.8 GB for each song under way.
    private const int MostAtOnce = 4;

    /// <summary>What separates.</summary>
    public Separator Separator => separator;

    /// <summary>The folder that holds, or would hold, the songs of this separator.</summary>
    public string Root { get; } = Path.Combine(Path.GetFullPath(root), "separated", $"{separator.Configuration.Name.ToLowerInvariant()}-{separator.Hash.Short}");

    /// <summary>The sources of songs, separated where they are not yet kept.</summary>
    /// <param name="paths">The songs' files.</param>
    /// <param name="jobs">Songs at a time, each on one thread, so that the bytes do not depend on the processors; default 1, and 4 at most.</param>
    /// <param name="progress">Told of each song; may be null.</param>
    /// <param name="token">Stops within a song; those before are kept.</param>
    /// <returns>For each path, in their order, the file of each source.</returns>
    /// <exception cref="AudioException">A song cannot be read or a file not be written.</exception>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Of(IReadOnlyList<string> paths, int jobs = 1, IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        (progress, token) = Ambient.Or(progress, token);
        string[] folders = [.. paths.Select(FolderOf)];
        var songs = paths.Zip(folders).DistinctBy(song => song.Second).ToArray();
        var all = new ConcurrentDictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        using var turn = new TrainingTurn(1);
        SideBySide.Do(songs.Length, Math.Clamp(jobs, 1, MostAtOnce), (i, stop) =>
        {
            set_num_threads(1);
            var (path, folder) = songs[i];
            all[folder] = Of(path, folder, stop);
            progress?.Report(new(Stage, all.Count, songs.Length, Path.GetFileName(path)));
        }, token);
        return [.. folders.Select(folder => all[folder])];
    }

    /// <summary>How near a song's separated voice comes to the true one; kept beside the sources.</summary>
    /// <param name="path">The song's file.</param>
    /// <param name="voice">The file of its true voice.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="MerException">A sound cannot be read, or is silent throughout.</exception>
    public VoiceScore Score(string path, string voice, CancellationToken token = default)
    {
        string folder = FolderOf(path), estimate = Of(path, folder, Ambient.Or(token))["vocals"];
        string kept = Path.Combine(folder, $"score-{ContentHash.OfFile(voice).Short}.json");
        if (TryScore(kept) is { } known)
            return known;
        VoiceScore score = VoiceScore.Of(Waveform.Load(path), Waveform.Load(voice), Waveform.Load(estimate), Ambient.Or(token));
        AtomicFile.WriteText(kept, JsonSerializer.Serialize((double[])[score.Sdr.Value, score.MixtureSdr.Value, score.ScaleInvariant.Value, score.MixtureScaleInvariant.Value], Numbers) + "\n");
        return score;
    }

    private static VoiceScore? TryScore(string path)
    {
        try
        {
            return File.Exists(path) && JsonSerializer.Deserialize<double[]>(File.ReadAllText(path), Numbers) is [var one, var two, var three, var four]
                ? new(new(one), new(two), new(three), new(four)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }

    private string FolderOf(string path)
    {
        string hex = ContentHash.OfFile(path).Hex;
        return Path.Combine(Root, hex[..2], hex);
    }

    private IReadOnlyDictionary<string, string> Of(string path, string folder, CancellationToken token)
    {
        string digests = Path.Combine(folder, Digests);
        if (TryRead(folder, digests) is { } kept)
            return kept;
        IReadOnlyDictionary<string, string> files = separator.Separate(path, folder, Ending, cancellation: token).Files;
        AtomicFile.WriteText(digests, JsonSerializer.Serialize(files.ToDictionary(file => file.Key, file => ContentHash.OfFile(file.Value).Hex), MerJson.Indented) + "\n");
        return files;
    }

    private Dictionary<string, string>? TryRead(string folder, string digests)
    {
        try
        {
            if (!File.Exists(digests) || JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(digests), MerJson.Indented) is not { } known)
                return null;
            Dictionary<string, string> files = separator.Configuration.Sources.ToDictionary(source => source, source => Path.Combine(folder, source + Ending));
            return files.All(file => known.TryGetValue(file.Key, out string? digest) && File.Exists(file.Value) && ContentHash.OfFile(file.Value).Hex == digest) ? files : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }
}
