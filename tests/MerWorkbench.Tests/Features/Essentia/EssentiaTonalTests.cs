using System.Globalization;
using MerWorkbench.Dsp;
using MerWorkbench.Features;
using MerWorkbench.Features.Essentia;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Tonal;
using MerWorkbench.Tests.Features.Tonal;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Essentia;

/// <summary>Against essentia.js: MusicExtractor's tonal part algorithm by algorithm, and its TonalExtractor as a whole.</summary>
public sealed class EssentiaTonalTests
{
    [Theory]
    [InlineData("pop")]
    [InlineData("minor")]
    public void Every_frame_is_as_MusicExtractors(string signal)
    {
        using var pass = Run(TonalGolden.Samples(signal));
        var golden = TonalGolden.Signal(signal).GetProperty("extractor");
        Assert.Equal(golden.GetProperty("frames").GetInt32(), pass.Frames.Rows);
        var row = new float[pass.Frames.Columns];
        foreach (var frame in golden.GetProperty("hpcp").EnumerateObject())
        {
            pass.Frames.CopyRows(int.Parse(frame.Name, CultureInfo.InvariantCulture), row);
            TonalGolden.Near(frame.Value, row.AsSpan(0, 36), 1e-3, 1e-5);
        }
        TonalGolden.Near(golden.GetProperty("hpcp_entropy"), Column(pass, "hpcp_entropy"), 1e-3, 1e-4);
        TonalGolden.Near(golden.GetProperty("hpcp_crest"), Column(pass, "hpcp_crest"), 1e-3, 0);
        TonalGolden.Near(golden.GetProperty("chords_strength"), Column(pass, "chords_strength"), 1e-3, 0);
    }

    [Theory]
    [InlineData("pop")]
    [InlineData("minor")]
    public void The_whole_sound_is_as_MusicExtractors(string signal)
    {
        using var pass = Run(TonalGolden.Samples(signal));
        var golden = TonalGolden.Signal(signal).GetProperty("extractor");
        Assert.Equal(golden.GetProperty("tuning_frequency").GetDouble(), Value(pass, "tuning_frequency"), 1e-3);
        foreach (var key in golden.GetProperty("keys").EnumerateObject())
        {
            Assert.Equal(key.Value[2].GetDouble(), Value(pass, $"key_{key.Name}.strength"), 1e-3);
            SamePlace(TonalGolden.Note(key.Value[0].GetString()!), key.Value[1].GetString()!, pass, $"key_{key.Name}");
        }
        TonalGolden.Near(golden.GetProperty("thpcp"), Vector(pass, "thpcp_", 36), 1e-3, 1e-5);
        TonalGolden.Near(golden.GetProperty("chords_histogram"), Vector(pass, "chords_histogram_", 24), 0, 1e-3);
        Assert.Equal(golden.GetProperty("chords_number_rate").GetDouble(), Value(pass, "chords_number_rate"), 1e-6);
        Assert.Equal(golden.GetProperty("chords_changes_rate").GetDouble(), Value(pass, "chords_changes_rate"), 1e-6);
        SamePlace(TonalGolden.Note(golden.GetProperty("chords_key").GetString()!), golden.GetProperty("chords_scale").GetString()!, pass, "chords_key");
        Assert.Equal(golden.GetProperty("tuning_diatonic_strength").GetDouble(), Value(pass, "tuning_diatonic_strength"), 1e-3);
        Assert.Equal(golden.GetProperty("equal_tempered_deviation").GetDouble(), Value(pass, "tuning_equal_tempered_deviation"), 1e-4);
        Assert.Equal(golden.GetProperty("nontempered_energy_ratio").GetDouble(), Value(pass, "tuning_nontempered_energy_ratio"), 1e-3);
    }

    [Theory]
    [InlineData("pop")]
    [InlineData("minor")]
    public void Fine_profiles_say_of_tuning_what_Essentia_says(string signal)
    {
        var golden = TonalGolden.Signal(signal).GetProperty("extractor");
        float[] mean = golden.GetProperty("high_mean").Floats();
        Assert.Equal(golden.GetProperty("tuning_diatonic_strength").GetDouble(), new DiatonicStrength().Of(mean), 1e-5);
        Assert.Equal(golden.GetProperty("equal_tempered_deviation").GetDouble(), EqualTemperedDeviation.Of(mean), 1e-6);
        Assert.Equal(golden.GetProperty("nontempered_energy_ratio").GetDouble(), NontemperedEnergyRatio.Of(mean), 1e-5);
    }

    // The composite as Essentia runs it: other peaks, another profile, A at 440 Hz, the default key profile.
    [Theory]
    [InlineData("pop")]
    [InlineData("minor")]
    public void The_same_descriptors_make_Essentias_TonalExtractor(string signal)
    {
        var golden = TonalGolden.Signal(signal).GetProperty("tonal_extractor");
        var range = new HpcpRecipe { Size = 36, Lowest = new(40), Highest = new(5000) };
        var forKeys = new Hpcp(range with { Split = null, WindowSemitones = 4.0 / 3 });
        var forChords = new Hpcp(range with { Nonlinear = true, WindowSemitones = 0.5, Weight = HpcpWeight.Cosine, Harmonics = 8 });
        var spectrum = new PeakSpectrum(TonalWindow.Make(WindowShape.BlackmanHarris62, 4096));
        var peaks = new SpectralPeaks(4096, SampleRate.Hz44100, new(40), new(5000), 10_000, 1e-5f, PeakOrder.Magnitude);
        var mean = new MeanProfile(36);
        List<Chord> heard = [];
        List<float> strengths = [];
        var chords = new Chords((chord, strength) =>
        {
            heard.Add(chord);
            strengths.Add(strength);
        });
        var profile = new float[36];
        var cutter = new FrameCutter(new Framing(4096, 2048, UntilEnd: true), (frame, index) =>
        {
            peaks.Find(spectrum.Of(frame));
            forKeys.Apply(peaks.Frequencies, peaks.Magnitudes, profile);
            mean.Add(profile);
            if (golden.GetProperty("hpcp").TryGetProperty(index.ToString(CultureInfo.InvariantCulture), out var expected))
                TonalGolden.Near(expected, profile, 1e-3, 1e-5);
            forChords.Apply(peaks.Frequencies, peaks.Magnitudes, profile);
            chords.Push(profile);
        });
        cutter.Push(TonalGolden.Samples(signal));
        cutter.Finish();
        chords.Finish();
        TonalGolden.Same(golden.GetProperty("key"), new Key(KeyProfile.Bgate).EstimateOfMean(mean.Value), 1e-3);
        Assert.Equal(golden.GetProperty("chords_progression").EnumerateArray().Select(name => TonalGolden.Chord(name.GetString()!)), heard);
        TonalGolden.Near(golden.GetProperty("chords_strength"), strengths.ToArray(), 1e-3, 0);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_numbers()
    {
        float[] samples = TonalGolden.Samples("minor");
        using var whole = Run(samples.AsSpan(0, 100_001));
        using var parts = new EssentiaTonal();
        for (int at = 0; at < 100_001; at += 777)
            parts.Push(samples.AsSpan(at, Math.Min(777, 100_001 - at)));
        parts.Finish();
        Assert.Equal(whole.Values, parts.Values);
        Assert.Equal(whole.Frames.Rows, parts.Frames.Rows);
        for (int column = 0; column < whole.Frames.Columns; column++)
            Assert.Equal(whole.Frames.Column(column), parts.Frames.Column(column));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public void Silence_is_finite(int samples)
    {
        using var pass = Run(new float[samples]);
        Assert.All(pass.Values, value => Assert.True(float.IsFinite(value)));
        for (int column = 0; column < pass.Frames.Columns; column++)
            Assert.All(pass.Frames.Column(column), value => Assert.True(float.IsFinite(value)));
        Assert.Equal(440, Value(pass, "tuning_frequency"));
        Assert.Equal(0, Value(pass, "key_edma.strength"));
    }

    [Fact]
    public void Columns_have_names_of_their_own()
    {
        FeatureColumn[] all = [.. EssentiaTonal.FrameColumns, .. EssentiaTonal.ValueColumns];
        Assert.Equal(all.Length, all.Select(column => column.Name).Distinct().Count());
        Assert.Equal(39, EssentiaTonal.FrameColumns.Count);
        using var pass = new EssentiaTonal();
        Assert.Equal(EssentiaTonal.ValueColumns.Count, pass.Values.Length);
        Assert.Equal(EssentiaTonal.FrameColumns.Count, pass.Frames.Columns);
        Assert.All(all, column => Assert.Equal(FeatureGroup.Tonal, column.Group));
    }

    private static EssentiaTonal Run(ReadOnlySpan<float> samples)
    {
        var pass = new EssentiaTonal();
        pass.Push(samples);
        pass.Finish();
        return pass;
    }

    private static int IndexOf(IReadOnlyList<FeatureColumn> columns, string name) => columns.Select(column => column.Name).ToList().IndexOf(name);

    private static float[] Column(EssentiaTonal pass, string name) => pass.Frames.Column(IndexOf(EssentiaTonal.FrameColumns, $"tonal.{name}"));

    private static float Value(EssentiaTonal pass, string name) => pass.Values[IndexOf(EssentiaTonal.ValueColumns, $"tonal.{name}")];

    private static float[] Vector(EssentiaTonal pass, string name, int size) =>
        [.. Enumerable.Range(0, size).Select(i => Value(pass, string.Create(CultureInfo.InvariantCulture, $"{name}{i}")))];

    private static void SamePlace(PitchClass tonic, string scale, EssentiaTonal pass, string name)
    {
        double angle = 2 * Math.PI * ((int)tonic * 7 % 12) / 12;
        Assert.Equal(Math.Cos(angle), Value(pass, $"{name}.fifths_cos"), 1e-6);
        Assert.Equal(Math.Sin(angle), Value(pass, $"{name}.fifths_sin"), 1e-6);
        Assert.Equal(scale == "major" ? 1 : 0, Value(pass, $"{name}.major"));
    }
}
