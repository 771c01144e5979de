using System.Text.Json;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Spectral;

/// <summary>Against essentia.js (essentia/make_peaks.js): frequencies within 0.1 Hz.</summary>
public sealed class SpectralPeaksTests
{
    private static readonly JsonElement Golden = EssentiaSpectra.Golden("peaks");

    public static IEnumerable<TheoryDataRow<int>> Cases => Enumerable.Range(0, Golden.GetProperty("cases").GetArrayLength()).Select(i => new TheoryDataRow<int>(i));

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_are_those_that_Essentia_finds(int index)
    {
        var golden = Golden.GetProperty("cases")[index];
        float[] spectrum = golden.TryGetProperty("spectrum", out var bins)
            ? bins.Numbers()
            : EssentiaSpectra.Magnitude(golden.GetProperty("signal").GetString()!, 44100, Golden.GetProperty("start").GetInt32(), golden.GetProperty("size").GetInt32());
        var peaks = new SpectralPeaks(
            2 * (spectrum.Length - 1), SampleRate.Hz44100, new Hertz(golden.GetProperty("low").GetDouble()), new Hertz(golden.GetProperty("high").GetDouble()),
            golden.GetProperty("most").GetInt32(), golden.GetProperty("threshold").GetSingle(),
            golden.GetProperty("order").GetString() == "magnitude" ? PeakOrder.Magnitude : PeakOrder.Frequency);
        peaks.Find(spectrum);

        float[] frequencies = golden.GetProperty("frequencies").Numbers(), magnitudes = golden.GetProperty("magnitudes").Numbers();
        Assert.Equal(frequencies.Length, peaks.Count);
        for (int i = 0; i < frequencies.Length; i++)
        {
            Assert.Equal(frequencies[i], peaks.Frequencies[i], 0.1);
            Assert.Equal(magnitudes[i], peaks.Magnitudes[i], 1e-4 * magnitudes[i] + 1e-8);
        }
    }

    [Fact]
    public void A_partial_between_two_bins_is_found_within_a_tenth_of_a_bin()
    {
        // 440.327 Hz by Essentia on the linear spectrum; the sine is at 440 Hz, a bin is 10.8 Hz wide.
        var peaks = new SpectralPeaks(4096, SampleRate.Hz44100, most: 1, order: PeakOrder.Magnitude);
        Assert.Equal(1, peaks.Find(EssentiaSpectra.Magnitude("sine", 44100, 1000, 4096)));
        Assert.InRange(peaks.Frequencies[0], 439, 441);
        Assert.InRange(peaks.Magnitudes[0], 0.49, 0.51);
    }

    [Fact]
    public void Louder_sound_has_the_same_frequencies()
    {
        var spectrum = EssentiaSpectra.Magnitude("voice", 44100, 5000, 2048);
        var peaks = new SpectralPeaks(2048, SampleRate.Hz44100, highest: SampleRate.Hz44100.Nyquist, most: 1025);
        peaks.Find(spectrum);
        float[] quiet = [.. peaks.Frequencies];
        peaks.Find([.. spectrum.Select(value => 1024 * value)]);
        Assert.Equal(quiet, peaks.Frequencies.ToArray());
        Assert.True(quiet.Length > 100);
    }

    [Fact]
    public void A_spectrum_of_the_wrong_length_is_refused() =>
        Assert.Contains("1025", Assert.Throws<ArgumentException>(() => new SpectralPeaks(2048, SampleRate.Hz44100).Find(new float[1024])).Message, StringComparison.Ordinal);
}
