using MerWorkbench.Features.Tonal;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Features.Tonal;

/// <summary>Against essentia.js on the mean profile of ReferenceSignal, and by symmetry.</summary>
public sealed class KeyTests
{
    private static readonly float[] s_mean = TonalGolden.Root.GetProperty("hpcp36_mean").Floats();

    public static TheoryData<string> Profiles => new(KeyProfile.All.Select(profile => profile.Name));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_profile_finds_the_key_that_Essentia_finds_by_it(string name)
    {
        var golden = TonalGolden.Root.GetProperty("keys").GetProperty(name);
        var profile = KeyProfile.Find(name);
        TonalGolden.Same(golden.GetProperty("polyphonic"), new Key(profile).Estimate(s_mean), 2e-6);
        TonalGolden.Same(golden.GetProperty("all_chords"), new Key(profile, harmony: KeyHarmony.AllTriads).Estimate(s_mean), 2e-6);
        TonalGolden.Same(golden.GetProperty("plain"), new Key(profile, harmony: KeyHarmony.Notes).Estimate(s_mean), 2e-6);
    }

    // The music is in C major: the profile decides, not the truth.
    [Theory]
    [InlineData("temperley", "C major")]
    [InlineData("krumhansl", "C major")]
    [InlineData("diatonic", "C major")]
    [InlineData("edma", "F major")]
    [InlineData("bgate", "F major")]
    public void It_follows_the_profile(string name, string key)
    {
        var expected = TonalGolden.Root.GetProperty("reference_keys").GetProperty(name);
        var found = new Key(KeyProfile.Find(name)).Estimate(s_mean);
        Assert.Equal(key, found.ToString());
        Assert.Equal(expected.GetProperty("strength").GetDouble(), found.Strength, 1e-5);
        Assert.Equal(expected.GetProperty("rel").GetDouble(), found.Margin, 1e-5);
    }

    [Fact]
    public void Moving_the_music_up_moves_the_key_up()
    {
        var key = new Key(KeyProfile.Temperley);
        var home = key.Estimate(s_mean);
        for (int semitones = 1; semitones < 12; semitones++)
        {
            var moved = key.Estimate(TonalGolden.Turned(s_mean, 3 * semitones));
            Assert.Equal(((int)home.Tonic + semitones) % 12, (int)moved.Tonic);
            Assert.Equal((home.Mode, home.Strength), (moved.Mode, moved.Strength), (a, b) => a.Mode == b.Mode && Math.Abs(a.Strength - b.Strength) < 1e-6);
        }
    }

    [Fact]
    public void A_profile_that_is_the_music_fits_fully()
    {
        // D minor by Krumhansl's minor profile: first bin A, so that D is the sixth.
        var weights = KeyProfile.Krumhansl.Weights(Mode.Minor);
        var music = new float[12];
        for (int i = 0; i < 12; i++)
            music[(i + 5) % 12] = (float)weights[i];
        var found = new Key(KeyProfile.Krumhansl, 12, KeyHarmony.Notes).Estimate(music);
        Assert.Equal(new Chord(PitchClass.D, Mode.Minor), found.Chord);
        Assert.Equal(1, found.Strength, 1e-6);
        Assert.Equal("D minor", found.ToString());
    }

    [Fact]
    public void A_detuned_mean_is_put_right_by_less_than_a_semitone()
    {
        // A third of a semitone sharp, with a faint note that does not count: the same as in tune without it.
        var triad = new float[36];
        (triad[0], triad[12], triad[21]) = (1, 0.8f, 0.7f);
        var sharp = TonalGolden.Turned(triad, 1);
        sharp[8] = 0.1f;
        var key = new Key(KeyProfile.TonicTriad, harmony: KeyHarmony.Notes);
        Assert.Equal(key.Estimate(triad), key.EstimateOfMean(sharp));
        Assert.Equal(new Chord(PitchClass.A, Mode.Major), key.EstimateOfMean(sharp).Chord);
        Assert.Equal(key.Estimate(triad), key.EstimateOfMean(TonalGolden.Turned(triad, 35)));
    }

    [Fact]
    public void Silence_and_evenness_have_a_key_of_no_strength()
    {
        var key = new Key(KeyProfile.Bgate);
        foreach (float value in (float[])[0, 0.5f])
        {
            Assert.Equal(new KeyEstimate(PitchClass.A, Mode.Minor, 0, 0), key.Estimate(Enumerable.Repeat(value, 36).ToArray()));
            Assert.Equal(0, key.EstimateOfMean(Enumerable.Repeat(value, 36).ToArray()).Strength);
        }
    }

    [Fact]
    public void Unknown_names_and_sizes_are_refused()
    {
        Assert.Contains("krumhansl", Assert.Throws<MerException>(() => KeyProfile.Find("mozart")).Message, StringComparison.Ordinal);
        Assert.Contains("13", Assert.Throws<ArgumentException>(() => new Key(KeyProfile.Edma, 13)).Message, StringComparison.Ordinal);
    }
}
