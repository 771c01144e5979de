using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>A stretch of a sound that arrives block by block: takes samples at its end, forgets them at its start.</summary>
/// <param name="wanted">The longest stretch that is taken out at once.</param>
internal sealed class SlidingBuffer(int wanted)
{
    private const int Room = 1 << 14;

    private readonly float[] _samples = new float[Check.Positive(wanted) + Room];
    private int _filled;

    /// <summary>The number of the first sample that is still here.</summary>
    public long Start { get; private set; }

    /// <summary>How many samples have come.</summary>
    public long End => Start + _filled;

    /// <summary>Takes as many samples as there is room for, and says how many.</summary>
    public int Append(ReadOnlySpan<float> samples)
    {
        int count = Math.Min(samples.Length, _samples.Length - _filled);
        samples[..count].CopyTo(_samples.AsSpan(_filled));
        _filled += count;
        return count;
    }

    /// <summary>A stretch by the number of its first sample.</summary>
    public ReadOnlySpan<float> Take(long from, int count) => _samples.AsSpan((int)(from - Start), count);

    /// <summary>Drops what lies before a sample.</summary>
    public void Forget(long before)
    {
        int drop = (int)Math.Clamp(before - Start, 0, _filled);
        _samples.AsSpan(drop, _filled - drop).CopyTo(_samples);
        Start += drop;
        _filled -= drop;
    }
}
