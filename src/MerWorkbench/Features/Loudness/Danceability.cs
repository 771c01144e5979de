using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Loudness;

/// <summary>
/// How regular a sound's loudness is over times of 0.3 to 9 s, by detrended fluctuation analysis: a steady beat keeps the fluctuation from growing with time.
/// Streaming, a hundred values a second are kept; one per pass.
/// </summary>
public sealed class Danceability : ISampleSink, IDescriptor
{
    private static readonly int[] Spans = MakeSpans();

    private readonly FrameCutter _cutter;
    private readonly float[] _frame;
    private readonly List<float> _deviations = new(1 << 14);

    /// <summary>Begins to measure a sound of one channel.</summary>
    /// <param name="rate">Its rate.</param>
    public Danceability(SampleRate rate)
    {
        _frame = new float[(int)(0.01 * rate.Hertz)];
        _cutter = new(new Framing(_frame.Length, _frame.Length, Centered: false), (frame, _) => _deviations.Add(Deviation(frame)));
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("danceability", FeatureGroup.Rhythm, "1", "0 upwards, usually to 3; more is more danceable",
        "1 / the mean exponent with which the detrended fluctuation of the 10 ms amplitude profile grows with time, over 36 times from 310 to 8712 ms.",
        "Streich and Herrera, Detrended Fluctuation Analysis of Music Signals, AES 118 (2005); Essentia 2.1, Danceability");

    /// <summary>How many exponents there are: 35, between 36 times in steps of 10 %.</summary>
    public static int ExponentCount => Spans.Length - 1;

    /// <summary>The danceability; known after <see cref="Finish"/>. 0 where nothing fluctuates (silence, a constant) or the sound is shorter than 0.36 s.</summary>
    public double Value => Analyse().Value;

    /// <summary>
    /// The growth of the fluctuation from each time to the next, <c>[<see cref="ExponentCount"/>]</c>; 0 for times that are longer than the sound.
    /// About 0.5 is noise, 1 a 1/f process, 0 a periodic one.
    /// </summary>
    public float[] Exponents() => Analyse().Exponents;

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <inheritdoc/>
    public void Finish() => _cutter.Finish();

    private static int[] MakeSpans()
    {
        // In units of 10 ms. The product is rounded to float at each step, as Essentia's is.
        var spans = new List<int>();
        for (float milliseconds = 310; milliseconds <= 8800; milliseconds *= 1.1f)
            spans.Add((int)(milliseconds / 10.0));
        return [.. spans];
    }

    private float Deviation(ReadOnlySpan<float> frame)
    {
        TensorPrimitives.Subtract(frame, (float)(Dot.Sum(frame) / frame.Length), _frame);
        return MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(_frame) / Math.Max(1, frame.Length - 1));
    }

    private (double Value, float[] Exponents) Analyse()
    {
        double[] profile = Profile();
        var exponents = new float[ExponentCount];
        double total = 0, before = 0;
        int found = 0;
        for (int i = 0; i < Spans.Length && Spans[i] <= profile.Length; i++)
        {
            double fluctuation = Fluctuation(profile, Spans[i]);
            // Nothing fluctuates, or the sound is just as long as this time: Essentia gives up.
            if (fluctuation == 0 && i > 0)
                return (0, new float[ExponentCount]);
            if (i > 0 && before > 0)
            {
                double exponent = Math.Log10(fluctuation / before) / Math.Log10((Spans[i] + 3.0) / (Spans[i - 1] + 3.0));
                exponents[i - 1] = (float)exponent;
                total += exponent;
                found++;
            }
            before = fluctuation;
        }
        return (total == 0 ? 0 : found / total, exponents);
    }

    private double[] Profile()
    {
        var profile = new double[_deviations.Count];
        double mean = _deviations.Count == 0 ? 0 : _deviations.Average(value => (double)value), sum = 0;
        for (int i = 0; i < profile.Length; i++)
            profile[i] = sum += _deviations[i] - mean;
        return profile;
    }

    // Long windows move in steps, so that each time costs about the same.
    private static double Fluctuation(ReadOnlySpan<double> profile, int span)
    {
        int step = Math.Max(span / 50, 1), room = profile.Length - span;
        double sum = 0;
        for (int start = 0; start < room; start += step)
            sum += Residual(profile.Slice(start, span));
        return room == 0 ? 0 : Math.Sqrt(sum / (room / (double)step));
    }

    /// <summary>The mean squared distance from the regression line.</summary>
    private static double Residual(ReadOnlySpan<double> window)
    {
        // From the first value, so that the sums of a long profile keep their digits.
        double origin = window[0], middle = (window.Length - 1) / 2.0, slope = 0, sum = 0, squares = 0;
        int i = 0;
        var sums = Vector256<double>.Zero;
        var squareSums = Vector256<double>.Zero;
        var products = Vector256<double>.Zero;
        var position = Vector256.Create(0.0, 1, 2, 3) - Vector256.Create(middle);
        for (; i <= window.Length - 4; i += 4)
        {
            var value = Vector256.Create(window.Slice(i, 4)) - Vector256.Create(origin);
            sums += value;
            squareSums = Vector256.FusedMultiplyAdd(value, value, squareSums);
            products = Vector256.FusedMultiplyAdd(position, value, products);
            position += Vector256.Create(4.0);
        }
        (sum, squares, slope) = (Vector256.Sum(sums), Vector256.Sum(squareSums), Vector256.Sum(products));
        for (; i < window.Length; i++)
        {
            double value = window[i] - origin;
            sum += value;
            squares += value * value;
            slope += (i - middle) * value;
        }
        double n = window.Length, spread = n * (n * n - 1) / 12;
        return Math.Max(0, squares - sum * sum / n - slope * slope / spread) / n;
    }
}
