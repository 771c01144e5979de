using System.Text.Json;
using MerWorkbench.Features.Functionals;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Functionals;

/// <summary>Against numpy, scipy and scikit-learn where they have the functional, and by closed forms.</summary>
public sealed class FunctionalTests
{
    private static readonly Seconds Frame = new(0.01);
    private static readonly JsonElement Oracle = JsonDocument.Parse(Golden.Text("functionals/functionals.json")).RootElement.GetProperty("contours");

    private static IFunctional[] Families =>
    [
        new ContourMeans(), new ContourExtremes(), new ContourPercentiles(true, 1, 99), new ContourMoments(), new ContourRegression(),
        new ContourTimes(), new ContourLpc(), new ContourDct(0, 6), new ContourPeaks(Frame), ContourSegments.ByLevel(Frame, [0.25, 0.75]),
        ContourSegments.NonZero(Frame), ContourSegments.Zero(Frame),
    ];

    [Theory]
    [InlineData("noise")]
    [InlineData("walk")]
    [InlineData("pitch")]
    [InlineData("few")]
    public void Numpy_scipy_and_sklearn_say_the_same(string name)
    {
        float[] contour = [.. Oracle.GetProperty(name).GetProperty("values").EnumerateArray().Select(value => value.GetSingle())];
        double size = contour.Max(Math.Abs);
        int compared = 0;
        foreach (var (functional, value) in Families.SelectMany(family => Of(family, contour)))
        {
            if (!Oracle.GetProperty(name).GetProperty("functionals").TryGetProperty(functional, out var expected))
                continue;
            double wanted = expected.GetDouble();
            Assert.True(Math.Abs(wanted - value) <= 3e-7 * Math.Max(Math.Abs(wanted), size), $"{functional} of {name}: {value}, expected {wanted}");
            compared++;
        }
        Assert.Equal(Oracle.GetProperty(name).GetProperty("functionals").EnumerateObject().Count(), compared);
        var delta = new float[contour.Length];
        Difference.Regression(contour, delta);
        Assert.Equal(Oracle.GetProperty(name).GetProperty("delta").EnumerateArray().Select(value => value.GetDouble()), delta.Select(x => (double)x), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_ramp_has_its_slope_and_no_error()
    {
        float[] ramp = [.. Enumerable.Range(0, 101).Select(i => 3 + 0.25f * i)];
        var values = Of(new ContourRegression(), ramp);
        Assert.Equal(25, values["linregc1"], 1e-5);
        Assert.Equal(3, values["linregc2"], 1e-5);
        Assert.Equal(0, values["linregerrQ"], 1e-9);
        Assert.Equal(0, values["qregc1"], 1e-5);
        var delta = new float[101];
        Difference.Regression(ramp, delta);
        Assert.All(delta[2..^2], x => Assert.Equal(0.25f, x, 1e-6f));
        Difference.Simple(ramp, delta);
        Assert.Equal(0, delta[0]);
        Assert.All(delta[1..], x => Assert.Equal(0.25f, x, 1e-6f));
        var times = Of(new ContourTimes(), ramp);
        Assert.Equal(1, times["risetime"]);
        Assert.Equal(0, times["falltime"]);
        Assert.Equal(0.75, times["upleveltime25"], 0.01);
    }

    [Fact]
    public void A_parabola_is_found_over_ten_thousand_frames()
    {
        float[] contour = [.. Enumerable.Range(0, 10_001).Select(i => (float)(2 * Math.Pow(i / 1e4, 2) - 3 * (i / 1e4) + 5))];
        var values = Of(new ContourRegression(), contour);
        Assert.Equal(2, values["qregc1"], 1e-5);
        Assert.Equal(-3, values["qregc2"], 1e-5);
        Assert.Equal(5, values["qregc3"], 1e-5);
        Assert.Equal(0, values["qregerrA"], 1e-6);
    }

    [Fact]
    public void Whole_periods_of_a_sine_have_its_moments()
    {
        float[] sine = [.. Enumerable.Range(0, 1000).Select(i => (float)Math.Sin(2 * Math.PI * i / 100))];
        var moments = Of(new ContourMoments(), sine);
        Assert.Equal(0.5, moments["variance"], 1e-6);
        Assert.Equal(0, moments["skewness"], 1e-6);
        Assert.Equal(1.5, moments["kurtosis"], 1e-5);
        var means = Of(new ContourMeans(), sine);
        Assert.Equal(2 / Math.PI, means["absmean"], 1e-3);
        Assert.Equal(Math.Sqrt(0.5), means["rqmean"], 1e-6);
        var peaks = Of(new ContourPeaks(Frame), sine);
        Assert.Equal(10, peaks["numPeaks"]);
        Assert.Equal(1, peaks["meanPeakDist"], 1e-6);
        Assert.Equal(0, peaks["peakDistStddev"], 1e-6);
        Assert.Equal(1, peaks["peakMeanAbs"], 1e-6);
        Assert.Equal(0, peaks["peakRangeRel"], 1e-6);
        // From top to bottom in half a second.
        Assert.Equal(4, peaks["meanFallingSlope"], 0.1);
    }

    [Fact]
    public void Linear_prediction_finds_the_process_that_made_the_contour()
    {
        const double A = 1.2, B = -0.7;
        var random = new Random(3);
        var contour = new float[200_000];
        double one = 0, two = 0;
        for (int i = 0; i < contour.Length; i++)
        {
            double next = A * one + B * two + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            (one, two) = (next, one);
            contour[i] = (float)next;
        }
        var values = Of(new ContourLpc(), contour);
        Assert.Equal(A, values["lpc0"], 0.01);
        Assert.Equal(B, values["lpc1"], 0.01);
        Assert.Equal(0, values["lpc2"], 0.01);
        Assert.Equal(1, values["lpgain"], 0.01);
    }

    [Fact]
    public void Small_wiggles_are_no_peaks_and_turns_are_counted_once()
    {
        // 0 up to 10, down to 2, up to 8, down to 0, with wiggles of 0.5 on the way.
        float[] contour = [0, 5, 4.5f, 10, 9.5f, 9.8f, 2, 5, 4.6f, 8, 0];
        var values = Of(new ContourPeaks(new Seconds(1)), contour);
        Assert.Equal(2, values["numPeaks"]);
        Assert.Equal(6, values["meanPeakDist"]);
        Assert.Equal(9, values["peakMeanAbs"]);
        Assert.Equal(2, values["peakRangeAbs"]);
        Assert.Equal(0.2f, values["peakRangeRel"]);
        Assert.Equal((10 / 3.0 + 6 / 3.0) / 2, values["meanRisingSlope"], 1e-5);
        Assert.Equal((8 / 3.0 + 8) / 2, values["meanFallingSlope"], 1e-5);
        Assert.Equal(0, values["minRangeRel"]);
    }

    [Fact]
    public void Segments_are_runs()
    {
        float[] pitch = [0, 0, 100, 110, 120, 0, 130, 0, 0, 0];
        var voiced = Of(ContourSegments.NonZero(Frame), pitch);
        Assert.Equal(2, voiced["numSegs"]);
        Assert.Equal(0.02, voiced["meanSegLen"], 1e-7);
        Assert.Equal(0.03, voiced["maxSegLen"], 1e-7);
        Assert.Equal(0.01, voiced["segLenStddev"], 1e-7);
        Assert.Equal(20, voiced["segsPerSec"], 1e-4);
        var unvoiced = Of(ContourSegments.Zero(Frame), pitch);
        Assert.Equal(3, unvoiced["numSegs"]);
        Assert.Equal(0.01, unvoiced["minSegLen"], 1e-7);
        var layers = Of(ContourSegments.ByLevel(Frame, [0.25, 0.75]), [0, 0, 5, 10, 10, 10, 5, 0]);
        Assert.Equal(5, layers["numSegs"]);
        Assert.Equal(0.016, layers["meanSegLen"], 1e-6);
    }

    [Fact]
    public void Constants_zeros_and_single_values_give_finite_numbers()
    {
        foreach (float[] contour in new float[][] { [0], [7], [0, 0, 0, 0, 0, 0, 0], [.. Enumerable.Repeat(0.1f, 1000)], [1, 2], [-3, 3, -3], [1e30f, -1e30f, 1e30f], [1e-42f, 0, 1e-42f] })
        {
            foreach (var family in Families)
                Assert.All(Of(family, contour), pair => Assert.True(float.IsFinite(pair.Value), $"{pair.Key} of {string.Join(' ', contour.Take(7))}"));
        }
        var constant = Of(new ContourMoments(), [.. Enumerable.Repeat(0.1f, 1000)]);
        Assert.Equal((0f, 0f, 0f), (constant["stddev"], constant["skewness"], constant["kurtosis"]));
    }

    [Fact]
    public void Names_choose_and_order_what_comes_out()
    {
        var means = new ContourMeans("rqmean", "amean");
        Assert.Equal(["rqmean", "amean"], means.Names);
        var into = new float[2];
        means.Compute([3, -4], into);
        Assert.Equal(Math.Sqrt(12.5), into[0], 1e-6);
        Assert.Equal(-0.5f, into[1]);
        Assert.Contains("rqmean", Assert.Throws<ArgumentException>(() => new ContourMeans("mean")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => means.Compute([], into));
    }

    [Fact]
    public void A_second_call_allocates_nothing()
    {
        var group = new FunctionalGroup(Families);
        float[] contour = [.. Enumerable.Range(0, 3000).Select(i => MathF.Sin(i * 0.37f) + i % 7)], into = new float[group.Names.Count];
        Assert.Equal(0, HeapBytes.Of(() => group.Compute(contour, into)));
    }

    [Fact]
    public void Smoothing_skips_frames_without_a_value()
    {
        float[] pitch = [0, 100, 120, 0, 0, 90], smooth = new float[6];
        MovingAverage.SmoothNonZero(pitch, smooth);
        Assert.Equal([0, 110, 110, 0, 0, 90], smooth);
        MovingAverage.Smooth([3, 6, 9, 0], smooth.AsSpan(0, 4));
        Assert.Equal([4, 6, 5, 3], smooth[..4]);
    }

    private static Dictionary<string, float> Of(IFunctional functional, float[] contour)
    {
        var into = new float[functional.Names.Count];
        functional.Compute(contour, into);
        return functional.Names.Zip(into).GroupBy(pair => pair.First).ToDictionary(group => group.Key, group => group.First().Second);
    }
}
