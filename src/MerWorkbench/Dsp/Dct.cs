using MerWorkbench.Foundation;

namespace MerWorkbench.Dsp;

/// <summary>The orthonormal discrete cosine transform of type II, cut after the first coefficients.</summary>
/// <remarks>
/// c[k] = s(k) sum over n of x[n] cos(pi k (2 n + 1) / (2 N)), with s(0) = sqrt(1/N) and s(k) = sqrt(2/N); HTK has s(0) = sqrt(2/N) too.
/// </remarks>
public sealed class Dct
{
    private readonly float[] _rows;

    /// <summary>Prepares the table.</summary>
    /// <param name="inputs">N, the number of values that go in.</param>
    /// <param name="coefficients">How many coefficients come out, from c[0] on; at most N.</param>
    /// <param name="htk">True: c[0] is scaled like the others, by sqrt(2) too much for an orthonormal transform, as HTK does.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or there are more coefficients than inputs.</exception>
    public Dct(int inputs, int coefficients, bool htk = false)
    {
        Inputs = Check.Positive(inputs);
        Coefficients = Check.InRange(coefficients, 1, inputs);
        _rows = new float[inputs * coefficients];
        for (int k = 0; k < coefficients; k++)
        {
            double scale = Math.Sqrt((k == 0 && !htk ? 1.0 : 2.0) / inputs);
            for (int n = 0; n < inputs; n++)
                _rows[k * inputs + n] = (float)(scale * Math.Cos(Math.PI * k * (2 * n + 1) / (2.0 * inputs)));
        }
    }

    /// <summary>N, the number of values that go in.</summary>
    public int Inputs { get; }

    /// <summary>How many coefficients come out.</summary>
    public int Coefficients { get; }

    /// <summary>Transforms.</summary>
    /// <param name="values"><see cref="Inputs"/> values.</param>
    /// <param name="coefficients">Receives <see cref="Coefficients"/> values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Apply(ReadOnlySpan<float> values, Span<float> coefficients)
    {
        Check.SameLength(Inputs, values.Length, "the transform", nameof(values));
        Check.SameLength(Coefficients, coefficients.Length, "the transform", nameof(coefficients));
        for (int k = 0; k < coefficients.Length; k++)
            coefficients[k] = Dot.Product(values, _rows.AsSpan(k * Inputs, Inputs));
    }
}
