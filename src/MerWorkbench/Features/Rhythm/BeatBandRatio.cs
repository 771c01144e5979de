using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Rhythm;

/// <summary>What share of a beat's energy lies in each of six bands: up to 200, 400, 800, 1600, 3200 and 22000 Hz.</summary>
/// <remarks>Neighbours share the bin at their edge, so that the shares can add up to more than 1. Holds scratch memory: one object a pass.</remarks>
public sealed class BeatBandRatio : IDescriptor
{
    /// <summary>How many bands there are.</summary>
    public const int Bands = 6;

    /// <summary>The length of a beat at 44.1 kHz: 50 ms, rounded up to an even number of samples.</summary>
    internal const int Length = 2206;

    private const double Silence = 1e-10;

    // Both edges of each band as bins of a transform of 2206 samples at 44.1 kHz.
    private static readonly int[] Edges = [0, 10, 20, 40, 80, 160, 1100];

    // The highest band is what all others leave: its thousand bins need not be computed.
    private static readonly int[] Computed = [.. Enumerable.Range(0, Edges[^2] + 1), .. Enumerable.Range(Edges[^1] + 1, Length / 2 - Edges[^1])];

    private readonly PartialDft _dft = new(Length, Computed);
    private readonly double[] _power = new double[Computed.Length];

    internal BeatBandRatio()
    {
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("beats loudness band ratio", FeatureGroup.Rhythm, "1", "0 to 1",
        "The share of a beat's energy ('beats loudness') in six bands with edges at 0, 200, 400, 800, 1600, 3200 and 22000 Hz; 0 for a silent beat.",
        "E. D. Scheirer, Tempo and beat analysis of acoustic musical signals, JASA 103, 1998; Essentia 2.1's BeatsLoudness");

    /// <summary>The energy of a windowed beat over all bins from 0 Hz to half the rate, and the bands' shares of it.</summary>
    internal double Measure(ReadOnlySpan<float> beat, Span<float> shares)
    {
        _dft.Power(beat, _power);
        // By Parseval; the last bin computed is the one at half the rate.
        double total = (Length * (double)Dot.Product(beat, beat) + _power[0] + _power[^1]) / 2;
        double left = total + _power[Edges[^2]] - TensorPrimitives.Sum<double>(_power);
        for (int band = 0; band < Bands; band++)
        {
            double energy = band == Bands - 1 ? Math.Max(0, left) : TensorPrimitives.Sum<double>(_power.AsSpan(Edges[band]..(Edges[band + 1] + 1)));
            shares[band] = total <= Silence ? 0 : (float)(energy / total);
        }
        return total;
    }
}
