using System.Globalization;
using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>How a sound is cut into overlapping frames.</summary>
/// <param name="Length">Samples in a frame.</param>
/// <param name="Hop">Samples from one frame to the next.</param>
/// <param name="Centered">
/// True: frame i is centred on sample i x Hop, and the ends are padded, so that there are 1 + n / Hop frames. False: frame i begins at sample
/// i x Hop, and a tail that fills no frame is dropped.
/// </param>
/// <param name="Padding">What the frames at the ends are filled with, where centred.</param>
/// <param name="UntilEnd">
/// True: the last frame is the first one whose middle (or end, where not centred) lies at or beyond the end of the sound, if it holds any
/// sample at all; zeros fill it. Essentia's FrameCutter by default, checked against essentia.js 0.1.3.
/// </param>
public readonly record struct Framing(
    int Length, int Hop, bool Centered = true, FramePadding Padding = FramePadding.Zero, bool UntilEnd = false)
{
    /// <summary>How many frames a sound gives; 0 where it is too short for one.</summary>
    /// <param name="samples">Its length.</param>
    public int Count(long samples)
    {
        Check.Positive(Length);
        Check.Positive(Hop);
        if (samples == 0)
            return 0;
        if (UntilEnd)
        {
            long reach = Centered ? Length / 2 : Length;
            long last = Math.Max(0, CeilingOfHops(samples + Lead - reach));
            return checked((int)Math.Min(last + 1, CeilingOfHops(samples + Lead)));
        }
        if (!Centered)
            return samples < Length ? 0 : checked((int)(1 + (samples - Length) / Hop));
        // A mirror shows no more than there is in front of it.
        return Padding == FramePadding.Reflect && samples <= Length / 2 ? 0 : checked((int)(1 + samples / Hop));
    }

    private long CeilingOfHops(long samples) => (samples + Hop - 1) / Hop;

    /// <summary>How many samples lie in frame 0 before the sound's first.</summary>
    internal int Lead => !Centered ? 0 : UntilEnd ? (Length + 1) / 2 : Length / 2;

    /// <summary>The sample on which a frame begins; may be negative or reach beyond the end where centred.</summary>
    /// <param name="frame">The frame's number from 0.</param>
    public int Start(int frame) => frame * Hop - Lead;

    /// <summary>Copies a frame, padded.</summary>
    /// <param name="samples">The sound.</param>
    /// <param name="frame">The frame's number, below <see cref="Count"/>.</param>
    /// <param name="into">Receives <see cref="Length"/> samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public void Copy(ReadOnlySpan<float> samples, int frame, Span<float> into)
    {
        int start = Locate(samples, frame, into);
        int skip = Math.Clamp(-start, 0, Length), end = Math.Clamp(samples.Length - start, skip, Length);
        samples[(start + skip)..(start + end)].CopyTo(into[skip..]);
        Pad(samples, start, skip, end, into);
    }

    /// <summary>Copies a frame, padded and multiplied by a window.</summary>
    /// <param name="samples">The sound.</param>
    /// <param name="frame">The frame's number, below <see cref="Count"/>.</param>
    /// <param name="window"><see cref="Length"/> factors.</param>
    /// <param name="into">Receives <see cref="Length"/> samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public void Copy(ReadOnlySpan<float> samples, int frame, ReadOnlySpan<float> window, Span<float> into)
    {
        Check.SameLength(Length, window.Length, "the frame", nameof(window));
        int start = Locate(samples, frame, into);
        if (start >= 0 && start + Length <= samples.Length)
        {
            TensorPrimitives.Multiply(samples.Slice(start, Length), window, into);
            return;
        }
        Copy(samples, frame, into);
        TensorPrimitives.Multiply(into, window, into);
    }

    private int Locate(ReadOnlySpan<float> samples, int frame, Span<float> into)
    {
        Check.SameLength(Length, into.Length, "the frame", nameof(into));
        int count = Count(samples.Length);
        if ((uint)frame >= (uint)count)
            throw new ArgumentOutOfRangeException(nameof(frame), frame,
                string.Create(CultureInfo.InvariantCulture, $"{samples.Length} samples give {count} frames of {Length}; there is no frame {frame}."));
        return Start(frame);
    }

    private void Pad(ReadOnlySpan<float> samples, int start, int skip, int end, Span<float> into)
    {
        if (Padding == FramePadding.Zero)
        {
            into[..skip].Clear();
            into[end..].Clear();
            return;
        }
        int last = samples.Length - 1;
        for (int i = 0; i < skip; i++)
            into[i] = samples[-(start + i)];
        for (int i = end; i < into.Length; i++)
            into[i] = samples[2 * last - (start + i)];
    }
}
