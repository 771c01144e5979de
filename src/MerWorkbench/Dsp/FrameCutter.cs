using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// Cuts a sound that arrives block by block into overlapping frames, the same ones that <see cref="Framing.Copy(ReadOnlySpan{float}, int, Span{float})"/>
/// cuts from a whole sound. Holds one frame and one block.
/// </summary>
public sealed class FrameCutter : ISampleSink
{
    private const int Room = 1 << 14;

    private readonly Framing _framing;
    private readonly FrameAction _onFrame;
    private readonly float[] _buffer;
    private readonly int _kept;
    private long _origin, _total;
    private int _filled;
    private bool _leadFilled;

    /// <summary>Prepares the cutting of one sound.</summary>
    /// <param name="framing">How it is cut.</param>
    /// <param name="onFrame">Hears of every frame, in order.</param>
    /// <exception cref="ArgumentException">A length is not above zero, or the framing mirrors ends while going on until the end.</exception>
    public FrameCutter(Framing framing, FrameAction onFrame)
    {
        Check.Positive(framing.Length);
        Check.Positive(framing.Hop);
        bool mirrors = framing is { Centered: true, Padding: FramePadding.Reflect };
        if (mirrors && framing.UntilEnd)
            throw new ArgumentException("Frames that go on until the end are filled with zeros; a mirror is too short for them.", nameof(framing));
        (_framing, _onFrame) = (framing, onFrame);
        _kept = mirrors ? framing.Length - framing.Lead + 1 : 0;
        // Before the end: what the next frame needs and a block. At the end: the last samples and up to a frame of padding.
        _buffer = new float[2 * framing.Length + Room];
        _origin = -framing.Lead;
        _filled = framing.Lead;
        _leadFilled = !mirrors;
    }

    /// <summary>How many frames there were so far.</summary>
    public int Frames { get; private set; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            // Where hops are longer than frames, some samples belong to none.
            if (_filled == 0 && _kept == 0 && NextStart > _origin)
            {
                int skip = (int)Math.Min(NextStart - _origin, samples.Length);
                (_origin, _total) = (_origin + skip, _total + skip);
                samples = samples[skip..];
                continue;
            }
            int count = Math.Min(samples.Length, _buffer.Length - _filled);
            samples[..count].CopyTo(_buffer.AsSpan(_filled));
            _filled += count;
            _total += count;
            samples = samples[count..];
            FillLead();
            if (_leadFilled)
                Emit(int.MaxValue);
            Forget();
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        int frames = _framing.Count(_total);
        while (Frames < frames)
        {
            // Padding reaches at most to the end of the frame at hand.
            int wanted = (int)(NextStart + _framing.Length - _origin);
            while (_filled < wanted)
            {
                long position = _origin + _filled;
                _buffer[_filled++] = _framing.Padding == FramePadding.Reflect ? _buffer[(int)(2 * (_total - 1) - position - _origin)] : 0;
            }
            Emit(frames);
            Forget();
        }
    }

    private long NextStart => (long)Frames * _framing.Hop - _framing.Lead;

    private void FillLead()
    {
        if (_leadFilled || _total <= _framing.Lead)
            return;
        for (int i = 0; i < _framing.Lead; i++)
            _buffer[i] = _buffer[2 * _framing.Lead - i];
        _leadFilled = true;
    }

    private void Emit(int until)
    {
        while (Frames < until && NextStart + _framing.Length <= _origin + _filled)
        {
            _onFrame(_buffer.AsSpan((int)(NextStart - _origin), _framing.Length), Frames);
            Frames++;
        }
    }

    private void Forget()
    {
        long from = Math.Min(NextStart, _total - _kept);
        int drop = (int)Math.Clamp(from - _origin, 0, _filled);
        if (drop == 0)
            return;
        _buffer.AsSpan(drop, _filled - drop).CopyTo(_buffer);
        _origin += drop;
        _filled -= drop;
    }
}
