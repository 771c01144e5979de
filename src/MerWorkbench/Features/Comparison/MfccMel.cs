using MerWorkbench.Dsp;
using MerWorkbench.Features.Marsyas;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>The triangles that sum a spectrum into bands.</summary>
/// <param name="Bands">How many; 40 in the toolbox's own layout.</param>
/// <param name="Scale">On which scale they are equally spaced.</param>
/// <param name="Height">How high they are.</param>
public sealed record MfccMel(int Bands, MelScale Scale, MelHeight Height)
{
    /// <summary>The lower edge of the lowest band.</summary>
    public Hertz Low { get; init; } = new(0);

    /// <summary>The upper edge of the highest band; half the sample rate where null.</summary>
    public Hertz? High { get; init; }

    /// <summary>Whether the slopes are straight in mel (HTK, Essentia) or in hertz (librosa).</summary>
    public bool StraightInMel { get; init; }

    /// <summary>Whether the edges are those of Slaney's toolbox of 1998, 13 linear and 27 logarithmic ones from 133 to 6854 Hz, whatever the other settings.</summary>
    public bool ToolboxEdges { get; init; }

    internal StageValues Apply(StageValues spectrum, SampleRate rate)
    {
        double binWidth = rate.Nyquist.Value / (spectrum.Columns - 1);
        var edges = Edges(rate);
        var bands = new (int First, double[] Weights)[edges.Length - 2];
        for (int band = 0; band < bands.Length; band++)
            bands[band] = Triangle(edges.AsSpan(band, 3), binWidth, spectrum.Columns);
        return spectrum.Map(bands.Length, (from, into) =>
        {
            for (int band = 0; band < bands.Length; band++)
            {
                double sum = 0;
                for (int i = 0; i < bands[band].Weights.Length; i++)
                    sum += bands[band].Weights[i] * from[bands[band].First + i];
                into[band] = sum;
            }
        });
    }

    private double[] Edges(SampleRate rate)
    {
        if (ToolboxEdges)
            return MarsyasMfcc.Edges();
        Check.Positive(Bands);
        double high = (High ?? rate.Nyquist).Value;
        if (!(Low.Value >= 0 && Low.Value < high && high <= rate.Nyquist.Value))
            throw new MerException($"mel bands from {Low} to {new Hertz(high)} do not fit a sound at {rate}.");
        double lowest = MelFilterBank.ToMel(Low.Value, Scale), highest = MelFilterBank.ToMel(high, Scale);
        return [.. Enumerable.Range(0, Bands + 2).Select(i => MelFilterBank.FromMel(lowest + (highest - lowest) * i / (Bands + 1), Scale))];
    }

    private (int First, double[] Weights) Triangle(ReadOnlySpan<double> edges, double binWidth, int bins)
    {
        double Place(double hertz) => StraightInMel ? MelFilterBank.ToMel(hertz, Scale) : hertz;
        double left = Place(edges[0]), peak = Place(edges[1]), right = Place(edges[2]);
        int first = Math.Min(bins, (int)Math.Ceiling(edges[0] / binWidth));
        int end = Math.Clamp((int)Math.Floor(edges[2] / binWidth) + 1, first, bins);
        double[] weights = new double[end - first];
        for (int i = 0; i < weights.Length; i++)
        {
            double at = Place((first + i) * binWidth);
            weights[i] = Math.Max(0, Math.Min((at - left) / (peak - left), (right - at) / (right - peak)));
        }
        double scale = Height switch
        {
            MelHeight.UnitArea => 2 / (edges[2] - edges[0]),
            MelHeight.UnitSum when weights.Sum() is > 0 and double sum => 1 / sum,
            _ => 1,
        };
        return (first, [.. weights.Select(weight => weight * scale)]);
    }

    /// <summary>The setting as text.</summary>
    public override string ToString()
    {
        string height = Height switch { MelHeight.UnitPeak => "peak 1", MelHeight.UnitArea => "area 1", _ => "weights sum to 1" };
        return ToolboxEdges
            ? $"40 of Slaney's toolbox, 133.33 to 6854 Hz, {height}"
            : Invariant($"{Bands} {(Scale == MelScale.Htk ? "HTK" : "Slaney")} bands, {Low} to {High?.ToString() ?? "Nyquist"}, slopes straight in {(StraightInMel ? "mel" : "Hz")}, {height}");
    }
}
