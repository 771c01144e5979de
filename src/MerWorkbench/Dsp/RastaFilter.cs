using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>
/// The band-pass filter of RASTA processing, for several channels side by side:
/// H(z) = 0.1 (2 + z^-1 - z^-3 - 2 z^-4) / (1 - 0.98 z^-1). At 100 frames a second it lets pass what moves from about 0.3 to 13 times a
/// second; what stays, such as a level or the colour of a line, gives 0. The input is taken to have been the first frame's for ever
/// before. One object a pass.
/// </summary>
/// <remarks>Hermansky and Morgan (1994), RASTA Processing of Speech, IEEE Trans. Speech and Audio Processing 2(4).</remarks>
public sealed class RastaFilter
{
    private const float Pole = 0.98f;
    private const int Taps = 4;

    private readonly int _channels;
    private readonly float[] _past, _state;
    private int _newest = -1;

    /// <summary>Prepares a pass.</summary>
    /// <param name="channels">How many values a frame has, at least 1.</param>
    public RastaFilter(int channels)
    {
        _channels = Check.Positive(channels);
        _past = new float[Taps * channels];
        _state = new float[channels];
    }

    /// <summary>Filters the next frame.</summary>
    /// <param name="frame">One value a channel.</param>
    /// <param name="into">Receives as many; may be the same memory.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Next(ReadOnlySpan<float> frame, Span<float> into)
    {
        Check.SameLength(_channels, frame.Length, "the filter", nameof(frame));
        Check.SameLength(_channels, into.Length, "the filter", nameof(into));
        if (_newest < 0)
        {
            for (int tap = 0; tap < Taps; tap++)
                frame.CopyTo(Past(tap));
            _newest = 0;
        }
        ReadOnlySpan<float> one = Past(_newest), three = Past(_newest + 2), four = Past(_newest + 3);
        _newest = (_newest + Taps - 1) % Taps;
        var oldest = Past(_newest);
        for (int c = 0; c < frame.Length; c++)
        {
            float x = frame[c];
            _state[c] = Pole * _state[c] + 0.1f * (2 * (x - four[c]) + (one[c] - three[c]));
            oldest[c] = x;
        }
        _state.CopyTo(into);
    }

    private Span<float> Past(int tap) => _past.AsSpan(tap % Taps * _channels, _channels);
}
