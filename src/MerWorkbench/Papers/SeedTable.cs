using System.Globalization;
using MathNet.Numerics.Distributions;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>The same experiments with several seeds, each of which splits and begins anew, in one table.</summary>
public static class SeedTable
{
    /// <summary>Builds the table: for each input and model the mean of a score over seeds with the 95 % interval of Student's t, and the least and the greatest.</summary>
    /// <param name="reproductions">At least two, of different seeds, on the same data.</param>
    /// <param name="target">What is predicted.</param>
    /// <param name="metric">The metric.</param>
    /// <exception cref="MerException">Fewer than two, one seed twice, or different data or profiles.</exception>
    public static ResultTable Of(IReadOnlyList<Reproduction> reproductions, string target, string metric)
    {
        if (reproductions.Count < 2)
            throw new MerException($"An interval over seeds needs at least two; got {reproductions.Count}.");
        if (reproductions.Select(item => item.Seed).Distinct().Count() < reproductions.Count)
            throw new MerException($"One seed is there twice: {string.Join(", ", reproductions.Select(item => item.Seed))}.");
        Reproduction first = reproductions[0];
        if (reproductions.Any(item => item.Data.Name != first.Data.Name || item.Profile != first.Profile))
            throw new MerException("Seeds are compared on the same data and profile; these differ.");
        var table = new ResultTable(string.Create(CultureInfo.InvariantCulture,
            $"{first.Published.Paper} on {first.Data.Title}: {metric} over {reproductions.Count} seeds ({string.Join(", ", reproductions.Select(item => item.Seed))}), each with a split of its own."),
            new("Input"), new("Model"), new("Mean", "0.000"), new("95 % interval"), new("Least", "0.000"), new("Greatest", "0.000"));
        foreach (var model in reproductions.SelectMany(item => item.Comparisons).GroupBy(item => (item.Run.Input, item.Run.Model)))
        {
            double[] values = [.. model.Select(item => item.Run.Find(target, metric)?.Value).OfType<double>()];
            if (values.Length < 2)
                continue;
            double mean = values.Average(), deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
            double half = StudentT.InvCDF(0, 1, values.Length - 1, 0.975) * deviation / Math.Sqrt(values.Length);
            table.Add(model.Key.Input, model.Key.Model, mean, FormattableString.Invariant($"{mean - half:0.000} to {mean + half:0.000}"), values.Min(), values.Max());
        }
        return table;
    }
}
