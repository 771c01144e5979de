namespace MerWorkbench.Features.Spectral;

/// <summary>The shape of a spectrum taken as a distribution over frequency (or over the numbers of its bands).</summary>
/// <param name="Spread">The variance, in the square of the axis' unit.</param>
/// <param name="Skewness">The third standardised moment: above 0 where the tail lies to the right.</param>
/// <param name="Kurtosis">The fourth standardised moment minus 3: 0 for a Gaussian, -1.2 for a flat spectrum, -3 where all lies in one bin or nothing anywhere.</param>
public readonly record struct DistributionShape(float Spread, float Skewness, float Kurtosis);
