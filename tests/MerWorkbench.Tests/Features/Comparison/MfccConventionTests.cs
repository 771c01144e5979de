using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Dsp;
using MerWorkbench.Features;
using MerWorkbench.Features.Comparison;
using MerWorkbench.Features.Marsyas;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Comparison;

/// <summary>Each convention against its tool's numbers, or its formulae in numpy float64.</summary>
public sealed class MfccConventionTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(Golden.Text("reference/features.json")).RootElement;
    private static readonly float[] Signal = ReferenceSignal.Samples(22050, 5);

    // The frames of the references: 2048 samples every 512, cut by hand from the first sample on.
    private static readonly MfccFraming ByHand = new(new Framing(2048, 512, Centered: false));

    [Fact]
    public void Librosa_equals_its_formulae() => Compare(Reference.GetProperty("numpy").GetProperty("center_true_zero_pad").GetProperty("mfcc20_from_mel128"),
        MfccConventions.Librosa, 1e-6);

    [Fact]
    public void Librosa_is_what_our_own_set_computes()
    {
        var ours = Mfcc.Librosa.Extract(new Waveform(SampleRate.Hz22050, Signal));
        var exact = MfccConventions.Librosa.Compute(Signal);
        Assert.Equal(exact.Rows, ours.Frames);
        for (int row = 0; row < exact.Rows; row++)
        {
            for (int k = 0; k < 20; k++)
                Assert.Equal(exact.Row(row)[k], ours[row, k], 2e-4);
        }
    }

    [Fact]
    public void Essentia_equals_its_own_numbers() => Compare(Reference.GetProperty("essentia").GetProperty("mfcc_default"),
        MfccConventions.Essentia with { Framing = ByHand, Window = MfccConventions.Essentia.Window with { Normalized = false } }, 1e-4);

    [Theory]
    [InlineData("mfcc128", 128)]
    [InlineData("mfcc40", 40)]
    public void Librosa_with_a_symmetric_window_equals_Essentia_set_alike(string key, int bands) => Compare(
        Reference.GetProperty("essentia").GetProperty(key),
        MfccConventions.Librosa with
        {
            Framing = ByHand,
            Window = new(WindowShape.Hann, Periodic: false),
            Mel = new(bands, MelScale.Slaney, MelHeight.UnitArea),
            Logarithm = new(10, Natural: false, 1e-10),
        },
        5e-4);

    [Fact]
    public void Htk_equals_its_formulae() => Compare(Reference.GetProperty("numpy").GetProperty("htk_26"), MfccConventions.Htk with { Framing = ByHand }, 1e-6);

    [Fact]
    public void Marsyas_equals_its_formulae_and_our_own_set()
    {
        float[] muted = [.. Signal];
        muted.AsSpan(40_000, 25_000).Clear();
        var exact = MfccConventions.Marsyas.Compute(muted);
        var golden = JsonDocument.Parse(Golden.Text("marsyas/bextract.json")).RootElement.GetProperty("frames");
        foreach (var frame in golden.EnumerateObject())
        {
            for (int k = 0; k < 13; k++)
                Assert.Equal(frame.Value[4 + k].GetDouble(), exact.Row(int.Parse(frame.Name))[k], 1e-7);
        }
        Assert.Equal(MarsyasFeatures.PerFrame.Extract(new Waveform(SampleRate.Hz22050, muted)).Frames, exact.Rows);
    }

    [Fact]
    public void Torchaudio_mirrors_the_ends_and_needs_no_power_of_two()
    {
        var values = MfccConventions.Torchaudio.Compute(Signal);
        Assert.Equal((1 + Signal.Length / 200, 40), (values.Rows, values.Columns));
        // A cosine of whole periods in the frame has its power in one bin: (A N / 2)².
        float[] cosine = [.. Enumerable.Range(0, 4000).Select(i => (float)Math.Cos(2 * Math.PI * i / 400 * 20))];
        var spectrum = new MfccSpectrum(Power: true).Apply(new MfccFraming(new Framing(400, 200, Padding: FramePadding.Reflect)).Apply(StageValues.Of(cosine)));
        Assert.All(Enumerable.Range(0, spectrum.Rows - 1), row =>
        {
            Assert.Equal(40_000, spectrum.Row(row)[20], 1e-2);
            Assert.Equal(0, spectrum.Row(row)[23], 1e-2);
        });
    }

    [Fact]
    public void The_transform_is_the_same_by_definition_and_by_halves()
    {
        double[] signal = [.. Signal.Take(256).Select(x => (double)x)], fast = new double[129], slow = new double[129];
        new ExactDft(256).Magnitude(signal, fast);
        for (int k = 0; k < slow.Length; k++)
        {
            double re = 0, im = 0;
            for (int n = 0; n < 256; n++)
            {
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * k * n / 256);
                (re, im) = (re + signal[n] * cosine, im + signal[n] * sine);
            }
            slow[k] = Math.Sqrt(re * re + im * im);
            Assert.Equal(slow[k], fast[k], 1e-12);
        }
    }

    [Fact]
    public void A_convention_prints_every_stage()
    {
        string text = MfccConventions.Essentia.ToString();
        Assert.Equal(2 + Enum.GetValues<MfccStage>().Length, text.Split('\n').Length);
        Assert.Contains("Mel = 40 HTK bands, 0 Hz to 11000 Hz, slopes straight in mel, weights sum to 1", text, StringComparison.Ordinal);
        Assert.Contains("Logarithm = 20 log10, floor 1e-10", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", string.Concat(MfccConventions.All), StringComparison.Ordinal);
    }

    private static void Compare(JsonElement expected, MfccConvention convention, double tolerance)
    {
        var values = convention.Compute(Signal);
        foreach (var frame in expected.EnumerateObject())
        {
            Assert.Equal(frame.Value.GetArrayLength(), values.Columns);
            for (int k = 0; k < values.Columns; k++)
            {
                double wanted = frame.Value[k].GetDouble(), found = values.Row(int.Parse(frame.Name))[k];
                Assert.True(Math.Abs(wanted - found) <= tolerance, $"frame {frame.Name}, coefficient {k}: {wanted} expected, {found} found");
            }
        }
    }
}
