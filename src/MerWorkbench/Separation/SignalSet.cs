using MerWorkbench.Audio;

namespace MerWorkbench.Separation;

/// <summary>Signals of one length, read as doubles piece by piece, so that no second copy of a song is needed.</summary>
/// <param name="count">How many signals there are.</param>
/// <param name="length">Samples of each.</param>
/// <param name="read">Copies samples of a signal: its number, where to begin, the room for them.</param>
internal sealed class SignalSet(int count, int length, SignalSet.Reader read)
{
    /// <summary>Copies samples of a signal.</summary>
    public delegate void Reader(int signal, int start, Span<double> into);

    public int Count => count;

    public int Length => length;

    /// <summary>The channels of sounds, one sound after the other.</summary>
    public static SignalSet Of(IReadOnlyList<Waveform> sounds)
    {
        int channels = sounds[0].Channels;
        return new(sounds.Count * channels, sounds[0].Length, (signal, start, into) =>
        {
            ReadOnlySpan<float> samples = sounds[signal / channels].Channel(signal % channels).Slice(start, into.Length);
            for (int i = 0; i < into.Length; i++)
                into[i] = samples[i];
        });
    }

    /// <summary>Rows of doubles.</summary>
    public static SignalSet Of(double[][] rows) => new(rows.Length, rows[0].Length, (signal, start, into) => rows[signal].AsSpan(start, into.Length).CopyTo(into));

    /// <summary>A stretch of all signals.</summary>
    public SignalSet Slice(int from, int samples) => new(count, samples, (signal, start, into) => read(signal, from + start, into));

    /// <summary>Some of the signals.</summary>
    public SignalSet Only(int first, int signals) => new(signals, length, (signal, start, into) => read(first + signal, start, into));

    /// <summary>Copies samples; those before the beginning and behind the end are zero.</summary>
    public void Read(int signal, int start, Span<double> into)
    {
        int before = Math.Clamp(-start, 0, into.Length), end = Math.Clamp(length - start, before, into.Length);
        into[..before].Clear();
        into[end..].Clear();
        if (end > before)
            read(signal, start + before, into[before..end]);
    }

    /// <summary>Whether the sum of some signals is zero at every sample, which is what museval calls silent: channels that cancel each other count too.</summary>
    public bool IsSilent(int first, int signals)
    {
        const int Block = 4096;
        Span<double> sum = stackalloc double[Block], part = stackalloc double[Block];
        for (int start = 0; start < length; start += Block)
        {
            int taken = Math.Min(Block, length - start);
            sum[..taken].Clear();
            for (int signal = first; signal < first + signals; signal++)
            {
                read(signal, start, part[..taken]);
                for (int i = 0; i < taken; i++)
                    sum[i] += part[i];
            }
            if (sum[..taken].ContainsAnyExcept(0.0))
                return false;
        }
        return true;
    }
}
