using System.Numerics;
using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// The part of a <see cref="VoicePass"/> that eGeMAPS adds: formants, harmonics and noise. What does not need the pitch is computed as a frame comes;
/// the rest when its pitch is chosen, from what was kept in the frame's slot.
/// </summary>
internal sealed class VoiceTimbre
{
    private const int Formants = 3;
    private static readonly Seconds ShortFrame = new(0.020);

    private readonly SampleRate _rate;
    private readonly int _bins;
    private readonly float[] _window, _shortWindow, _windowed, _padded, _power, _magnitudes;
    private readonly RealFft _fft;
    private readonly SpectralFormants _finder;
    private readonly Formant[] _formants;
    private readonly HarmonicLevels _levels;
    private readonly AutocorrelationHarmonicity _harmonicity;

    public VoiceTimbre(SampleRate rate, float[] window, int bins, Hertz lowestPitch, int slots)
    {
        _rate = rate;
        _bins = bins;
        _window = window;
        _windowed = new float[window.Length];
        _shortWindow = Window.Make(WindowShape.Hamming, Math.Min(window.Length, ShortFrame.ToSamples(rate)), periodic: false);
        _fft = new RealFft((int)BitOperations.RoundUpToPowerOf2((uint)(_shortWindow.Length * 9 / 8)));
        (_padded, _power) = (new float[_fft.Length], new float[_fft.Bins]);
        _magnitudes = new float[slots * bins];
        _formants = new Formant[slots * Formants];
        _finder = new SpectralFormants(_fft.Bins, rate);
        _levels = new HarmonicLevels(bins, rate);
        _harmonicity = new AutocorrelationHarmonicity(window, (int)Math.Min(rate.Hertz / lowestPitch.Value + 1, window.Length / 2));
    }

    /// <summary>Looks at a frame that has just come.</summary>
    public void Look(int slot, ReadOnlySpan<float> frame, ReadOnlySpan<float> magnitude)
    {
        magnitude.CopyTo(_magnitudes.AsSpan(slot * _bins, _bins));
        TensorPrimitives.Multiply(frame[.._shortWindow.Length], _shortWindow, _padded);
        _fft.Power(_padded, _power);
        _finder.Find(_power, _formants.AsSpan(slot * Formants, Formants));
    }

    /// <summary>Fills the frame's columns from its pitch.</summary>
    public void Describe(int slot, ReadOnlySpan<float> frame, Hertz f0, Span<float> row)
    {
        var formants = _formants.AsSpan(slot * Formants, Formants);
        bool voiced = f0.Value > 0;
        if (voiced)
        {
            TensorPrimitives.Multiply(frame, _window, _windowed);
            _levels.Measure(_magnitudes.AsSpan(slot * _bins, _bins), f0);
            row[VoiceColumns.F0Semitone] = (float)PitchInSemitones.Of(f0);
            row[VoiceColumns.HnrAcf] = (float)_harmonicity.Of(_windowed, _rate.Hertz / f0.Value);
            row[VoiceColumns.H1H2] = (float)-_levels.OverFirst(2);
            double third = _levels.AtOverFirst(formants[2].Frequency);
            row[VoiceColumns.H1A3] = third == FormantAmplitude.None ? 0 : (float)-third;
        }
        for (int i = 0; i < Formants; i++)
        {
            var column = row.Slice(VoiceColumns.F1Frequency + 3 * i, 3);
            column[0] = (float)formants[i].Frequency.Value;
            column[1] = (float)formants[i].Bandwidth.Value;
            column[2] = voiced ? (float)_levels.AtOverFirst(formants[i].Frequency) : (float)FormantAmplitude.None;
        }
    }
}
