namespace MerWorkbench.Features.Spectral;

/// <summary>In which order peaks come.</summary>
public enum PeakOrder
{
    /// <summary>From low to high; where there are too many, the highest are left out.</summary>
    Frequency,

    /// <summary>From strong to weak, the lower first of two equals; where there are too many, the weakest are left out.</summary>
    Magnitude,
}
