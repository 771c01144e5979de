using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Dsp;

public sealed class WindowTests
{
    // From scipy.signal.get_window's definitions, worked out by hand for eight samples.
    [Theory]
    [InlineData(WindowShape.Hann, true, new[] { 0, 0.14644661, 0.5, 0.85355339, 1, 0.85355339, 0.5, 0.14644661 })]
    [InlineData(WindowShape.Hann, false, new[] { 0, 0.18825510, 0.61126047, 0.95048443, 0.95048443, 0.61126047, 0.18825510, 0 })]
    [InlineData(WindowShape.Hamming, false, new[] { 0.08, 0.25319469, 0.64235963, 0.95444568, 0.95444568, 0.64235963, 0.25319469, 0.08 })]
    [InlineData(WindowShape.Rectangular, true, new[] { 1.0, 1, 1, 1, 1, 1, 1, 1 })]
    public void It_has_the_known_values(WindowShape shape, bool periodic, double[] expected)
    {
        float[] window = Window.Make(shape, expected.Length, periodic);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], window[i], 1e-7);
    }

    // The name promises how far side lobes lie below the main lobe; Hann and Hamming by Harris (1978).
    [Theory]
    [InlineData(WindowShape.Hann, -31.4)]
    [InlineData(WindowShape.Hamming, -42.5)]
    [InlineData(WindowShape.Blackman, -58)]
    [InlineData(WindowShape.BlackmanHarris62, -62)]
    [InlineData(WindowShape.BlackmanHarris70, -70)]
    [InlineData(WindowShape.BlackmanHarris74, -74)]
    [InlineData(WindowShape.BlackmanHarris92, -92)]
    public void Side_lobes_are_as_low_as_the_name_says(WindowShape shape, double decibels)
    {
        var fft = new RealFft(16384);
        var padded = new float[fft.Length];
        Window.Make(shape, 256, periodic: false).CopyTo(padded, 0);
        var power = new float[fft.Bins];
        fft.Power(padded, power);
        int k = 1;
        while (power[k] < power[k - 1])
            k++;
        double lobe = 10 * Math.Log10(power.AsSpan(k).ToArray().Max() / power[0]);
        Assert.InRange(lobe, decibels - 2, decibels + 0.6);
    }

    [Fact]
    public void One_sample_is_one_and_none_is_refused()
    {
        Assert.Equal([1f], Window.Make(WindowShape.Hann, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.Make(WindowShape.Hann, 0));
    }

    [Fact]
    public void Normalised_and_turned_windows_are_Essentias()
    {
        foreach (var golden in JsonDocument.Parse(Golden.Text("essentia/windows.json")).RootElement.GetProperty("cases").EnumerateArray())
        {
            var shape = golden.GetProperty("type").GetString() switch
            {
                "hamming" => WindowShape.HammingExact,
                "hann" => WindowShape.Hann,
                "blackmanharris62" => WindowShape.BlackmanHarris62,
                "blackmanharris70" => WindowShape.BlackmanHarris70,
                "blackmanharris74" => WindowShape.BlackmanHarris74,
                _ => WindowShape.BlackmanHarris92,
            };
            float[] window = golden.GetProperty("normalized").GetBoolean() ? Window.MakeNormalized(shape, 9) : Window.Make(shape, 9, periodic: false);
            if (golden.GetProperty("zeroPhase").GetBoolean())
            {
                float[] turned = [.. Enumerable.Repeat(float.NaN, 9 + golden.GetProperty("zeros").GetInt32())];
                Window.ToZeroPhase(window, turned);
                window = turned;
            }
            var values = golden.GetProperty("values");
            Assert.Equal(values.GetArrayLength(), window.Length);
            for (int i = 0; i < window.Length; i++)
                Assert.Equal(values[i].GetDouble(), window[i], 2e-7);
        }
    }
}
