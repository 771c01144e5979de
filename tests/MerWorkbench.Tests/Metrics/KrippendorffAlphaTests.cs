using System.Text.Json;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Metrics;

public sealed class KrippendorffAlphaTests
{
    /// <summary>Krippendorff's (2011) example C: four observers, twelve units, some missing; here a row is an observer.</summary>
    private static readonly double?[][] Observers =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
        [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];

    private static double?[][] Units => [.. Enumerable.Range(0, 12).Select(unit => Observers.Select(observer => observer[unit]).ToArray())];

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    public void The_published_example_gives_the_published_values(MeasurementLevel level, double expected) =>
        Assert.Equal(expected, KrippendorffAlpha.Of(Units, level), 0.0005);

    [Fact]
    public void Tables_with_holes_give_what_counting_every_pair_gives()
    {
        using Stream file = Golden.Open("scipy/agreement.json");
        using var document = JsonDocument.Parse(file);
        foreach (JsonElement one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            double?[][] ratings = one.GetProperty("classes").Deserialize<double?[][]>()!;
            double[] expected = one.GetProperty("alpha").Deserialize<double[]>()!;
            Assert.All(Enum.GetValues<MeasurementLevel>(), level => Assert.Equal(expected[(int)level], KrippendorffAlpha.Of(ratings, level), 1e-10));
        }
    }

    [Fact]
    public void Two_raters_who_always_disagree_on_two_classes_are_below_chance()
    {
        // n = 2N values, half of each: alpha = 1 - (2N - 1) x 2N/2 / (N x N), for N = 4: 1 - 7 x 4 / 16.
        double?[][] opposite = [[0, 1], [1, 0], [0, 1], [1, 0]];
        Assert.Equal(1 - (7.0 * 4 / 16), KrippendorffAlpha.Of(opposite, MeasurementLevel.Nominal), 12);
    }

    [Fact]
    public void Full_agreement_is_one_and_the_order_of_raters_does_not_matter()
    {
        double?[][] agreed = [[1, 1, null], [5, 5, 5], [2, null, 2]];
        Assert.All(Enum.GetValues<MeasurementLevel>(), level => Assert.Equal(1, KrippendorffAlpha.Of(agreed, level), 12));
        double?[][] turned = [.. Units.Select(unit => unit.Reverse().ToArray())];
        Assert.Equal(KrippendorffAlpha.Of(Units, MeasurementLevel.Ordinal), KrippendorffAlpha.Of(turned, MeasurementLevel.Ordinal), 12);
    }

    [Fact]
    public void Interval_is_blind_to_offset_and_unit_and_ordinal_to_any_rising_curve()
    {
        double?[][] Mapped(Func<double, double> map) => [.. Units.Select(unit => unit.Select(value => value is { } v ? map(v) : (double?)null).ToArray())];
        Assert.Equal(KrippendorffAlpha.Of(Units, MeasurementLevel.Interval), KrippendorffAlpha.Of(Mapped(v => (3 * v) - 7), MeasurementLevel.Interval), 12);
        Assert.Equal(KrippendorffAlpha.Of(Units, MeasurementLevel.Ordinal), KrippendorffAlpha.Of(Mapped(Math.Exp), MeasurementLevel.Ordinal), 12);
    }

    [Fact]
    public void Data_without_a_value_is_refused()
    {
        Assert.Throws<UndefinedMetricException>(() => KrippendorffAlpha.Of([[1, null], [null, 2]], MeasurementLevel.Nominal));
        Assert.Throws<UndefinedMetricException>(() => KrippendorffAlpha.Of([[3, 3], [3, 3]], MeasurementLevel.Interval));
        Assert.Throws<ArgumentOutOfRangeException>(() => KrippendorffAlpha.Of([[1, double.NaN], [3, 1]], MeasurementLevel.Interval));
    }
}
