using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The energy of each beat of a sound at 44.1 kHz: from the loudest sample within 50 ms of the beat on, 50 ms under a Blackman-Harris window
/// of sum 2, the sum of squared magnitudes; and what share of it lies in each band of <see cref="BeatBandRatio"/>.
/// </summary>
/// <remarks>
/// A second pass over a sound whose beats are known. A beat less than 50 ms from the start is looked for in the first 100 ms; one whose 150 ms
/// reach beyond the end has no loudness, so that there may be fewer values than beats. Holds 150 ms of sound. One object a pass.
/// </remarks>
public sealed class BeatLoudness : ISampleSink, IDescriptor
{
    private const int Search = 4410, Length = BeatBandRatio.Length, Slice = 6619;

    private static readonly float[] Curve = MakeWindow();

    private readonly long[] _starts;
    private readonly BeatBandRatio _ratio = new();
    private readonly float[] _beat = new float[Length];
    private readonly SlidingBuffer _buffer = new(Slice);
    private readonly List<float> _energies = [];
    private readonly List<float>[] _shares = [.. Enumerable.Range(0, BeatBandRatio.Bands).Select(_ => new List<float>())];
    private int _next;

    /// <summary>Prepares one pass.</summary>
    /// <param name="beats">The beats, ascending.</param>
    /// <exception cref="ArgumentException">The beats do not ascend, or one lies before the start.</exception>
    public BeatLoudness(IReadOnlyList<Seconds> beats)
    {
        _starts = new long[beats.Count];
        for (int i = 0; i < beats.Count; i++)
        {
            if (!(beats[i].Value >= (i == 0 ? 0 : beats[i - 1].Value) && double.IsFinite(beats[i].Value)))
                throw new ArgumentException($"Beats must ascend from 0 s on; beat {i} is at {beats[i]}.", nameof(beats));
            _starts[i] = (long)(Math.Max(0, beats[i].Value - 0.05) * Rate.Hertz + 0.5);
        }
    }

    /// <summary>The rate the sound must have.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("beats loudness", FeatureGroup.Rhythm, "1", "0 and above",
        "The energy of each beat: the sum of squared magnitudes of 50 ms from the loudest sample near the beat on, under a Blackman-Harris window of sum 2 at 44.1 kHz.",
        "Essentia 2.1's BeatsLoudness");

    /// <summary>The energy of each beat, <c>[beats]</c>.</summary>
    public IReadOnlyList<float> Energies => _energies;

    /// <summary>The course of one band's share over the beats, <c>[beats]</c>.</summary>
    /// <param name="band">The band's number from 0, below <see cref="BeatBandRatio.Bands"/>.</param>
    public IReadOnlyList<float> Shares(int band) => _shares[band];

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            samples = samples[_buffer.Append(samples)..];
            while (_next < _starts.Length && _starts[_next] + Slice <= _buffer.End)
                Measure(_buffer.Take(_starts[_next++], Slice));
            _buffer.Forget(_next < _starts.Length ? _starts[_next] : long.MaxValue);
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
    }

    private void Measure(ReadOnlySpan<float> slice)
    {
        TensorPrimitives.Multiply(slice.Slice(TensorPrimitives.IndexOfMaxMagnitude(slice[..Search]), Length), Curve, _beat);
        Span<float> shares = stackalloc float[BeatBandRatio.Bands];
        _energies.Add((float)_ratio.Measure(_beat, shares));
        for (int band = 0; band < shares.Length; band++)
            _shares[band].Add(shares[band]);
    }

    private static float[] MakeWindow()
    {
        var window = Window.Make(WindowShape.BlackmanHarris62, Length, periodic: false);
        TensorPrimitives.Multiply(window, (float)(2 / Dot.Sum(window)), window);
        return window;
    }
}
