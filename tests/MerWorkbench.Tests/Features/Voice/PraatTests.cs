using System.Text.Json;
using MerWorkbench.Features.Voice;
using MerWorkbench.TestData;
using MerWorkbench.Units;
using Xunit.Sdk;

namespace MerWorkbench.Tests.Features.Voice;

/// <summary>Against Praat 6.3 and aubio on voices given by formula; made by <c>praat/make_voice.py</c>.</summary>
public sealed class PraatTests
{
    private const int Rate = 44100;
    private static readonly (double, double)[] Vowel = [(0, 100), (500, 60), (1500, 90), (2500, 120), (3500, 160), (4500, 200)];
    private static readonly JsonElement Truth = JsonDocument.Parse(Golden.Bytes("praat/voice.json")).RootElement.GetProperty("voices");

    [Theory]
    [InlineData("steady")]
    [InlineData("rough")]
    [InlineData("glide")]
    [InlineData("noisy10")]
    [InlineData("noisy20")]
    [InlineData("vowel")]
    [InlineData("vowel44")]
    public void The_formulae_are_those_that_praat_heard(string voice)
    {
        var (_, samples) = Make(voice);
        var expected = Truth.GetProperty(voice).GetProperty("samples");
        for (int i = 0; i < 8; i++)
            Assert.Equal(expected[i].GetDouble(), samples[1000 + i], 1e-6);
    }

    [Theory]
    [InlineData("steady", 0.005)]
    [InlineData("rough", 0.005)]
    [InlineData("glide", 0.005)]
    [InlineData("noisy10", 0.005)]
    [InlineData("noisy20", 0.005)]
    [InlineData("vowel44", 0.005)]
    public void The_pitch_by_autocorrelation_is_praats(string voice, double hertz)
    {
        var (rate, samples) = Make(voice);
        var expected = Numbers(voice, "f0");
        using var pitch = new AutocorrelationPitch(new SampleRate(rate), new(75), new(600), new(0.01));
        foreach (var block in samples.Chunk(5000))
            pitch.Push(block);
        pitch.Finish();
        Assert.Equal(expected.Length, pitch.Track.Count);
        double worst = 0;
        int voicing = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double actual = pitch.Track[i].Frequency.Value;
            voicing += expected[i] > 0 != actual > 0 ? 1 : 0;
            if (expected[i] > 0 && actual > 0)
                worst = Math.Max(worst, Math.Abs(expected[i] - actual));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{voice}: {worst:0.0000} Hz at most, voicing differs in {voicing} of {expected.Length} frames");
        Assert.InRange(voicing, 0, 1);
        Assert.InRange(worst, 0, hertz);
    }

    [Theory]
    [InlineData("steady")]
    [InlineData("rough")]
    public void Jitter_and_shimmer_of_a_whole_voice_are_praats(string voice)
    {
        var (rate, samples) = Make(voice);
        var matcher = new PeriodMatcher(samples.Length);
        matcher.Match(samples, rate / 120.0, 0.25);
        Assert.InRange(matcher.Lengths.Length, samples.Length / (rate / 120.0) - 4, samples.Length / (rate / 120.0));
        var truth = Truth.GetProperty(voice);
        var (jitter, ddp, shimmer, level) = (Jitter.Of(matcher.Lengths), JitterDdp.Of(matcher.Lengths), Shimmer.Of(matcher.Amplitudes), ShimmerLevel.Of(matcher.Amplitudes));
        TestContext.Current.TestOutputHelper?.WriteLine($"{voice}: {jitter} {ddp} {shimmer} {level}; {truth.GetProperty("jitterLocal")} {truth.GetProperty("jitterDdp")} {truth.GetProperty("shimmerLocal")} {truth.GetProperty("shimmerLocalDb")}");
        Close(truth.GetProperty("jitterLocal").GetDouble(), jitter);
        Close(truth.GetProperty("jitterDdp").GetDouble(), ddp);
        Close(truth.GetProperty("shimmerLocal").GetDouble(), shimmer);
        Close(truth.GetProperty("shimmerLocalDb").GetDouble(), level);

        static void Close(double expected, double actual) => Assert.InRange(actual, 0.99 * expected - 1e-6, 1.01 * expected + 1e-6);
    }

    [Theory]
    [InlineData("noisy10", 10)]
    [InlineData("noisy20", 20)]
    public void The_harmonics_to_noise_ratio_is_praats_and_the_formulas(string voice, double decibels)
    {
        var (rate, samples) = Make(voice);
        var columns = VoiceSounds.Columns(samples, rate, VoiceRecipe.Geneva);
        double hnr = columns[VoiceColumns.HnrAcf][3..^3].Average();
        TestContext.Current.TestOutputHelper?.WriteLine($"{voice}: {hnr}; {Truth.GetProperty(voice).GetProperty("hnr")}");
        Assert.Equal(decibels, hnr, 0.5);
        Assert.Equal(Truth.GetProperty(voice).GetProperty("hnr").GetDouble(), hnr, 0.5);
    }

    [Fact]
    public void Formants_by_burgs_method_are_praats()
    {
        var (rate, samples) = Make("vowel");
        var finder = new BurgFormants(new SampleRate(rate));
        var formants = new Formant[5];
        double first = Truth.GetProperty("vowel").GetProperty("formantFirst").GetDouble();
        double[][] frequencies = [Numbers("vowel", "f1"), Numbers("vowel", "f2"), Numbers("vowel", "f3")];
        double[][] bandwidths = [Numbers("vowel", "b1"), Numbers("vowel", "b2"), Numbers("vowel", "b3")];
        double worst = 0, widest = 0;
        for (int frame = 2; frame < 45; frame++)
        {
            int start = (int)Math.Round((first + 0.01 * frame) * rate - finder.Length / 2.0);
            Assert.Equal(5, finder.Find(samples.AsSpan(start, finder.Length), formants));
            for (int k = 0; k < 3; k++)
            {
                worst = Math.Max(worst, Math.Abs(formants[k].Frequency.Value - frequencies[k][frame]));
                widest = Math.Max(widest, Math.Abs(formants[k].Bandwidth.Value - bandwidths[k][frame]));
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"frequency {worst:0.00} Hz, bandwidth {widest:0.00} Hz at most");
        Assert.InRange(worst, 0, 1);
        Assert.InRange(widest, 0, 1);
    }

    [Fact]
    public void Formants_from_the_spectrum_are_those_of_the_formula()
    {
        var columns = VoiceSounds.Columns(VoiceSounds.Vowel(Rate, 0.55, 401, Vowel[1..]), Rate, VoiceRecipe.Geneva);
        for (int k = 0; k < 3; k++)
        {
            double frequency = columns[VoiceColumns.F1Frequency + 3 * k][3..^3].Average();
            TestContext.Current.TestOutputHelper?.WriteLine($"F{k + 1} {frequency:0.0} Hz, {columns[VoiceColumns.F1Frequency + 3 * k + 1][3..^3].Average():0.0} Hz wide");
            Assert.Equal(500 + 1000.0 * k, frequency, 20.0);
        }
    }

    [Fact]
    public void Yin_is_aubios()
    {
        var (rate, samples) = Make("glide");
        var expected = Numbers("glide", "aubioYin");
        var yin = new YinPitch(new SampleRate(rate), 2048);
        double worst = 0;
        int compared = 0;
        for (int i = 3; i < expected.Length; i++)
        {
            var candidate = yin.Find(samples.AsSpan((i + 1) * 512 - 2048, 2048));
            if (candidate.Frequency.Value == 0)
                continue;
            compared++;
            worst = Math.Max(worst, Math.Abs(1200 * Math.Log2(candidate.Frequency.Value / expected[i])));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{worst:0.000} cents at most in {compared} frames");
        Assert.InRange(compared, 80, 95);
        Assert.InRange(worst, 0, 5);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(440)]
    [InlineData(997.3)]
    public void A_sine_has_its_pitch_to_a_tenth_of_a_hertz(double hertz)
    {
        var sine = VoiceSounds.Sine(Rate, 0.5, hertz);
        using var pitch = new AutocorrelationPitch(SampleRate.Hz44100, new(75), new(1200), new(0.01));
        pitch.Push(sine);
        pitch.Finish();
        Assert.All(pitch.Track, candidate => Assert.Equal(hertz, candidate.Frequency.Value, 0.1));
        // YIN's parabola is that of the paper and aubio: within half a cent.
        Assert.Equal(1, new YinPitch(SampleRate.Hz44100, 2048).Find(sine.AsSpan(0, 2048)).Frequency.Value / hertz, 3e-4);
    }

    private static (int Rate, float[] Samples) Make(string voice) => voice switch
    {
        "steady" => (Rate, VoiceSounds.Random(Rate, 1.04, 120, 0, 0, 0.0006)),
        "rough" => (Rate, VoiceSounds.Random(Rate, 2.04, 120, 0.015, 0.12, 0.0006)),
        "glide" => (Rate, VoiceSounds.Glide(Rate, 1.24)),
        "noisy10" => (Rate, VoiceSounds.Noisy(Rate, 1.04, 220.5, 10)),
        "noisy20" => (Rate, VoiceSounds.Noisy(Rate, 1.04, 220.5, 20)),
        "vowel" => (11000, VoiceSounds.Vowel(11000, 0.55, 100, Vowel[1..])),
        "vowel44" => (Rate, VoiceSounds.Vowel(Rate, 0.55, 401, Vowel)),
        _ => throw new XunitException(voice),
    };

    private static double[] Numbers(string voice, string name) =>
        [.. Truth.GetProperty(voice).GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
