using MerWorkbench.Features.Tonal;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Tonal;

/// <summary>Against essentia.js on frames of ReferenceSignal and on made-up peaks; by symmetry.</summary>
public sealed class HpcpTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(43)]
    [InlineData(100)]
    public void Profiles_of_a_chord_with_noise_are_Essentias(int frame)
    {
        var golden = TonalGolden.Root.GetProperty("reference").GetProperty(frame.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var peaks = TonalGolden.StrongestPeaks(frame);
        foreach (var (name, recipe) in ((string, HpcpRecipe)[])[("hpcp12_default", new()), ("hpcp36_key_cosine", HpcpRecipe.ForKeys), ("hpcp36_chord_nonlinear_harm8", HpcpRecipe.ForChords)])
        {
            var profile = new float[recipe.Size];
            new Hpcp(recipe).Apply(peaks.Frequencies, peaks.Magnitudes, profile);
            TonalGolden.Near(golden.GetProperty(name), profile, 1e-3, 1e-6);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Profiles_of_any_peaks_are_Essentias(int list)
    {
        var golden = TonalGolden.Root.GetProperty("lists")[list];
        float[] frequencies = golden.GetProperty("frequencies").Floats(), magnitudes = golden.GetProperty("magnitudes").Floats();
        foreach (var (name, recipe) in ((string, HpcpRecipe)[])
        [
            ("none", new() { Weight = HpcpWeight.None, Size = 24 }),
            ("sum", new() { Norm = HpcpNorm.UnitSum, Split = null, Size = 36, WindowSemitones = 4.0 / 3, Reference = new(446) }),
            ("raw", new() { Norm = HpcpNorm.None, Split = null, Harmonics = 4, Weight = HpcpWeight.Cosine, Lowest = new(25), Highest = new(3500) }),
            ("nonlinear", HpcpRecipe.ForTuning with { Lowest = new(40), Highest = new(5000) }),
        ])
        {
            var profile = new float[recipe.Size];
            new Hpcp(recipe).Apply(frequencies, magnitudes, profile);
            TonalGolden.Near(golden.GetProperty("hpcp").GetProperty(name), profile, 1e-4, 1e-5);
        }
    }

    [Fact]
    public void A_semitone_up_turns_the_profile_and_gain_does_not_matter()
    {
        float[] frequencies = [220, 277.18f, 329.63f, 660, 1200, 2217], magnitudes = [1, 0.8f, 0.7f, 0.3f, 0.1f, 0.05f];
        // One band: notes near the split may change sides.
        var hpcp = new Hpcp(HpcpRecipe.ForChords with { Split = null });
        float[] home = new float[36], up = new float[36], loud = new float[36];
        hpcp.Apply(frequencies, magnitudes, home);
        hpcp.Apply([.. frequencies.Select(hertz => hertz * MathF.Pow(2, 1 / 12f))], magnitudes, up);
        hpcp.Apply(frequencies, [.. magnitudes.Select(magnitude => magnitude * 256)], loud);
        Assert.Equal(home, loud);
        float[] turned = TonalGolden.Turned(home, 3);
        for (int i = 0; i < 36; i++)
            Assert.Equal(turned[i], up[i], 1e-4);
    }

    [Fact]
    public void A_reference_tone_lies_in_the_first_bin_and_its_fifth_seven_semitones_on()
    {
        var profile = new float[12];
        new Hpcp(new HpcpRecipe { Reference = new(430) }).Apply([430 * 2, 430 * MathF.Pow(2, 7 / 12f)], [1, 0.5f], profile);
        // Both bands are normalised, then their sum.
        Assert.Equal(1, profile[0], 1e-5);
        Assert.Equal(0.25f, profile[7], 1e-5);
        Assert.Equal(1.25f, profile.Sum(), 1e-5);
    }

    [Fact]
    public void Silence_has_finite_descriptors()
    {
        var profile = new float[36];
        profile.AsSpan().Fill(7);
        new Hpcp(HpcpRecipe.ForChords).Apply([], [], profile);
        Assert.All(profile, value => Assert.Equal(0, value));
        Assert.Equal(0, HpcpEntropy.Of(profile));
        Assert.Equal(0, HpcpCrest.Of(profile));
        var turned = new float[36];
        TransposedHpcp.Of(profile, turned);
        Assert.Equal(profile, turned);
        Assert.Equal(0, EqualTemperedDeviation.Of(profile));
        Assert.Equal(0, NontemperedEnergyRatio.Of(profile));
        Assert.Equal(0, new DiatonicStrength(36).Of(profile));
    }

    [Fact]
    public void Entropy_and_crest_of_one_and_of_all_bins()
    {
        float[] one = new float[36], all = [.. Enumerable.Repeat(0.3f, 36)];
        one[7] = 0.4f;
        Assert.Equal(0, HpcpEntropy.Of(one), 1e-6);
        Assert.Equal(36, HpcpCrest.Of(one), 1e-4);
        Assert.Equal(Math.Log2(36), HpcpEntropy.Of(all), 1e-5);
        Assert.Equal(1, HpcpCrest.Of(all), 1e-5);
    }

    [Fact]
    public void A_transposed_profile_is_the_same_in_every_key()
    {
        float[] mean = [.. Enumerable.Range(0, 36).Select(i => 0.5f * MathF.Exp(-0.1f * (i - 20) * (i - 20)) + 0.01f * i)];
        float[] first = new float[36], second = new float[36];
        TransposedHpcp.Of(mean, first);
        TransposedHpcp.Of(TonalGolden.Turned(mean, 9), second);
        Assert.Equal(first, second);
        Assert.Equal(1, first[0]);
    }

    [Fact]
    public void Contradictory_recipes_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => new Hpcp(new HpcpRecipe { Size = 30 }));
        Assert.ThrowsAny<ArgumentException>(() => new Hpcp(new HpcpRecipe { WindowSemitones = 0.5 }));
        Assert.ThrowsAny<ArgumentException>(() => new Hpcp(new HpcpRecipe { Nonlinear = true, Norm = HpcpNorm.UnitSum }));
        Assert.ThrowsAny<ArgumentException>(() => new Hpcp(new HpcpRecipe { Split = new Hertz(30) }));
    }
}
