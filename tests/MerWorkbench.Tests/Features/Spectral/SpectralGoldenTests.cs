using System.Globalization;
using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Spectral;

/// <summary>Against essentia.js on one frame of each test signal as its music extractor analyses it (essentia/make_spectral.js).</summary>
public sealed class SpectralGoldenTests
{
    private const int Size = 2048, Bins = 1025;
    private static readonly JsonElement Golden = EssentiaSpectra.Golden("spectral");
    private static readonly JsonElement Stored = JsonDocument.Parse(TestData.Golden.Text("reference/lowlevel.json")).RootElement.GetProperty("frames");
    private static readonly SampleRate Rate = SampleRate.Hz44100;

    public static TheoryData<string> Signals => ["music", "noise", "sine", "voice", "silence"];

    private static JsonElement Of(string signal) => Golden.GetProperty("signals").GetProperty(signal);

    private static float[] Magnitude(string signal) => EssentiaSpectra.Magnitude(signal, 44100, Golden.GetProperty("start").GetInt32(), Size);

    private static float[] Power(string signal) => [.. Magnitude(signal).Select(value => value * value)];

    private static float[] Frame(string signal) => [.. TestSignals.Named(signal, 44100, 0.5).AsSpan(Golden.GetProperty("start").GetInt32(), Size)];

    private static void Same(JsonElement expected, double actual, double relative, string what)
    {
        double value = expected.GetDouble();
        Assert.True(Math.Abs(value - actual) <= relative * Math.Abs(value) + 1e-30, $"{what}: expected {value}, got {actual}, {Math.Abs(value - actual) / Math.Abs(value):g2} off");
    }

    private static void Same(JsonElement expected, ReadOnlySpan<float> actual, double relative, double absolute, string what)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Length);
        double worst = 0;
        int where = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double value = expected[i].GetDouble(), excess = Math.Abs(value - actual[i]) / (relative * Math.Abs(value) + absolute);
            if (excess > worst)
                (worst, where) = (excess, i);
        }
        Assert.True(worst <= 1, $"{what}[{where}]: expected {expected[where]}, got {actual[where]}, {worst:g3} times the tolerance");
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Numbers_of_a_frame_are_Essentias(string signal)
    {
        var golden = Of(signal);
        float[] frame = Frame(signal), magnitude = Magnitude(signal), power = Power(signal);
        void Scalar(string key, double actual, double relative = 1e-3) => Same(golden.GetProperty(key), actual, relative, $"{signal} {key}");
        Scalar("zero_crossing_rate", ZeroCrossingRate.Of(frame), 1e-6);
        Scalar("power", Energy.Of(frame) / Size, 1e-5);
        Scalar("energy", Energy.Of(magnitude), 1e-5);
        Scalar("rms", RootMeanSquare.Of(magnitude), 1e-5);
        Scalar("centroid", new SpectralCentroid(Bins, Rate).Of(magnitude), 1e-4);
        Scalar("centroid_of_power", new SpectralCentroid(Bins, Rate).Of(power), 1e-4);
        Scalar("rolloff", new SpectralRollOff(Bins, Rate).Of(power), 1e-6);
        Scalar("hfc", new HighFrequencyContent(Bins, Rate).Of(power), 1e-4);
        Scalar("entropy", SpectralEntropy.Of(magnitude), 1e-5);
        Scalar("flatness", SpectralFlatness.Of(magnitude), 1e-4);
        Scalar("flatness_db", FlatnessDecibels.Of(magnitude));
        Scalar("crest", SpectralCrest.Of(magnitude), 1e-4);
        Scalar("decrease", new SpectralSlope(Bins, Rate).Of(power));
        Scalar("strong_peak", StrongPeak.Of(magnitude), 1e-4);
        Scalar("complexity", new SpectralComplexity(Size, Rate).Of(magnitude), 0);
        Scalar("pitch_salience", new PitchSalience(Bins, Rate).Of(magnitude), 1e-4);
        (double Low, double High)[] bands = [(20, 150), (150, 800), (800, 4000), (4000, 20000)];
        for (int i = 0; i < bands.Length; i++)
            Same(golden.GetProperty("energy_bands")[i], new EnergyBand(Bins, Rate, new(bands[i].Low), new(bands[i].High)).Of(power), 1e-3, $"energy band {i}");
        Shape(golden.GetProperty("shape"), new SpectralMoments(Bins, 22050).Of(magnitude), signal);
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Contrast_is_Essentias(string signal)
    {
        float[] contrast = new float[6], valleys = new float[6];
        new SpectralContrast(Size, Rate).Apply(Magnitude(signal), contrast, valleys);
        Same(Of(signal).GetProperty("contrast"), contrast, 1e-3, 0, "contrast");
        Same(Of(signal).GetProperty("valleys"), valleys, 1e-3, 0, "valleys");
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Mel_bands_and_MFCC_are_Essentias(string signal)
    {
        float[] magnitude = Magnitude(signal), power = Power(signal);
        float[] Bands(int count, double high, MelScale scale, MelNorm norm, MelSlope slope, float[] spectrum)
        {
            var bank = new MelFilterBank(count, Size, Rate, new(0), new(high), scale, norm, slope);
            var bands = new float[count];
            bank.Apply(spectrum, bands);
            return bands;
        }
        var golden = Of(signal);
        float[] mel = Bands(40, 11000, MelScale.Htk, MelNorm.UnitSum, MelSlope.Mel, power);
        Bunch(golden.GetProperty("mel"), mel, $"{signal} mel");
        // Essentia's band edges are float32 mel numbers in steps up to 2.4e-4, a side is 31 mel long: weights are 1e-5 off, which shows at the
        // foot of a triangle beside a loud band.
        float[] mel128 = Bands(128, 22050, MelScale.Htk, MelNorm.UnitSum, MelSlope.Mel, power);
        for (int i = 0; i < mel128.Length; i++)
        {
            double value = golden.GetProperty("mel128")[i].GetDouble(), neighbour = Math.Max(mel128[Math.Max(0, i - 1)], mel128[Math.Min(127, i + 1)]);
            Assert.Equal(value, mel128[i], 2e-4 * value + 1e-5 * neighbour);
        }
        Same(golden.GetProperty("mel40_linear_unit_tri"), Bands(40, 11000, MelScale.Slaney, MelNorm.Slaney, MelSlope.Hertz, power), 2e-4, 0, $"{signal} unit_tri");
        Same(golden.GetProperty("mel40_magnitude_unit_max"), Bands(40, 11000, MelScale.Htk, MelNorm.None, MelSlope.Mel, magnitude), 2e-4, 0, $"{signal} unit_max");
        Cepstra(golden.GetProperty("mfcc"), new Cepstrum(40), mel, $"{signal} mfcc");
        Cepstra(golden.GetProperty("mfcc_htk"), new Cepstrum(26, 13, CepstrumLog.Natural, 22, htk: true),
            Bands(26, 8000, MelScale.Htk, MelNorm.None, MelSlope.Hertz, magnitude), $"{signal} mfcc_htk");
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Bark_bands_are_Essentias(string signal)
    {
        float[] bands27 = new float[27], bands28 = new float[28];
        new BarkBands(Size, Rate).Apply(Power(signal), bands27);
        new BarkBands(Size, Rate, 28).Apply(Power(signal), bands28);
        Bunch(Of(signal).GetProperty("bark"), bands27, $"{signal} bark");
        Same(Of(signal).GetProperty("bark28"), bands28, 1e-4, 1e-12, $"{signal} bark28");
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Gammatone_bands_and_GFCC_are_Essentias(string signal)
    {
        var bands = new float[40];
        new ErbBands(Size, Rate).Apply(Power(signal), bands);
        // Essentia computes a filter's gain in float32 as a difference of nearly equal numbers: 0.4 % in the lowest band, little from the sixth on.
        var golden = Of(signal).GetProperty("erb");
        float[] values = golden.GetProperty("values").Numbers();
        for (int i = 0; i < bands.Length; i++)
            Assert.Equal(values[i], bands[i], (i < 6 ? 4e-3 : 2e-4) * values[i]);
        Shape(golden, new SpectralMoments(40, 39).Of(bands), $"{signal} erb");
        Same(golden.GetProperty("flatness_db"), FlatnessDecibels.Of(bands), 1e-3, $"{signal} erb flatness");
        Same(golden.GetProperty("crest"), SpectralCrest.Of(bands), 1e-3, $"{signal} erb crest");
        // The same error in dB, spread over the coefficients.
        Cepstra(Of(signal).GetProperty("gfcc"), new Cepstrum(40), bands, $"{signal} gfcc", 0.01);
        Cepstra(Of(signal).GetProperty("gfcc"), new Cepstrum(40), values, $"{signal} gfcc of Essentia's bands");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("43")]
    [InlineData("100")]
    public void Frames_of_the_reference_signal_are_Essentias(string frame)
    {
        var golden = Stored.GetProperty(frame);
        var rate = SampleRate.Hz22050;
        var samples = ReferenceSignal.Samples(22050, 5).AsSpan(512 * int.Parse(frame, CultureInfo.InvariantCulture), Size);
        float[] magnitude = EssentiaSpectra.Magnitude(samples, Window.Make(WindowShape.Hann, Size, periodic: false));
        float[] power = [.. magnitude.Select(value => value * value)];
        void Scalar(string key, double actual, double relative = 1e-3) => Same(golden.GetProperty(key), actual, relative, $"frame {frame} {key}");
        Scalar("zcr", ZeroCrossingRate.Of(samples), 1e-6);
        Scalar("rms_time", RootMeanSquare.Of(samples), 1e-5);
        Scalar("energy", Energy.Of(magnitude), 1e-5);
        Scalar("rms_spectrum", RootMeanSquare.Of(magnitude), 1e-5);
        Scalar("centroid_of_magnitude_hz", new SpectralCentroid(Bins, rate).Of(magnitude), 1e-4);
        Scalar("centroid_of_power_hz", new SpectralCentroid(Bins, rate).Of(power), 1e-4);
        Scalar("rolloff85", new SpectralRollOff(Bins, rate).Of(power), 1e-6);
        Scalar("hfc_masri", new HighFrequencyContent(Bins, rate).Of(power), 1e-4);
        Scalar("entropy", SpectralEntropy.Of(magnitude), 1e-5);
        Scalar("flatness", SpectralFlatness.Of(magnitude), 1e-4);
        Scalar("flatness_db", FlatnessDecibels.Of(magnitude));
        Scalar("crest", SpectralCrest.Of(magnitude), 1e-4);
        Scalar("decrease_of_power", new SpectralSlope(Bins, rate).Of(power));
        Scalar("strongpeak", StrongPeak.Of(magnitude), 1e-4);
        Scalar("pitch_salience", new PitchSalience(Bins, rate).Of(magnitude), 1e-4);
        Scalar("energyband_20_150", new EnergyBand(Bins, rate, new(20), new(150)).Of(power));
        Scalar("energyband_150_800", new EnergyBand(Bins, rate, new(150), new(800)).Of(power));
        Scalar("energyband_800_4000", new EnergyBand(Bins, rate, new(800), new(4000)).Of(power));
        Shape(golden.GetProperty("distribution_shape"), new SpectralMoments(Bins, 11025).Of(magnitude), $"frame {frame}");

        float[] contrast = new float[6], valleys = new float[6], mel = new float[40], bark = new float[24];
        new SpectralContrast(Size, rate).Apply(magnitude, contrast, valleys);
        Same(golden.GetProperty("spectral_contrast").GetProperty("contrast"), contrast, 1e-3, 0, "contrast");
        Same(golden.GetProperty("spectral_contrast").GetProperty("valley"), valleys, 1e-3, 0, "valleys");
        new MelFilterBank(40, Size, rate, new(0), new(11000), MelScale.Htk, MelNorm.UnitSum, MelSlope.Mel).Apply(power, mel);
        Same(golden.GetProperty("mel40_htk_warp_unitsum_power_0_11000"), mel, 2e-4, 0, "mel");
        Cepstra(golden.GetProperty("mfcc_default_13_mel40_dbamp_of_power"), new Cepstrum(40), mel, "mfcc");
        new BarkBands(Size, rate, 24).Apply(power, bark);
        Same(golden.GetProperty("barkbands27"), bark, 2e-4, 0, "bark");
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("voice")]
    public void Octave_contrast_is_librosas_formula(string signal)
    {
        var file = JsonDocument.Parse(TestData.Golden.Text("reference/octave_contrast.json")).RootElement;
        var samples = TestSignals.Named(signal, 22050, 0.5).AsSpan(file.GetProperty("start").GetInt32(), Size);
        float[] peaks = new float[7], valleys = new float[7];
        new OctaveContrast(Size, SampleRate.Hz22050).Apply(EssentiaSpectra.Magnitude(samples, Window.Make(WindowShape.Hann, Size)), peaks, valleys);
        Same(file.GetProperty("signals").GetProperty(signal).GetProperty("peaks"), peaks, 0, 1e-4, "peaks");
        Same(file.GetProperty("signals").GetProperty(signal).GetProperty("valleys"), valleys, 0, 1e-3, "valleys");    // 90 dB below the peak a float32 transform keeps four digits
    }

    private static void Bunch(JsonElement golden, float[] bands, string what)
    {
        Same(golden.GetProperty("values"), bands, 2e-4, 0, what);
        Shape(golden, new SpectralMoments(bands.Length, bands.Length - 1).Of(bands), what);
        Same(golden.GetProperty("flatness_db"), FlatnessDecibels.Of(bands), 1e-3, $"{what} flatness");
        Same(golden.GetProperty("crest"), SpectralCrest.Of(bands), 1e-3, $"{what} crest");
    }

    private static void Cepstra(JsonElement golden, Cepstrum cepstrum, float[] bands, string what, double tolerance = 5e-4)
    {
        var coefficients = new float[cepstrum.Coefficients];
        cepstrum.Apply(bands, coefficients);
        Same(golden, coefficients, 0, tolerance, what);
    }

    private static void Shape(JsonElement golden, DistributionShape shape, string what)
    {
        Same(golden.GetProperty("spread"), shape.Spread, 1e-3, $"{what} spread");
        Same(golden.GetProperty("skewness"), shape.Skewness, 1e-3, $"{what} skewness");
        // Kurtosis is a difference from 3.
        Assert.Equal(golden.GetProperty("kurtosis").GetDouble(), shape.Kurtosis, 1e-3 * Math.Abs(shape.Kurtosis) + 3e-5);
    }
}
