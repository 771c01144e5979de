using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.TestData;
using MerWorkbench.Tests.Features.Voice;

namespace MerWorkbench.Tests.Dsp;

public sealed class LinearPredictionTests
{
    private static readonly JsonElement Truth = JsonDocument.Parse(Golden.Bytes("numpy/prediction.json")).RootElement;

    public static TheoryData<int> Cases => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Coefficients_poles_and_line_spectral_frequencies_are_those_of_numpy(int index)
    {
        var truth = Truth.GetProperty("cases")[index];
        int order = truth.GetProperty("order").GetInt32();
        double[] a = new double[order], lsf = new double[order];
        double error = LinearPrediction.Solve(Numbers(truth, "autocorrelation"), a);
        Near(Numbers(truth, "coefficients"), a, 1e-9);
        Assert.Equal(1, error / truth.GetProperty("error").GetDouble(), 1e-9);

        LineSpectralFrequencies.Find(a, lsf);
        Near(Numbers(truth, "lsf"), lsf, 1e-9);

        var poles = new PolynomialRoots(order).Find(a).ToArray().OrderBy(z => z.Real).ThenBy(z => z.Imaginary).ToList();
        var expected = truth.GetProperty("poles").EnumerateArray().Select(z => (Re: z[0].GetDouble(), Im: z[1].GetDouble())).ToList();
        foreach (var (re, im) in expected)
            Assert.Contains(poles, z => Math.Abs(z.Real - re) < 1e-9 && Math.Abs(z.Imaginary - im) < 1e-9);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Burgs_coefficients_are_those_of_numpy(int index)
    {
        var truth = Truth.GetProperty("cases")[index];
        var x = Process(4096);
        var a = new double[truth.GetProperty("order").GetInt32()];
        new BurgPrediction(x.Length).Solve(x, a);
        Near(Numbers(truth, "burg"), a, 1e-9);
    }

    [Fact]
    public void A_known_autoregressive_process_is_recognised()
    {
        var x = Process(200_000);
        var a = new double[4];
        new BurgPrediction(x.Length).Solve(x, a);
        Near(Numbers(Truth, "ar"), a, 0.01);
    }

    [Fact]
    public void Silence_is_predicted_as_silence_with_evenly_spread_frequencies()
    {
        double[] a = new double[8], lsf = new double[8];
        Assert.Equal(0, LinearPrediction.Solve(new double[9], a));
        Assert.All(a, value => Assert.Equal(0, value));
        LineSpectralFrequencies.Find(a, lsf);
        Near([.. Enumerable.Range(1, 8).Select(i => Math.PI * i / 9)], lsf, 1e-12);
        Assert.Equal(0, new BurgPrediction(100).Solve(new double[100], a));
    }

    [Fact]
    public void A_tone_without_noise_keeps_everything_finite()
    {
        double[] r = [.. Enumerable.Range(0, 9).Select(k => Math.Cos(0.3 * k))], a = new double[8], lsf = new double[8];
        LinearPrediction.Solve(r, a);
        LineSpectralFrequencies.Find(a, lsf);
        Assert.All(a.Concat(lsf), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(lsf.Order(), lsf);
    }

    private static double[] Process(int length)
    {
        var random = new VoiceSounds.Lcg();
        var x = new double[length];
        for (int i = 0; i < length; i++)
        {
            x[i] = random.Next();
            for (int j = 1; j <= 4 && j <= i; j++)
                x[i] -= Truth.GetProperty("ar")[j - 1].GetDouble() * x[i - j];
        }
        return x;
    }

    private static double[] Numbers(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static void Near(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
