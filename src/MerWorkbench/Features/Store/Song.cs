using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Store;

/// <summary>
/// A sound file that several sets are taken from, one after the other: decoded once where it fits into memory, and its frames computed
/// once for all summaries of them. Not for several threads at once.
/// </summary>
internal sealed class Song(string path) : IDisposable
{
    private readonly RememberedSound _sound = new(SoundSource.FromFile(path));
    private FeatureRows? _frames;
    private ContentHash _framesOf;

    /// <summary>How long it is; zero as long as nothing was taken from it.</summary>
    public Seconds Duration { get; private set; }

    /// <summary>Computes the features by a set.</summary>
    public FeatureRows Compute(FeatureSet set, CancellationToken cancellation)
    {
        FeatureRows rows = set is ISummary summary ? summary.Summarise(FramesBy(summary.Inner, cancellation), path) : set.Compute(_sound, cancellation);
        Duration = rows.Duration;
        return rows;
    }

    public void Dispose()
    {
        _frames?.Dispose();
        _sound.Dispose();
    }

    private FeatureRows FramesBy(FeatureSet set, CancellationToken cancellation)
    {
        if (_frames is null || _framesOf != set.Hash)
        {
            _frames?.Dispose();
            _frames = null;
            _frames = Compute(set, cancellation);
            _framesOf = set.Hash;
        }
        return _frames;
    }
}
