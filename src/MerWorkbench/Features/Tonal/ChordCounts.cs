namespace MerWorkbench.Features.Tonal;

/// <summary>How often each chord was heard and how often it changed. One a sound.</summary>
public sealed class ChordCounts
{
    private readonly long[] _counts = new long[Chord.Count];
    private Chord _last;

    /// <summary>How many frames there were.</summary>
    public long Frames { get; private set; }

    /// <summary>How many frames had another chord than the one before.</summary>
    public long Changes { get; private set; }

    /// <summary>The chord heard most; of equals the first in the order of <see cref="Chord.CircleIndex"/>. C where nothing was heard.</summary>
    public Chord Commonest => Chord.AtCircle(Array.IndexOf(_counts, _counts.Max()));

    /// <summary>In how many frames a chord was heard.</summary>
    /// <param name="chord">The chord.</param>
    public long this[Chord chord] => _counts[chord.CircleIndex];

    /// <summary>Counts the next frame.</summary>
    /// <param name="chord">Its chord.</param>
    public void Add(Chord chord)
    {
        if (Frames++ > 0 && chord != _last)
            Changes++;
        _last = chord;
        _counts[chord.CircleIndex]++;
    }
}
