using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets.Etudes;

/// <summary>Single notes of the instruments of the études.</summary>
public sealed class InstrumentTests
{
    private const int Rate = 44_100, Start = Rate / 10;

    private static readonly string[] s_pitched = ["plucked", "strings", "pad", "electric piano", "brass", "voice"];

    public static TheoryData<string> Pitched => [.. s_pitched];

    public static TheoryData<string> All => [.. s_pitched, "kick", "snare", "hat"];

    [Theory]
    [MemberData(nameof(All))]
    public void A_note_dies_away_before_it_ends(string name)
    {
        float[] sound = Play(name, 60);
        int last = Array.FindLastIndex(sound, sample => sample != 0);
        Assert.InRange(last, Start, sound.Length - 2);
        Assert.InRange(sound.AsSpan(last - 20, 21).ToArray().Max(Math.Abs), 0, 0.01 * sound.Max(Math.Abs));
    }

    [Theory]
    [MemberData(nameof(Pitched))]
    public void A_note_rises_from_silence(string name)
    {
        float[] sound = Play(name, 60);
        int first = Array.FindIndex(sound, sample => Math.Abs(sample) > 1e-6);
        Assert.InRange(Math.Abs(sound[first]), 0, 0.1 * sound.Max(Math.Abs));
    }

    [Theory]
    [MemberData(nameof(Pitched))]
    public void A_bright_note_has_more_above_two_kilohertz_than_a_dull_one(string name) =>
        Assert.True(High(2000, Play(name, 57, brightness: 0.9)) > 1.5 * High(2000, Play(name, 57, brightness: 0.1)));

    [Fact]
    public void A_dull_bass_is_a_bass() => Assert.InRange(High(1000, Play("plucked", 38, brightness: 0.25)), 0, 0.03);

    [Theory]
    [MemberData(nameof(Pitched))]
    public void A_note_has_the_pitch_that_was_asked_for(string name)
    {
        float[] sound = Play(name, 57);
        // The lag of the best autocorrelation from 150 to 300 Hz, over the quarter of a second in which there is no vibrato yet.
        var window = sound.AsSpan(Start + (Rate / 10), Rate / 8).ToArray();
        double[] alike = [.. Enumerable.Range(0, 295).Select(lag => lag < 147 ? 0 : Enumerable.Range(0, window.Length - 300).Sum(i => (double)window[i] * window[i + lag]))];
        Assert.Equal(220, (double)Rate / Array.IndexOf(alike, alike.Max()), 3.0);
    }

    // The share of the power above a frequency, roughly: three high-passes of the first order in a row.
    private static double High(double hertz, float[] sound)
    {
        double share = 1 - Math.Exp(-2 * Math.PI * hertz / Rate), high = 0, all = 0;
        var low = new double[3];
        foreach (float sample in sound)
        {
            double rest = sample;
            for (int stage = 0; stage < low.Length; stage++)
            {
                low[stage] += share * (rest - low[stage]);
                rest -= low[stage];
            }
            high += rest * rest;
            all += (double)sample * sample;
        }
        return high / all;
    }

    private static float[] Play(string name, double pitch, double brightness = 0.5)
    {
        var random = new StableRandom(1, "instrument");
        var (part, instrument) = name switch
        {
            "plucked" => (Part.Bass, (IInstrument)new PluckedString(random)),
            "strings" => (Part.Lead, new AdditiveTone(0.2, slow: false)),
            "pad" => (Part.Pad, new AdditiveTone(1, slow: true)),
            "electric piano" => (Part.Chords, new FmTone(2, isStruck: true)),
            "brass" => (Part.Lead, new FmTone(1, isStruck: false)),
            "voice" => (Part.Voice, new FormantVoice(random, 1.1)),
            _ => (Enum.Parse<Part>(name, ignoreCase: true), new DrumKit(random)),
        };
        var sound = new float[2 * Rate];
        instrument.Play(new Note(part, (double)Start / Rate, 0.6, pitch, 0.8, brightness, 0.5), sound, Rate);
        return sound;
    }
}
