using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>
/// The tonal centroid: where a chroma vector lies on the circles of fifths, of minor thirds and of major thirds. Holds only tables: many threads may
/// use one.
/// </summary>
public sealed class Tonnetz : IDescriptor
{
    /// <summary>How many values come out.</summary>
    public const int Dimensions = 6;

    private readonly float[] _rows;

    /// <summary>Prepares the circles.</summary>
    /// <param name="bins">Bins of the chroma vectors, at least 1. Default 12.</param>
    public Tonnetz(int bins = 12)
    {
        Bins = Check.Positive(bins);
        _rows = new float[Dimensions * bins];
        // Quarter turns a semitone on each circle, and its radius.
        (double Turn, double Radius)[] circles = [(7.0 / 6, 1), (3.0 / 2, 1), (2.0 / 3, 0.5)];
        for (int circle = 0; circle < circles.Length; circle++)
        {
            for (int bin = 0; bin < bins; bin++)
            {
                var (sine, cosine) = Math.SinCos(Math.PI * circles[circle].Turn * 12 * bin / bins);
                _rows[2 * circle * bins + bin] = (float)(circles[circle].Radius * sine);
                _rows[(2 * circle + 1) * bins + bin] = (float)(circles[circle].Radius * cosine);
            }
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("tonnetz", FeatureGroup.Tonal, "1", "-1 to 1, the last two -0.5 to 0.5; 0 of silence",
        "The weighted mean of the pitch classes' places on three circles: fifths, minor thirds and major thirds (x and y of each).",
        "Harte, Sandler and Gasser 2006, AMCMM; librosa 0.10, feature.tonnetz, on the chroma given");

    /// <summary>Bins of the chroma vectors.</summary>
    public int Bins { get; }

    /// <summary>Computes it.</summary>
    /// <param name="chroma"><see cref="Bins"/> values from C upwards, none negative; their scale does not matter.</param>
    /// <param name="into">Receives 6 values.</param>
    public void Apply(ReadOnlySpan<float> chroma, Span<float> into)
    {
        Check.SameLength(Bins, chroma.Length, "the tonnetz", nameof(chroma));
        Check.SameLength(Dimensions, into.Length, "the tonnetz", nameof(into));
        double sum = Dot.Sum(chroma);
        for (int i = 0; i < Dimensions; i++)
            into[i] = sum > 0 ? (float)(Dot.Product(chroma, _rows.AsSpan(i * Bins, Bins)) / sum) : 0;
    }
}
