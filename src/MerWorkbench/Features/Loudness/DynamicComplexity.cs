using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>How much the level of a sound moves: its mean distance from a global level. Streaming, five values a second are kept; one per pass.</summary>
public sealed class DynamicComplexity : ISampleSink, IDescriptor
{
    private readonly double _memory;
    private readonly double[] _weights, _frame;
    private readonly IirFilter _weighting = new([0.98595, -0.98595], [1, -0.9719]);
    private readonly FrameCutter _cutter;
    private readonly List<double> _levels = new(1024);
    private double _power;

    /// <summary>Begins to measure a sound of one channel.</summary>
    /// <param name="rate">Its rate. The weighting before it is made for 44.1 kHz and is the same at any rate.</param>
    public DynamicComplexity(SampleRate rate)
    {
        // Power fades from sample to sample with the ear's time constant for loudness, 35 ms: what a frame adds, and what it leaves of the past.
        double fade = Math.Exp(-1 / (0.035 * rate.Hertz));
        _frame = new double[(int)(0.2 * rate.Hertz)];
        _weights = new double[_frame.Length];
        double weight = 1 - fade;
        for (int i = _weights.Length - 1; i >= 0; i--, weight *= fade)
            _weights[i] = weight;
        _memory = Math.Pow(fade, _frame.Length);
        _cutter = new(new Framing(_frame.Length, _frame.Length, Centered: false), Measure);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("dynamic complexity", FeatureGroup.LowLevel, "dB", "0 to about 45; music about 2 to 10",
        "The mean absolute distance from the global level, 0.9^-x-weighted, of levels x taken every 0.2 s from the B-weighted power smoothed over 35 ms; silence at the ends left out.",
        "Streich, Music Complexity (2007); Essentia 2.1, DynamicComplexity");

    /// <summary>The mean distance; known after <see cref="Finish"/>. 0 for silence or less than 0.2 s.</summary>
    public Decibels Value
    {
        get
        {
            double level = Loudness.Value;
            var levels = Sounding();
            double sum = 0;
            foreach (double value in levels)
                sum += Math.Abs(value - level);
            return new(sum / Math.Max(1, levels.Length));
        }
    }

    /// <summary>The global level, to which loud moments count most; known after <see cref="Finish"/>. <see cref="Decibels.Silence"/> for silence.</summary>
    public Decibels Loudness
    {
        get
        {
            double sum = 0, weights = 0;
            foreach (double level in Sounding())
            {
                double weight = Math.Pow(0.9, -level);
                sum += weight * level;
                weights += weight;
            }
            return weights == 0 ? Decibels.Silence : new(sum / weights);
        }
    }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _cutter.Finish();

    private void Measure(ReadOnlySpan<float> frame, int index)
    {
        TensorPrimitives.ConvertTruncating(frame, _frame.AsSpan());
        _weighting.Apply(_frame);
        TensorPrimitives.Multiply<double>(_frame, _frame, _frame);
        _power = _memory * _power + TensorPrimitives.Dot<double>(_frame, _weights);
        _levels.Add(Decibels.OfPower(_power).Value);
    }

    private ReadOnlySpan<double> Sounding() => CollectionsMarshal.AsSpan(_levels).Trim(Decibels.Silence.Value);
}
