using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>Gathers interleaved samples of unknown number into one row a channel.</summary>
internal sealed class SampleBuffer : IChannelSink
{
    // A header's claim is believed up to here (4 M samples: 95 s at 44.1 kHz); beyond it the rows double as samples really come.
    private const int Trusted = 1 << 22;

    private float[][] _rows = [];

    /// <summary>How many samples a channel there are.</summary>
    public int Length { get; private set; }

    /// <summary>The rows; only their first <see cref="Length"/> samples count.</summary>
    public float[][] Rows => _rows;

    public void Begin(SampleRate rate, int channels, long? claimed)
    {
        int capacity = (int)Math.Clamp(claimed ?? 0, 1 << 12, Math.Max(1 << 12, Trusted / channels));
        _rows = [.. Enumerable.Range(0, channels).Select(_ => new float[capacity])];
    }

    public void Push(ReadOnlySpan<float> interleaved)
    {
        int channels = _rows.Length, count = interleaved.Length / channels;
        long needed = (long)Length + count;
        if (needed > _rows[0].Length)
            Grow(needed);
        for (int channel = 0; channel < channels; channel++)
        {
            var row = _rows[channel].AsSpan(Length, count);
            if (channels == 1)
            {
                interleaved.CopyTo(row);
                break;
            }
            for (int i = 0, at = channel; i < row.Length; i++, at += channels)
                row[i] = interleaved[at];
        }
        Length += count;
    }

    public void Finish()
    {
    }

    private void Grow(long needed)
    {
        if (needed > Array.MaxLength)
            throw new OutOfMemoryException();
        int capacity = (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _rows[0].Length));
        for (int channel = 0; channel < _rows.Length; channel++)
            Array.Resize(ref _rows[channel], capacity);
    }
}
