using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.Features.OpenSmile;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.OpenSmile;

public sealed class ComparePassTests
{
    private const int Rate = 44100;
    private static readonly string[] Names = [.. new Deam260().Columns.Take(130).Where((_, i) => i % 2 == 1).Select(column => column.Name[..^6])];

    [Fact]
    public void Numpy_says_the_same_of_every_descriptor_but_the_voice()
    {
        var frames = JsonDocument.Parse(Golden.Text("opensmile/descriptors.json")).RootElement.GetProperty("frames");
        using var pass = Run(ReferenceSignal.Samples(Rate, 2));
        var raw = Enumerable.Range(6, 59).Select(descriptor => Raw(pass, descriptor)).ToArray();
        double worst = 0;
        foreach (var frame in frames.EnumerateObject())
        {
            int index = int.Parse(frame.Name, System.Globalization.CultureInfo.InvariantCulture);
            double[] expected = [.. frame.Value.EnumerateArray().Select(value => value.GetDouble())];
            for (int i = 0; i < expected.Length; i++)
            {
                // Cepstra pass through 0: their scale is that of the coefficients, not of the one.
                double size = i >= 45 ? 10 : Math.Abs(expected[i]), error = Math.Abs(expected[i] - raw[i][index]) / Math.Max(size, 1e-12);
                worst = Math.Max(worst, error);
                Assert.True(error < 3e-5, $"{Names[6 + i]} of frame {index}: {raw[i][index]}, expected {expected[i]}");
            }
        }
        Assert.InRange(worst, 0, 3e-5);
        TestContext.Current.TestOutputHelper?.WriteLine($"largest relative error {worst:g3}");
    }

    [Fact]
    public void A_sine_has_the_values_of_its_closed_form()
    {
        var row = Values(Sine(1000, 0.5));
        foreach (string share in (string[])["25.0", "50.0", "75.0", "90.0"])
            Assert.Equal(1000, row[$"pcm_fftMag_spectralRollOff{share}_sma"], 2.0 * Rate / 1024);
        Assert.Equal(1000, row["pcm_fftMag_spectralCentroid_sma"], 5.0);
        Assert.Equal(0.5 / Math.Sqrt(2), row["pcm_RMSenergy_sma"], 1e-3);
        Assert.Equal(2000.0 / Rate, row["pcm_zcr_sma"], 2e-3);
        Assert.Equal(0.125, row["pcm_fftMag_fband1000-4000_sma"] + Values(Sine(1000, 0.5, 0.75))["pcm_fftMag_fband250-650_sma"], 0.06);
        Assert.Equal(0.125, Values(Sine(2000, 0.5))["pcm_fftMag_fband1000-4000_sma"], 1e-3);
        Assert.Equal(0, row["pcm_fftMag_fband250-650_sma"], 1e-4);
        Assert.Equal(0, row["pcm_fftMag_spectralFlux_sma"], 1e-3);
        // 8.5 Bark.
        Assert.Equal(0.11 * 8.51, row["pcm_fftMag_psySharpness_sma"], 0.01);
    }

    [Fact]
    public void Sharpness_rises_with_frequency() =>
        Assert.Equal([125, 500, 2000, 8000, 16000], ((int[])[16000, 500, 8000, 125, 2000]).OrderBy(hertz => Values(Sine(hertz, 0.3))["pcm_fftMag_psySharpness_sma"]));

    [Fact]
    public void White_noise_is_flat_and_a_line_is_not()
    {
        var noise = Values(Noise(3, 0.2f));
        Assert.Equal(Rate / 4.0, noise["pcm_fftMag_spectralCentroid_sma"], 400.0);
        Assert.Equal(Rate / 4.0, noise["pcm_fftMag_spectralRollOff50.0_sma"], 500.0);
        Assert.Equal(0.9 * Rate / 2, noise["pcm_fftMag_spectralRollOff90.0_sma"], 500.0);
        Assert.Equal(Math.Pow(Rate / 2.0, 2) / 12, noise["pcm_fftMag_spectralVariance_sma"], 3e6);
        Assert.Equal(1.8, noise["pcm_fftMag_spectralKurtosis_sma"], 0.05);
        Assert.Equal(0, noise["pcm_fftMag_spectralSkewness_sma"], 0.05);
        Assert.InRange(noise["pcm_fftMag_spectralEntropy_sma"], 8, 9);
        // The slope times the whole width is a hundredth of the level.
        Assert.InRange(Math.Abs(noise["pcm_fftMag_spectralSlope_sma"] * Rate / 2), 0, 0.02 * Math.Sqrt(0.04 / 3 / 513));
        Assert.True(noise["pcm_fftMag_spectralEntropy_sma"] > Values(Sine(1000, 0.5))["pcm_fftMag_spectralEntropy_sma"] + 4);
        Assert.True(Values(Harmonic(700))["pcm_fftMag_spectralHarmonicity_sma"] > 1.2 * noise["pcm_fftMag_spectralHarmonicity_sma"]);
    }

    [Fact]
    public void Rasta_takes_levels_and_steady_colours_away()
    {
        float[] quiet = ReferenceSignal.Samples(Rate, 1), loud = [.. quiet.Select(x => 4 * x)];
        using var one = Run(quiet);
        using var four = Run(loud);
        for (int descriptor = 10; descriptor < 36; descriptor++)
        {
            float[] a = Contour(one, descriptor), b = Contour(four, descriptor);
            for (int i = 0; i < a.Length; i++)
                Assert.Equal(a[i], b[i], 2e-3 * a[i]);
        }
        // A steady line leaves the weights of hearing.
        using var steady = Run(Sine(1000, 0.5));
        double weights = 0;
        foreach (float weight in new AuditorySpectrum(1024, ComparePass.Rate).Weights)
            weights += weight;
        Assert.Equal(weights, Contour(steady, 7)[40], 0.02 * weights);
        Assert.Equal(0.17, AuditorySpectrum.EqualLoudness(new Hertz(1000)), 0.01);
    }

    [Fact]
    public void Gain_moves_what_measures_level_and_nothing_else()
    {
        float[] quiet = ReferenceSignal.Samples(Rate, 1), loud = [.. quiet.Select(x => 4 * x)];
        Dictionary<string, double> a = Values(quiet), b = Values(loud);
        Assert.Equal(4, b["pcm_RMSenergy_sma"] / a["pcm_RMSenergy_sma"], 1e-4);
        Assert.Equal(4, b["pcm_fftMag_spectralFlux_sma"] / a["pcm_fftMag_spectralFlux_sma"], 1e-4);
        Assert.Equal(16, b["pcm_fftMag_fband250-650_sma"] / a["pcm_fftMag_fband250-650_sma"], 1e-3);
        Assert.Equal(Math.Pow(16, 0.33), b["audspec_lengthL1norm_sma"] / a["audspec_lengthL1norm_sma"], 1e-4);
        foreach (string name in Names.Where(name => name.Contains("RollOff", StringComparison.Ordinal) || name.Contains("Centroid", StringComparison.Ordinal)
            || name.Contains("Entropy", StringComparison.Ordinal) || name.Contains("Variance", StringComparison.Ordinal) || name.Contains("zcr", StringComparison.Ordinal)
            || name.Contains("Sharpness", StringComparison.Ordinal) || name.Contains("mfcc", StringComparison.Ordinal) || name.Contains("Harmonicity", StringComparison.Ordinal)))
            Assert.Equal(a[name], b[name], 1e-4 * Math.Max(10, Math.Abs(a[name])));
    }

    [Fact]
    public void A_shift_by_a_step_shifts_the_frames()
    {
        float[] sound = ReferenceSignal.Samples(Rate, 1);
        using var here = Run(sound);
        using var later = Run([.. sound.AsSpan(441)]);
        for (int descriptor = 6; descriptor < 65; descriptor++)
        {
            // The RASTA filter and the flux remember where they began.
            if (descriptor is 7 or (>= 10 and < 36))
                continue;
            float[] a = Contour(here, descriptor), b = Contour(later, descriptor);
            Assert.Equal(a[3..^1], b[2..^1]);
        }
    }

    [Fact]
    public void Silence_and_full_scale_give_finite_values()
    {
        foreach (float[] sound in new float[][] { new float[Rate], [.. Enumerable.Range(0, Rate).Select(i => i % 2 == 0 ? 1f : -1f)], [.. Enumerable.Repeat(1f, Rate)] })
        {
            using var pass = Run(sound);
            for (int descriptor = 0; descriptor < 65; descriptor++)
                Assert.All(Contour(pass, descriptor), x => Assert.True(float.IsFinite(x), Names[descriptor]));
        }
        var silence = Values(new float[Rate]);
        Assert.All(Names.Where(name => !name.StartsWith("audSpec", StringComparison.Ordinal) && !name.StartsWith("audspecRasta", StringComparison.Ordinal) && name != "logHNR_sma"),
            name => Assert.Equal(0, silence[name]));
    }

    [Fact]
    public void A_frame_costs_no_heap()
    {
        using var pass = new ComparePass();
        float[] sound = ReferenceSignal.Samples(Rate, 1);
        Assert.Equal(0, HeapBytes.Of(() => pass.Push(sound)));
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_frames()
    {
        float[] sound = ReferenceSignal.Samples(Rate, 2);
        using var whole = Run(sound);
        using var pass = new ComparePass();
        for (int at = 0; at < sound.Length; at += 777)
            pass.Push(sound.AsSpan(at, Math.Min(777, sound.Length - at)));
        pass.Finish();
        for (int descriptor = 0; descriptor < 65; descriptor++)
            Assert.Equal(Contour(whole, descriptor), Contour(pass, descriptor));
    }

    [Fact]
    public void The_filter_of_rasta_has_its_impulse_response()
    {
        var filter = new RastaFilter(1);
        var out1 = new float[1];
        double[] expected = new double[12];
        double[] taps = [0.2, 0.1, 0, -0.1, -0.2];
        for (int i = 0; i < expected.Length; i++)
            expected[i] = (i > 0 ? 0.98 * expected[i - 1] : 0) + (i < 5 ? taps[i] : 0);
        filter.Next([0], out1);
        for (int i = 0; i < expected.Length; i++)
        {
            filter.Next([i == 0 ? 1 : 0], out1);
            Assert.Equal(expected[i], out1[0], 1e-6);
        }
    }

    private static Dictionary<string, double> Values(float[] samples)
    {
        using var pass = Run(samples);
        return Names.Select((name, i) => (name, value: Contour(pass, i)[10..^10].Average(x => (double)x))).ToDictionary(pair => pair.name, pair => pair.value);
    }

    private static float[] Contour(ComparePass pass, int descriptor)
    {
        var contour = new float[pass.Frames];
        pass.CopyContour(descriptor, contour);
        return contour;
    }

    private static float[] Raw(ComparePass pass, int descriptor)
    {
        var raw = new float[pass.Frames];
        pass.CopyRaw(descriptor, raw);
        return raw;
    }

    private static ComparePass Run(float[] samples)
    {
        var pass = new ComparePass();
        pass.Push(samples);
        pass.Finish();
        return pass;
    }

    private static float[] Sine(double hertz, double amplitude, double seconds = 1) =>
        [.. Enumerable.Range(0, (int)(Rate * seconds)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hertz * i / Rate + 0.3)))];

    private static float[] Harmonic(double hertz) =>
        [.. Enumerable.Range(0, Rate).Select(i => (float)Enumerable.Range(1, 25).Sum(k => 0.02 * Math.Sin(2 * Math.PI * hertz * k * i / Rate + k)))];

    private static float[] Noise(int seconds, float size)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Rate * seconds).Select(_ => (random.NextSingle() * 2 - 1) * size)];
    }
}
