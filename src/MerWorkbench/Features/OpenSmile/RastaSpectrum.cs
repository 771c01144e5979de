using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.OpenSmile;

/// <summary>
/// The auditory spectrum after RASTA filtering: only what moves at the pace of speech and music is left of each band. The logarithm of
/// the band's power, not below 1e-10, goes through <see cref="RastaFilter"/>; the rest is as in <see cref="AuditorySpectrum"/>. One object a pass.
/// </summary>
public sealed class RastaSpectrum : IDescriptor
{
    private const float Floor = 1e-10f;

    private readonly AuditorySpectrum _bands;
    private readonly RastaFilter _filter;

    /// <summary>Prepares a pass.</summary>
    /// <param name="bands">The bands; may be shared.</param>
    public RastaSpectrum(AuditorySpectrum bands)
    {
        _bands = bands;
        _filter = new RastaFilter(bands.Bands);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("rasta auditory spectrum", FeatureGroup.LowLevel, "1", "0 upwards",
        "The auditory spectrum of band powers whose logarithms were RASTA filtered. A steady sound of any level gives E(f)^0.33, the weights of hearing.",
        "Hermansky and Morgan (1994), RASTA Processing of Speech, IEEE Trans. Speech and Audio Processing 2(4); Eyben (2016)");

    /// <summary>Filters the next frame.</summary>
    /// <param name="bands">The powers that <see cref="AuditorySpectrum.Sum"/> gave.</param>
    /// <param name="into">Receives the spectrum; not the same memory.</param>
    public void Next(ReadOnlySpan<float> bands, Span<float> into)
    {
        Check.SameLength(bands.Length, into.Length, nameof(bands), nameof(into));
        TensorPrimitives.Max(bands, Floor, into);
        TensorPrimitives.Log(into, into);
        _filter.Next(into, into);
        TensorPrimitives.Multiply(into, AuditorySpectrum.Compression, into);
        TensorPrimitives.Exp(into, into);
        TensorPrimitives.Multiply(into, _bands.Weights, into);
    }
}
