using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MerWorkbench.Foundation;

/// <summary>Argument checks that say what was expected and what was given, in one sentence.</summary>
public static class Check
{
    /// <summary>Requires <paramref name="value"/> to lie in [<paramref name="low"/>, <paramref name="high"/>], both ends included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside, or is not a number.</exception>
    public static T InRange<T>(T value, T low, T high, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T> =>
        value >= low && value <= high
            ? value
            : throw new ArgumentOutOfRangeException(name, value,
                string.Create(CultureInfo.InvariantCulture, $"{name} must lie in [{low}, {high}]; got {value}."));

    /// <summary>Requires <paramref name="value"/> to be above zero and finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero, negative, infinite or not a number.</exception>
    public static T Positive<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T> =>
        value > T.Zero && T.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value,
                string.Create(CultureInfo.InvariantCulture, $"{name} must be above zero; got {value}."));

    /// <summary>Requires <paramref name="value"/> to be finite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    public static T Finite<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T> =>
        T.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value,
                string.Create(CultureInfo.InvariantCulture, $"{name} must be a finite number; got {value}."));

    /// <summary>Requires two lengths to agree.</summary>
    /// <exception cref="ArgumentException">They differ; the message names both.</exception>
    public static void SameLength(int expected, int actual, string expectedName, string actualName)
    {
        if (expected != actual)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{actualName} must have as many items as {expectedName}: expected {expected}, got {actual}."));
    }
}
