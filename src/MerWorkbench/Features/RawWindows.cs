using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// The samples themselves as what a model sees: for each of some moments the half second before it, mono at 44.1 kHz,
/// <c>[moments, 22050]</c>, full scale [-1, 1]. A label given at a moment is about what was heard up to then.
/// </summary>
/// <remarks>88 kB a window: a clip with 60 labels takes 5.3 MB, so that windows are cut when needed and kept in no store.</remarks>
public static class RawWindows
{
    /// <summary>Samples a second.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <summary>How long a window is.</summary>
    public static Seconds Length { get; } = new(0.5);

    /// <summary>Samples of a window.</summary>
    public static int Samples { get; } = Length.ToSamples(Rate);

    /// <summary>The parameters, one <c>name = value</c> a line.</summary>
    public static string Parameters { get; } = FormattableString.Invariant($"""
        of = samples, mean of the channels
        rate = {Rate}
        window = the {Length} before each label, {Samples} samples
        """);

    private static readonly FeatureColumn[] s_columns = [.. Enumerable.Range(0, Samples).Select(i => new FeatureColumn(
        FormattableString.Invariant($"sample_{i}"), new("sample", FeatureGroup.LowLevel, "1", "-1 to 1", "The sound pressure at a moment, full scale being 1.", "the recording")))];

    /// <summary>The windows before evenly spaced moments.</summary>
    /// <param name="sound">The sound.</param>
    /// <param name="first">The first moment, at least <see cref="Length"/>.</param>
    /// <param name="step">The time from one moment to the next.</param>
    /// <param name="count">How many moments; fewer windows come back where the sound ends before.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <returns><c>[windows, 22050]</c>.</returns>
    /// <exception cref="MerException">The sound cannot be read, or ends before the first moment.</exception>
    public static FeatureMatrix Before(SoundSource sound, Seconds first, Seconds step, int count, CancellationToken cancellation = default)
    {
        var values = new float[(long)Check.Positive(count) * Samples];
        int found = Play(sound, first, step, count, (window, samples) => samples.CopyTo(values.AsSpan(window * Samples)), cancellation);
        if (found == 0)
            throw new MerException(FormattableString.Invariant($"the sound ends before {first}: there is no half second before a label."), sound.Name);
        if (found < count)
            Array.Resize(ref values, found * Samples);
        return new(s_columns, values, new(new(first.Value - (Length.Value / 2)), step));
    }

    /// <summary>Plays a sound and hands over its windows one by one, so that a long one costs no memory.</summary>
    /// <param name="sound">The sound.</param>
    /// <param name="first">The first moment, at least <see cref="Length"/>.</param>
    /// <param name="step">The time from one moment to the next, at least <see cref="Length"/>.</param>
    /// <param name="most">How many windows at most.</param>
    /// <param name="onWindow">Is given a window's number and its samples, valid during the call alone.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <returns>How many windows there were.</returns>
    public static int Play(SoundSource sound, Seconds first, Seconds step, int most, WindowAction onWindow, CancellationToken cancellation = default)
    {
        Check.InRange(first.Value, Length.Value, double.MaxValue);
        Check.InRange(step.Value, Length.Value, double.MaxValue);
        var cutter = new Cutter(first, step, most, onWindow);
        sound.Play(Rate, cutter, Ambient.Or(cancellation));
        return cutter.Windows;
    }

    /// <summary>Takes a window.</summary>
    /// <param name="window">Its number from 0.</param>
    /// <param name="samples">Its samples.</param>
    public delegate void WindowAction(int window, ReadOnlySpan<float> samples);

    private sealed class Cutter(Seconds first, Seconds step, int most, WindowAction onWindow) : ISampleSink
    {
        private readonly float[] _window = new float[Samples];
        private long _at;
        private int _filled;

        public int Windows { get; private set; }

        public void Push(ReadOnlySpan<float> samples)
        {
            while (!samples.IsEmpty && Windows < most)
            {
                long start = new Seconds(first.Value + (Windows * step.Value)).ToSamples(Rate) - Samples;
                int skip = (int)Math.Clamp(start - _at, 0, samples.Length);
                samples = samples[skip..];
                int take = Math.Min(samples.Length, Samples - _filled);
                samples[..take].CopyTo(_window.AsSpan(_filled));
                samples = samples[take..];
                _filled += take;
                _at += skip + take;
                if (_filled == Samples)
                {
                    onWindow(Windows, _window);
                    Windows++;
                    _filled = 0;
                }
            }
        }

        public void Finish()
        {
        }
    }
}
