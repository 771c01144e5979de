using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Marsyas;

/// <summary>Marsyas's MFCCs: those of Slaney's Auditory Toolbox. Holds scratch memory: one object a thread.</summary>
public sealed class MarsyasMfcc : IDescriptor
{
    /// <summary>How many coefficients there are: c0 to c12.</summary>
    public const int Coefficients = 13;

    internal const int LinearBands = 13, LogBands = 27, Bands = LinearBands + LogBands;

    private readonly MelFilterBank _filters;
    private readonly Dct _dct = new(Bands, Coefficients);
    private readonly float[] _bands = new float[Bands];

    /// <summary>Prepares the tables.</summary>
    /// <param name="fftLength">The length of the transform.</param>
    /// <param name="rate">The sample rate.</param>
    public MarsyasMfcc(int fftLength, SampleRate rate) => _filters = new(fftLength, rate, Edges(), MelNorm.Slaney);

    /// <inheritdoc/>
    public static Descriptor Info { get; } = MarsyasInfo.Of("mfcc", FeatureGroup.LowLevel, "log10 power", "any; of silence 0",
        "The orthonormal DCT-II of log10 of the power in 40 triangles of unit area: 13 spaced 66.67 Hz from 133.33 Hz, then 27 spaced by a factor of 1.0711703. An empty band counts 0.",
        "MFCC, after Slaney's Auditory Toolbox (1998)");

    /// <summary>The coefficients of one power spectrum.</summary>
    /// <param name="power">Its bins, as a share of full scale.</param>
    /// <param name="into">Receives <see cref="Coefficients"/> values.</param>
    public void Of(ReadOnlySpan<float> power, Span<float> into)
    {
        _filters.Apply(power, _bands);
        foreach (ref float band in _bands.AsSpan())
            band = band > 0 ? MathF.Log10(band) : 0;
        _dct.Apply(_bands, into);
    }

    /// <summary>The edges of the triangles, of which each overlaps its neighbours: 42 frequencies, in hertz. Marsyas holds the spacings in float32.</summary>
    internal static double[] Edges()
    {
        const double Lowest = 133.3333f, Spacing = 66.66666f, Factor = 1.0711703f;
        var edges = new double[Bands + 2];
        for (int i = 0; i < LinearBands; i++)
            edges[i] = Lowest + i * Spacing;
        for (int i = LinearBands; i < edges.Length; i++)
            edges[i] = edges[LinearBands - 1] * Math.Pow(Factor, i - LinearBands + 1);
        return edges;
    }
}
