using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features;

/// <summary>
/// Features kept on disk, one file a sound, found by the content of the sound file and the hash of the feature set: a renamed song is
/// known again, a changed one or another parameter is not. Any number of threads and processes may share a folder.
/// </summary>
/// <remarks>Files: <c>root/SET-HASH12/AA/AUDIOSHA256.safetensors</c>. A damaged file is noticed by its checksum and made anew.</remarks>
public sealed class FeatureStore
{
    private readonly string _root;

    /// <summary>Uses a folder, which is made when something is first kept.</summary>
    /// <param name="root">The folder.</param>
    public FeatureStore(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        _root = Path.GetFullPath(root);
    }

    /// <summary>The file that holds, or would hold, the features of a sound.</summary>
    /// <param name="audio">The digest of the sound file's bytes.</param>
    /// <param name="set">The feature set.</param>
    public string PathOf(ContentHash audio, FeatureSet set) =>
        Path.Combine(FolderOf(set), audio.Hex[..2], $"{audio.Hex}.safetensors");

    /// <summary>The features of a sound file: read from the store, or computed and kept.</summary>
    /// <param name="path">The sound file.</param>
    /// <param name="set">The feature set.</param>
    /// <exception cref="MerException">The sound file cannot be read, or is too short for the set.</exception>
    public FeatureMatrix Get(string path, FeatureSet set)
    {
        var audio = HashOf(path);
        string kept = PathOf(audio, set);
        if (Disk(kept, () => File.Exists(kept) ? FeatureFile.Read(kept, set, audio) : null) is { } known)
            return known;
        var matrix = set.Extract(SoundSource.FromFile(path));
        return Disk(kept, () =>
        {
            FeatureFile.Write(kept, matrix, set, audio);
            return matrix;
        });
    }

    /// <summary>
    /// The features of many sound files, several at a time. What the store holds is not computed again, so that a run that was
    /// cancelled or killed goes on where it stopped.
    /// </summary>
    /// <param name="paths">The sound files.</param>
    /// <param name="set">The feature set.</param>
    /// <param name="jobs">How many files at a time; as many as there are processors where 0.</param>
    /// <param name="progress">Hears of every finished file.</param>
    /// <param name="cancellation">Stops after the files at hand.</param>
    /// <returns>One matrix a path, in the order of the paths.</returns>
    /// <exception cref="MerException">Some files failed: the message lists them; all others are kept.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<FeatureMatrix> ExtractAll(
        IReadOnlyList<string> paths, FeatureSet set, int jobs = 0, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(jobs);
        Disk(_root, () =>
        {
            Sweep(set);
            return 0;
        });
        var results = new FeatureMatrix[paths.Count];
        var faults = new MerException?[paths.Count];
        long done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs == 0 ? Environment.ProcessorCount : jobs, CancellationToken = cancellation };
        Parallel.For(0, paths.Count, options, i =>
        {
            try
            {
                results[i] = Get(paths[i], set);
            }
            catch (MerException fault)
            {
                faults[i] = fault;
            }
            progress?.Report(new WorkProgress("features", Interlocked.Increment(ref done), paths.Count, Path.GetFileName(paths[i])));
        });
        Refuse(faults, paths.Count);
        return results;
    }

    private string FolderOf(FeatureSet set) => Path.Combine(_root, $"{set.Name}-{set.Hash.Short}");

    private T Disk<T>(string file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MerException($"the feature store cannot be used: {fault.Message}", file, $"Is there room and permission in {_root}?", fault);
        }
    }

    // What a killed process was writing. A live one needs seconds for a file, never an hour.
    private void Sweep(FeatureSet set)
    {
        var folder = new DirectoryInfo(FolderOf(set));
        if (!folder.Exists)
            return;
        foreach (var part in folder.EnumerateFiles("*" + AtomicFile.TemporarySuffix, SearchOption.AllDirectories))
        {
            if (part.LastWriteTimeUtc < DateTime.UtcNow.AddHours(-1))
                part.Delete();
        }
    }

    private static void Refuse(MerException?[] faults, int total)
    {
        const int Shown = 10;
        string[] messages = [.. faults.OfType<MerException>().Select(fault => fault.Message)];
        if (messages.Length == 0)
            return;
        MerException first = faults.OfType<MerException>().First();
        if (messages.Length == 1)
            throw first;
        // A missing library or a full disk meets every file alike; once is enough.
        if (faults.OfType<MerException>().All(fault => fault.Problem == first.Problem))
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"{first.Problem} So it is with {messages.Length} of {total} sound files, the first: {first.Where}."), remedy: first.Remedy, inner: first);
        string rest = messages.Length > Shown ? string.Create(CultureInfo.InvariantCulture, $"\n  and {messages.Length - Shown} more") : "";
        throw new MerException(string.Create(CultureInfo.InvariantCulture,
            $"{messages.Length} of {total} sound files gave no features:\n  {string.Join("\n  ", messages.Take(Shown))}{rest}"));
    }

    private static ContentHash HashOf(string path)
    {
        using var file = AudioReader.Open(path);
        using var stream = new FileStream(file, FileAccess.Read, 1 << 16);
        return ContentHash.OfStream(stream);
    }
}
