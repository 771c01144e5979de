namespace MerWorkbench.Features.Spectral;

/// <summary>How band energies are compressed before their cosine transform.</summary>
public enum CepstrumLog
{
    /// <summary>10 log10: decibels where bands hold power.</summary>
    PowerDecibels,

    /// <summary>20 log10: decibels where bands hold magnitude. Essentia's default even for power, which doubles all coefficients.</summary>
    AmplitudeDecibels,

    /// <summary>The natural logarithm, as in HTK.</summary>
    Natural,
}
