using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Coefficients of the orthonormal DCT-II of a contour, <c>dct1</c> and so on: its slow movements. <c>dct0</c> is the mean times the root of N.
/// A contour shorter than the coefficients gives 0 for those it has not.
/// </summary>
public sealed class ContourDct : IFunctional
{
    private readonly int _first, _last;

    /// <summary>Chooses coefficients.</summary>
    /// <param name="first">The first, from 0.</param>
    /// <param name="last">The last, not below the first.</param>
    public ContourDct(int first = 1, int last = 6)
    {
        _first = Check.InRange(first, 0, int.MaxValue);
        _last = Check.InRange(last, first, int.MaxValue);
        Names = [.. Enumerable.Range(first, last - first + 1).Select(k => $"dct{k}")];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<float> contour, Span<float> into)
    {
        int n = Check.Positive(contour.Length, nameof(contour));
        Check.SameLength(Names.Count, into.Length, "the functionals", nameof(into));
        for (int k = _first; k <= _last; k++)
        {
            double sum = 0;
            for (int i = 0; k < n && i < n; i++)
                sum += contour[i] * Math.Cos(Math.PI * k * (2.0 * i + 1) / (2.0 * n));
            into[k - _first] = (float)(sum * Math.Sqrt((k == 0 ? 1.0 : 2.0) / n));
        }
    }
}
