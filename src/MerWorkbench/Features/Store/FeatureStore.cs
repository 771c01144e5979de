using System.Collections.Concurrent;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Store;

/// <summary>
/// Features kept on disk, one file a sound, found by the content of the sound file and the hash of the feature set: a renamed song is
/// known again, a changed one or another parameter is not. Any number of threads and processes may share a folder; one that is killed
/// at any moment leaves nothing behind that another would take for features.
/// </summary>
/// <remarks>
/// <code>
/// SET-HASH12/set.json                        what the set is and what its columns hold (<see cref="SetCard"/>)
/// SET-HASH12/AA/AUDIOSHA256.safetensors      float32 [frames, bins] under the name features
/// </code>
/// A damaged file is noticed by its checksum and made anew. A file's time is that of its last use, to the day.
/// </remarks>
public sealed class FeatureStore
{
    private const int Tries = 3, BlockValues = 1 << 16;

    private readonly ConcurrentDictionary<string, bool> _described = new();

    /// <summary>Uses a folder, which is made when something is first kept.</summary>
    /// <param name="root">The folder.</param>
    public FeatureStore(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        Root = Path.GetFullPath(root);
    }

    /// <summary>The folder.</summary>
    public string Root { get; }

    /// <summary>The folder that holds, or would hold, the features of one set.</summary>
    /// <param name="set">The feature set.</param>
    public string FolderOf(FeatureSet set) => Path.Combine(Root, $"{set.Name.Replace('/', '_')}-{set.Hash.Short}");

    /// <summary>The file that holds, or would hold, the features of a sound.</summary>
    /// <param name="audio">The digest of the sound file's bytes.</param>
    /// <param name="set">The feature set.</param>
    public string PathOf(ContentHash audio, FeatureSet set) => Path.Combine(FolderOf(set), audio.Hex[..2], audio.Hex + StoreFolder.Extension);

    /// <summary>The features of a sound file: read from the store, or computed and kept.</summary>
    /// <param name="path">The sound file.</param>
    /// <param name="set">The feature set.</param>
    /// <param name="cancellation">Stops the computing.</param>
    /// <exception cref="MerException">The sound file cannot be read, or is too short for the set.</exception>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public FeatureMatrix Get(string path, FeatureSet set, CancellationToken cancellation = default) => GetAll(path, [set], cancellation)[0];

    /// <summary>The features of a sound file by several sets. The file is hashed once, and decoded once at most where it is not very long.</summary>
    /// <param name="path">The sound file.</param>
    /// <param name="sets">The feature sets.</param>
    /// <param name="cancellation">Stops the computing.</param>
    /// <returns>One matrix a set, in the order of the sets.</returns>
    /// <exception cref="MerException">The sound file cannot be read, or is too short for one of the sets; what the others gave is kept.</exception>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    public IReadOnlyList<FeatureMatrix> GetAll(string path, IReadOnlyList<FeatureSet> sets, CancellationToken cancellation = default)
    {
        cancellation = Ambient.Or(cancellation);
        var audio = HashOf(path);
        using var song = new Song(path);
        return LoadOrCompute(song, audio, sets, cancellation);
    }

    /// <summary>
    /// The features of many sound files, several at a time. What the store holds is not computed again, so that a run that was
    /// cancelled or killed goes on where it stopped.
    /// </summary>
    /// <param name="paths">The sound files.</param>
    /// <param name="set">The feature set.</param>
    /// <param name="jobs">How many files at a time; as many as there are processors where 0.</param>
    /// <param name="progress">Hears of every finished file.</param>
    /// <param name="cancellation">Stops within a block of sound; the files at hand are begun anew next time.</param>
    /// <returns>One matrix a path, in the order of the paths.</returns>
    /// <exception cref="MerException">Some files failed: the message lists them; all others are kept.</exception>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<FeatureMatrix> ExtractAll(
        IReadOnlyList<string> paths, FeatureSet set, int jobs = 0, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default) =>
        [.. ExtractAll(paths, [set], jobs, progress, cancellation).Select(sound => sound.Features[0])];

    /// <summary>The features of many sound files by several sets, each file hashed and decoded once.</summary>
    /// <param name="paths">The sound files.</param>
    /// <param name="sets">The feature sets.</param>
    /// <param name="jobs">How many files at a time; as many as there are processors where 0.</param>
    /// <param name="progress">Hears of every finished file.</param>
    /// <param name="cancellation">Stops within a block of sound; the files at hand are begun anew next time.</param>
    /// <returns>For each path, in their order, the file's digest and one matrix a set.</returns>
    /// <exception cref="MerException">Some files failed: the message lists them; all others are kept.</exception>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<StoredSound> ExtractAll(
        IReadOnlyList<string> paths, IReadOnlyList<FeatureSet> sets, int jobs = 0, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        (progress, cancellation) = Ambient.Or(progress, cancellation);
        var results = new StoredSound[paths.Count];
        var batch = new StoreBatch(paths, jobs, progress, cancellation);
        Sweep(sets);
        batch.Run((song, audio, file) => results[file] = new(audio, LoadOrCompute(song, audio, sets, cancellation)));
        batch.Refuse();
        return results;
    }

    /// <summary>Sees to it that the store holds the features of many sound files, without keeping them in memory, however many or long they are.</summary>
    /// <param name="paths">The sound files.</param>
    /// <param name="sets">The feature sets.</param>
    /// <param name="jobs">How many files at a time; as many as there are processors where 0.</param>
    /// <param name="progress">Hears of every finished file.</param>
    /// <param name="cancellation">Stops within a block of sound; the files at hand are begun anew next time.</param>
    /// <returns>What became of them; files that failed are listed there.</returns>
    /// <exception cref="StoreException">The store cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public StoreReport Fill(
        IReadOnlyList<string> paths, IReadOnlyList<FeatureSet> sets, int jobs = 0, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        (progress, cancellation) = Ambient.Or(progress, cancellation);
        int computed = 0, known = 0;
        var batch = new StoreBatch(paths, jobs, progress, cancellation);
        Sweep(sets);
        batch.Run((song, audio, file) =>
        {
            foreach (FeatureSet set in sets)
            {
                if (Known(audio, set) is { } about)
                {
                    Interlocked.Increment(ref known);
                    batch.Odd(file, about.Warnings);
                    continue;
                }
                using FeatureRows rows = song.Compute(set, cancellation);
                Keep(rows, audio, set);
                batch.Odd(file, rows.Warnings);
                Interlocked.Increment(ref computed);
            }
        });
        return batch.Report(computed, known);
    }

    /// <summary>What the store holds, a set each, by name.</summary>
    /// <exception cref="StoreException">The folder cannot be read.</exception>
    public IReadOnlyList<StoredSet> Sets() => Disk(Root, () => StoredSet.AllIn(Root));

    /// <summary>Finds what the store need not hold: entries of sets that are not known any more, damaged or long unused ones, and leftovers of killed processes.</summary>
    /// <param name="unusedFor">Entries not used for longer than this are found as well; null to keep them however old.</param>
    /// <param name="progress">Hears of every entry checked; may be null.</param>
    /// <param name="cancellation">Stops between entries.</param>
    /// <returns>What was found; nothing is removed before <see cref="StoreWaste.Remove"/>.</returns>
    /// <exception cref="StoreException">The folder cannot be read.</exception>
    public StoreWaste FindWaste(TimeSpan? unusedFor = null, IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        (progress, cancellation) = Ambient.Or(progress, cancellation);
        return Disk(Root, () => StoreWaste.In(Root, unusedFor, progress, cancellation));
    }

    private FeatureMatrix? Load(ContentHash audio, FeatureSet set)
    {
        string file = PathOf(audio, set);
        return Disk(file, () => FeatureFile.Read(file, set, audio) is { } matrix ? Used(file, matrix) : null);
    }

    private FeatureHeader? Known(ContentHash audio, FeatureSet set)
    {
        string file = PathOf(audio, set);
        return Disk(file, () => FeatureFile.Check(file) is { } about && about.IsOf(set, audio) ? Used(file, about) : null);
    }

    private FeatureMatrix[] LoadOrCompute(Song song, ContentHash audio, IReadOnlyList<FeatureSet> sets, CancellationToken cancellation)
    {
        var matrices = new FeatureMatrix[sets.Count];
        for (int i = 0; i < matrices.Length; i++)
        {
            if (Load(audio, sets[i]) is { } known)
            {
                matrices[i] = known;
                continue;
            }
            using FeatureRows rows = song.Compute(sets[i], cancellation);
            Keep(rows, audio, sets[i]);
            matrices[i] = rows.ToMatrix();
        }
        return matrices;
    }

    private void Keep(FeatureRows rows, ContentHash audio, FeatureSet set)
    {
        var about = new FeatureHeader(set.Name, set.Hash.Hex, audio.Hex, rows.Frames, rows.Columns.Count, rows.Timing, rows.Warnings, FeatureHeader.NoDigest);
        string file = PathOf(audio, set);
        Disk(file, () =>
        {
            if (_described.TryAdd(set.Hash.Hex, true))
                SetCard.Of(set).Save(FolderOf(set));
            for (int left = Tries - 1; ; left--)
            {
                try
                {
                    AtomicFile.Write(file, stream => FeatureFile.Write(stream, about, Blocks(rows)));
                    return 0;
                }
                catch (Exception fault) when (left > 0 && fault is FileNotFoundException or DirectoryNotFoundException)
                {
                    // Where the file system knows no locks, another process may take a file in the making for a leftover.
                }
                catch (ArgumentOutOfRangeException tooLarge)
                {
                    // What .NET makes of the system's "file too large".
                    throw new StoreException("a file may not become as large as this here: a limit of the file system, or of ulimit -f.", file, Root, tooLarge);
                }
            }
        });
    }

    private static IEnumerable<ReadOnlyMemory<float>> Blocks(FeatureRows rows)
    {
        int bins = rows.Columns.Count, height = Math.Min(rows.Frames, Math.Max(1, BlockValues / bins));
        var block = new float[height * bins];
        for (int row = 0; row < rows.Frames; row += height)
        {
            var part = block.AsMemory(0, Math.Min(height, rows.Frames - row) * bins);
            rows.CopyRows(row, part.Span);
            yield return part;
        }
    }

    private void Sweep(IReadOnlyList<FeatureSet> sets) => Disk(Root, () =>
    {
        if (File.Exists(Root))
            throw new StoreException("this is a file, not a folder.", Root, Path.GetDirectoryName(Root)!, null);
        foreach (FeatureSet set in sets)
        {
            if (!Directory.Exists(FolderOf(set)))
                continue;
            foreach (string part in Directory.EnumerateFiles(FolderOf(set), "*" + AtomicFile.TemporarySuffix, SearchOption.AllDirectories))
            {
                if (AtomicFile.IsLeftover(part))
                    File.Delete(part);
            }
        }
        return 0;
    });

    private static T Used<T>(string file, T value)
    {
        DateTime now = DateTime.UtcNow;
        try
        {
            if (now - File.GetLastWriteTimeUtc(file) > TimeSpan.FromDays(1))
                File.SetLastWriteTimeUtc(file, now);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another person's store can be read all the same.
        }
        return value;
    }

    private T Disk<T>(string file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(file, Root, fault);
        }
    }

    internal static ContentHash HashOf(string path)
    {
        using var file = AudioReader.Open(path);
        using var stream = new FileStream(file, FileAccess.Read, 1 << 16);
        return ContentHash.OfStream(stream);
    }
}
