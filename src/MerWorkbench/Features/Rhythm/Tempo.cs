using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>One tempo for a sound, as librosa finds it: the lag at which the mean tempogram, weighed by a preference for 120 BPM, is largest.</summary>
/// <remarks>
/// Tempi come in steps of a whole lag: 117.5 and 123.0 BPM are neighbours at librosa's rate. The preference is a normal curve over octaves, so
/// that a pulse of 60 BPM is heard as 120 where every second beat repeats as well. Holds nothing; many threads can use it.
/// </remarks>
public sealed class Tempo : IDescriptor
{
    private const double Emphasis = 1e6;
    private static readonly BeatsPerMinute Limit = new(320);

    private readonly BeatsPerMinute _preferred;
    private readonly double _octaves;
    private readonly Seconds _memory;

    /// <summary>Sets the preference.</summary>
    /// <param name="preferred">The preferred tempo; 120 BPM by default.</param>
    /// <param name="octaves">The preference's standard deviation, in octaves.</param>
    /// <param name="memory">How much of the envelope is looked at together; 8 s by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not above zero.</exception>
    public Tempo(BeatsPerMinute? preferred = null, double octaves = 1, Seconds? memory = null)
    {
        _preferred = preferred ?? new BeatsPerMinute(120);
        _memory = memory ?? new Seconds(8);
        Check.Positive(_preferred.Value);
        Check.Positive(_memory.Value);
        _octaves = Check.Positive(octaves);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("tempo", FeatureGroup.Rhythm, "BPM", "0 where nothing begins; else up to 320",
        "60 x (values a second) / k at the lag k that maximises ln(1 + 1e6 x mean tempogram) - 0.5 (log2(tempo / 120) / 1 octave)^2, for tempi below 320 BPM, windows of 8 s.",
        "D. P. W. Ellis, Beat tracking by dynamic programming, JNMR 36(1), 2007; librosa 0.10's tempo");

    /// <summary>The tempo.</summary>
    /// <param name="envelope">The onset envelope.</param>
    /// <param name="rate">How many values it has a second.</param>
    /// <returns>0 where the envelope is 0 throughout.</returns>
    public BeatsPerMinute Of(ReadOnlySpan<float> envelope, Hertz rate)
    {
        Check.Positive(rate.Value);
        if (envelope.IsEmpty || TensorPrimitives.Max(envelope) <= 0)
            return new BeatsPerMinute(0);
        double[] mean = new Tempogram(Math.Max(2, (int)(_memory.Value * rate.Value))).Mean(envelope);
        var (best, largest) = (0, double.NegativeInfinity);
        for (int lag = 1; lag < mean.Length; lag++)
        {
            double tempo = 60 * rate.Value / lag;
            if (tempo >= Limit.Value)
                continue;
            double distance = Math.Log2(tempo / _preferred.Value) / _octaves;
            double score = Math.Log(1 + Emphasis * Math.Max(0, mean[lag])) - 0.5 * distance * distance;
            if (score > largest)
                (best, largest) = (lag, score);
        }
        return new BeatsPerMinute(best == 0 ? 0 : 60 * rate.Value / best);
    }
}
