using System.Globalization;
using System.Runtime.ExceptionServices;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Store;

/// <summary>Many sound files, worked through several at a time: what is wrong with one does not keep the others from being done.</summary>
internal sealed class StoreBatch(IReadOnlyList<string> paths, int jobs, IProgress<WorkProgress>? progress, CancellationToken cancellation)
{
    private const string Stage = "features";
    private const int Shown = 10;

    private readonly ParallelOptions _options = new()
    {
        MaxDegreeOfParallelism = jobs switch
        {
            < 0 => throw new ArgumentOutOfRangeException(nameof(jobs), jobs, FormattableString.Invariant($"{nameof(jobs)} must not be negative; got {jobs}.")),
            0 => Environment.ProcessorCount,
            _ => jobs,
        },
        CancellationToken = cancellation,
    };

    private readonly MerException?[] _faults = new MerException?[paths.Count];
    private readonly IReadOnlyList<string>?[] _odd = new IReadOnlyList<string>?[paths.Count];
    private readonly Lock _gate = new();
    private int _done;
    private double _sound;

    /// <summary>Works through all files; a fault of the store itself ends it.</summary>
    /// <param name="work">Is given a file, its digest and its number.</param>
    public void Run(Action<Song, ContentHash, int> work)
    {
        StoreException? broken = null;
        progress?.Report(new WorkProgress(Stage, 0, paths.Count));
        try
        {
            Parallel.For(0, paths.Count, _options, (file, state) =>
            {
                using var song = new Song(paths[file]);
                try
                {
                    work(song, FeatureStore.HashOf(paths[file]), file);
                }
                catch (StoreException fault)
                {
                    broken = fault;
                    state.Stop();
                    return;
                }
                catch (MerException fault)
                {
                    _faults[file] = fault;
                }
                lock (_gate)
                {
                    _sound += song.Duration.Value;
                    progress?.Report(new WorkProgress(Stage, ++_done, paths.Count, Path.GetFileName(paths[file]), TimeSpan.FromSeconds(_sound)));
                }
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        if (broken is not null)
            throw broken;
    }

    /// <summary>Remembers what was odd with a file.</summary>
    public void Odd(int file, IReadOnlyList<string> warnings)
    {
        if (warnings.Count > 0)
            _odd[file] = warnings;
    }

    /// <summary>What became of the files.</summary>
    public StoreReport Report(int computed, int known) => new(paths.Count, computed, known, new Seconds(_sound),
        [.. Remarks(file => _faults[file] is { } fault ? $"{fault.Problem} {fault.Remedy}".TrimEnd() : null)],
        [.. Remarks(file => _odd[file] is { } odd ? string.Join(' ', odd) : null)]);

    /// <summary>Throws if a file failed, naming those that did.</summary>
    public void Refuse()
    {
        MerException[] faults = [.. _faults.OfType<MerException>()];
        if (faults.Length == 0)
            return;
        MerException first = faults[0];
        if (faults.Length == 1)
            throw first;
        // A missing library meets every file alike; once is enough.
        if (faults.All(fault => fault.Problem == first.Problem))
            throw new MerException(string.Create(CultureInfo.InvariantCulture,
                $"{first.Problem} So it is with {faults.Length} of {paths.Count} sound files, the first: {first.Where}."), remedy: first.Remedy, inner: first);
        string rest = faults.Length > Shown ? string.Create(CultureInfo.InvariantCulture, $"\n  and {faults.Length - Shown} more") : "";
        throw new MerException(string.Create(CultureInfo.InvariantCulture,
            $"{faults.Length} of {paths.Count} sound files gave no features:\n  {string.Join("\n  ", faults.Take(Shown).Select(fault => fault.Message))}{rest}"));
    }

    private IEnumerable<StoreReport.Remark> Remarks(Func<int, string?> say)
    {
        for (int file = 0; file < paths.Count; file++)
        {
            if (say(file) is { } text)
                yield return new StoreReport.Remark(paths[file], text);
        }
    }
}
