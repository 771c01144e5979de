using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Functionals;

/// <summary>Functionals that are computed together; the caller chooses by name which of them come out, and in which order.</summary>
public abstract class FunctionalFamily : IFunctional
{
    private readonly int[] _chosen;
    private readonly double[] _values;

    /// <summary>For the families themselves.</summary>
    /// <param name="known">All names of the family.</param>
    /// <param name="chosen">The names that come out; all where there are none.</param>
    /// <exception cref="ArgumentException">The family knows no functional of that name.</exception>
    protected FunctionalFamily(IReadOnlyList<string> known, IReadOnlyList<string> chosen)
    {
        Names = chosen.Count > 0 ? chosen : known;
        _values = new double[known.Count];
        _chosen = [.. Names.Select(name => IndexOf(known, name))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<float> contour, Span<float> into)
    {
        Check.Positive(contour.Length, nameof(contour));
        Check.SameLength(Names.Count, into.Length, "the functionals", nameof(into));
        Evaluate(contour, _values);
        for (int i = 0; i < into.Length; i++)
            into[i] = (float)Math.Clamp(_values[_chosen[i]], -float.MaxValue, float.MaxValue);
    }

    /// <summary>Computes all functionals of the family.</summary>
    /// <param name="contour">At least one value.</param>
    /// <param name="values">Receives one number for each name that the family knows.</param>
    protected abstract void Evaluate(ReadOnlySpan<float> contour, Span<double> values);

    /// <summary>A over b, and 0 where b is 0: no functional is infinite.</summary>
    /// <param name="a">The numerator.</param>
    /// <param name="b">The denominator.</param>
    protected static double Ratio(double a, double b) => b == 0 ? 0 : a / b;

    private static int IndexOf(IReadOnlyList<string> known, string name)
    {
        for (int i = 0; i < known.Count; i++)
        {
            if (known[i] == name)
                return i;
        }
        throw new ArgumentException($"There is no functional '{name}' in this family; there are: {string.Join(", ", known)}.", nameof(name));
    }
}
