using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features;

/// <summary>Against numpy (librosa's formulae), torch, Essentia and NWaves on the reference signal; tolerances as in reference/trim.py.</summary>
public sealed class FeatureGoldenTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(Golden.Text("reference/features.json")).RootElement;
    private static readonly Waveform Signal = new(SampleRate.Hz22050, ReferenceSignal.Samples(22050, 5));

    // A band 66 dB below the frame's loudest keeps the rounding of a float32 transform: 4e-5 dB between torch and numpy themselves.
    private const double LogMelTolerance = 1e-4;

    private static FrameRecipe Recipe(string variant) => variant == "no_center"
        ? FrameRecipe.Librosa with { Centered = false }
        : FrameRecipe.Librosa;

    // Essentia and NWaves: symmetric window, no padding, no limit below the maximum.
    private static FrameRecipe Foreign => FrameRecipe.Librosa with { Centered = false, PeriodicWindow = false, TopDecibels = null };

    [Fact]
    public void The_signal_is_the_one_the_tools_heard()
    {
        var first = Reference.GetProperty("signal").GetProperty("first8");
        for (int i = 0; i < 8; i++)
            Assert.Equal(first[i].GetDouble(), Signal.Channel(0)[i], 1e-7);
        Assert.True(BitConverter.IsLittleEndian);
        // Sines differ in their last bit between mathematical libraries; the digest then says nothing.
        string digest = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Signal.Channel(0))));
        Assert.Equal(Reference.GetProperty("signal").GetProperty("sha256_f32le").GetString(), digest);
    }

    [Theory]
    [InlineData("center_true_zero_pad", 128, "logmel128_db_top80")]
    [InlineData("no_center", 128, "logmel128_db_top80")]
    [InlineData("center_true_zero_pad", 40, "logmel40_db_top80")]
    [InlineData("no_center", 40, "logmel40_db_top80")]
    public void Log_mel_equals_librosas_formula(string variant, int bands, string key)
    {
        var set = new FrameFeatures("x", Recipe(variant) with { MelBands = bands }, FrameDescriptors.LogMel);
        var matrix = set.Extract(Signal);
        Assert.Equal(Reference.GetProperty("numpy").GetProperty(variant).GetProperty("frames").GetInt32(), matrix.Frames);
        Compare(Reference.GetProperty("numpy").GetProperty(variant).GetProperty(key), matrix, absolute: LogMelTolerance);
    }

    [Theory]
    [InlineData("center_true_zero_pad", 128, "mfcc20_from_mel128")]
    [InlineData("no_center", 128, "mfcc20_from_mel128")]
    [InlineData("center_true_zero_pad", 40, "mfcc20_from_mel40")]
    [InlineData("no_center", 40, "mfcc20_from_mel40")]
    public void Mfcc_equals_librosas_formula(string variant, int bands, string key) => Compare(
        Reference.GetProperty("numpy").GetProperty(variant).GetProperty(key),
        new FrameFeatures("x", Recipe(variant) with { MelBands = bands }, FrameDescriptors.Mfcc).Extract(Signal), absolute: 5e-5);

    [Fact]
    public void Log_mel_and_mfcc_equal_torch()
    {
        Compare(Reference.GetProperty("torch").GetProperty("logmel128_db_top80"), LogMel.Librosa.Extract(Signal), absolute: LogMelTolerance);
        Compare(Reference.GetProperty("torch").GetProperty("mfcc20_from_mel128"), Mfcc.Librosa.Extract(Signal), absolute: 5e-5);
    }

    [Theory]
    [InlineData("essentia", "mfcc128", 128)]
    [InlineData("essentia", "mfcc40", 40)]
    [InlineData("nwaves", "mfcc128", 128)]
    [InlineData("nwaves", "mfcc40", 40)]
    public void Mfcc_equals_other_tools_where_conventions_are_set_alike(string tool, string key, int bands) => Compare(
        Reference.GetProperty(tool).GetProperty(key),
        new FrameFeatures("x", Foreign with { MelBands = bands }, FrameDescriptors.Mfcc).Extract(Signal), absolute: 5e-4);

    [Fact]
    public void Chroma_equals_librosas_formula_torch_and_nwaves()
    {
        var raw = FrameRecipe.Librosa with { NormalizedChroma = false };
        var centered = Reference.GetProperty("numpy").GetProperty("center_true_zero_pad");
        Compare(centered.GetProperty("chroma_stft_tuning0_norm_inf"), Chroma.Librosa.Extract(Signal), relative: 1e-4);
        Compare(centered.GetProperty("chroma_raw"), new FrameFeatures("x", raw, FrameDescriptors.Chroma).Extract(Signal), relative: 1e-4);
        Compare(Reference.GetProperty("torch").GetProperty("chroma_raw"), new FrameFeatures("x", raw, FrameDescriptors.Chroma).Extract(Signal), relative: 1e-4);
        Compare(Reference.GetProperty("nwaves").GetProperty("chroma_raw"),
            new FrameFeatures("x", Foreign with { NormalizedChroma = false }, FrameDescriptors.Chroma).Extract(Signal), relative: 1e-4);
    }

    [Theory]
    [InlineData(FrameDescriptors.Centroid, "spectral_centroid")]
    [InlineData(FrameDescriptors.Bandwidth, "spectral_bandwidth")]
    [InlineData(FrameDescriptors.RollOff, "rolloff85")]
    [InlineData(FrameDescriptors.Flatness, "flatness_power")]
    public void The_shape_of_the_spectrum_equals_librosas_formula(FrameDescriptors descriptor, string key)
    {
        foreach (string variant in new[] { "center_true_zero_pad", "no_center" })
            Compare(Reference.GetProperty("numpy").GetProperty(variant).GetProperty(key), new FrameFeatures("x", Recipe(variant), descriptor).Extract(Signal), relative: 2e-5);
    }

    [Fact]
    public void Contrast_and_tonnetz_equal_librosas_formulae()
    {
        var golden = JsonDocument.Parse(Golden.Text("reference/contrast_tonnetz.json")).RootElement;
        float[] muted = ReferenceSignal.Samples(22050, 5);
        muted.AsSpan(40_000, 25_000).Clear();
        var sound = new Waveform(SampleRate.Hz22050, muted);
        var tonnetz = new FrameFeatures("x", FrameRecipe.Librosa, FrameDescriptors.Tonnetz).Extract(sound);
        Assert.Equal(golden.GetProperty("count").GetInt32(), tonnetz.Frames);
        Compare(golden.GetProperty("tonnetz"), tonnetz, absolute: 1e-5);
        Compare(golden.GetProperty("contrast"), new FrameFeatures("x", FrameRecipe.Librosa, FrameDescriptors.Contrast).Extract(sound), absolute: 1e-3);
    }

    [Fact]
    public void Onset_flux_equals_librosas_formula()
    {
        foreach (string variant in new[] { "center_true_zero_pad", "no_center" })
        {
            var expected = Reference.GetProperty("numpy").GetProperty(variant).GetProperty("onset_flux_mean_logmel128_first12");
            float[] flux = new FrameFeatures("x", Recipe(variant), FrameDescriptors.OnsetFlux).Extract(Signal).Column("flux");
            Assert.Equal(0, flux[0]);
            for (int i = 0; i < expected.GetArrayLength(); i++)
                Assert.Equal(expected[i].GetDouble(), flux[i + 1], 5e-5);
        }
    }

    [Fact]
    public void Centroid_level_and_zero_crossings_equal_Essentia_and_NWaves()
    {
        Compare(Reference.GetProperty("essentia").GetProperty("centroid"), new FrameFeatures("x", Foreign, FrameDescriptors.Centroid).Extract(Signal), relative: 1e-4);
        Compare(Reference.GetProperty("essentia").GetProperty("rms"), new FrameFeatures("x", Foreign, FrameDescriptors.Rms).Extract(Signal), relative: 1e-6);
        Compare(Reference.GetProperty("nwaves").GetProperty("rms"), new FrameFeatures("x", Foreign, FrameDescriptors.Rms).Extract(Signal), relative: 1e-6);
        Compare(Reference.GetProperty("essentia").GetProperty("zero_crossings"), new FrameFeatures("x", Foreign, FrameDescriptors.ZeroCrossings).Extract(Signal), relative: 1e-6);
    }

    [Fact]
    public void Means_and_deviations_over_the_clip_equal_numpy()
    {
        var expected = Reference.GetProperty("numpy").GetProperty("center_true_zero_pad");
        var clip = Mfcc.Librosa.Clip().Extract(Signal);
        for (int k = 0; k < 20; k++)
        {
            Assert.Equal(expected.GetProperty("mfcc20_from_mel128_mean")[k].GetDouble(), clip[0, k], 5e-5);
            Assert.Equal(expected.GetProperty("mfcc20_from_mel128_std_pop")[k].GetDouble(), clip[0, 20 + k], 5e-5);
        }
    }

    private static void Compare(JsonElement expected, FeatureMatrix matrix, double absolute = 0, double relative = 0)
    {
        int compared = 0;
        foreach (var frame in expected.EnumerateObject().Where(property => int.TryParse(property.Name, out _)))
        {
            var row = matrix.Row(int.Parse(frame.Name, System.Globalization.CultureInfo.InvariantCulture));
            double[] values = frame.Value.ValueKind == JsonValueKind.Array ? [.. frame.Value.EnumerateArray().Select(x => x.GetDouble())] : [frame.Value.GetDouble()];
            Assert.Equal(values.Length, row.Length);
            for (int i = 0; i < values.Length; i++, compared++)
                Assert.True(Math.Abs(values[i] - row[i]) <= absolute + relative * Math.Abs(values[i]), $"frame {frame.Name}, bin {i}: expected {values[i]}, got {row[i]}");
        }
        Assert.True(compared >= 4);
    }
}
