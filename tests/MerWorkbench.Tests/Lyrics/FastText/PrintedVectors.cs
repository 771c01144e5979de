using System.Globalization;

namespace MerWorkbench.Tests.Lyrics.FastText;

/// <summary>Compares vectors with those that fastText's program printed, which has five digits.</summary>
internal static class PrintedVectors
{
    /// <summary>Half a unit of the last printed digit, and what float32 sums may differ by.</summary>
    private static double ToleranceOf(double printed)
    {
        double digit = printed == 0 ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(printed))) - 4);
        return 0.5 * digit + 1e-7;
    }

    /// <summary>Says where they differ most, or null where all agree.</summary>
    public static string? Difference(string what, IReadOnlyList<double> printed, ReadOnlySpan<float> ours)
    {
        if (printed.Count != ours.Length)
            return string.Create(CultureInfo.InvariantCulture, $"{what}: {printed.Count} numbers printed, {ours.Length} here");
        for (int i = 0; i < printed.Count; i++)
        {
            if (!(Math.Abs(printed[i] - ours[i]) <= ToleranceOf(printed[i])))
                return string.Create(CultureInfo.InvariantCulture, $"{what}[{i}]: printed {printed[i]}, here {ours[i]}");
        }
        return null;
    }

    /// <summary>A line of <c>word 0.1 0.2 </c>; the word is known, as it may hold any character.</summary>
    public static double[] Parse(string line, string word = "") =>
        [.. line[word.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
