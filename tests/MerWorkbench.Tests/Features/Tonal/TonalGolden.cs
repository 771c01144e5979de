using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Tonal;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Tonal;

/// <summary>What essentia.js was given and what it said (essentia/make_tonal.js).</summary>
internal static class TonalGolden
{
    private static readonly string[] s_flats = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"];

    public static JsonElement Root { get; } = JsonDocument.Parse(Golden.Text("essentia/tonal.json")).RootElement;

    public static JsonElement Signal(string name) => Root.GetProperty("signals").GetProperty(name);

    /// <summary>The chord progression by formula, at 44.1 kHz.</summary>
    public static float[] Samples(string name)
    {
        const int Rate = 44100;
        var signal = Signal(name);
        (int Root, bool Minor)[] chords = [.. signal.GetProperty("chord_list").EnumerateArray().Select(chord => (chord[0].GetInt32(), chord[1].GetInt32() == 1))];
        double each = signal.GetProperty("seconds_each").GetDouble(), pitch = signal.GetProperty("concert_pitch").GetDouble();
        var samples = new float[(int)Math.Round(Rate * each * chords.Length)];
        uint state = 12345;
        for (int i = 0; i < samples.Length; i++)
        {
            double t = (double)i / Rate;
            int at = Math.Min(chords.Length - 1, (int)(t / each));
            var (root, minor) = chords[at];
            double sum = 0;
            foreach (int note in (int[])[root + 36, root + 48, root + 48 + (minor ? 3 : 4), root + 55])
            {
                double hertz = pitch * Math.Pow(2, (note - 69) / 12.0);
                for (int h = 1; h <= 4; h++)
                    sum += 0.1 / h * Math.Sin(2 * Math.PI * hertz * h * t);
            }
            state = 1664525 * state + 1013904223;
            samples[i] = (float)(sum * Math.Exp(-1.2 * (t - at * each)) + 0.0005 * (state / 2147483648.0 - 1));
        }
        return samples;
    }

    /// <summary>The spectrum of a frame of ReferenceSignal.</summary>
    public static float[] ReferenceSpectrum(int frame) =>
        [.. new PeakSpectrum(TonalWindow.Make(WindowShape.BlackmanHarris62, 2048)).Of(ReferenceSignal.Samples(22050, 5).AsSpan(512 * frame, 2048))];

    /// <summary>The peaks that the profiles of ReferenceSignal were computed from.</summary>
    public static SpectralPeaks StrongestPeaks(int frame)
    {
        var peaks = new SpectralPeaks(2048, SampleRate.Hz22050, new(20), new(3500), 60, 1e-5f, PeakOrder.Magnitude);
        peaks.Find(ReferenceSpectrum(frame));
        return peaks;
    }

    /// <summary>The peaks that its dissonance and tuning were computed from.</summary>
    public static SpectralPeaks AscendingPeaks(int frame)
    {
        var peaks = new SpectralPeaks(2048, SampleRate.Hz22050, new(40), new(5000), 100);
        peaks.Find(ReferenceSpectrum(frame));
        return peaks;
    }

    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetSingle())];

    public static PitchClass Note(string name) => (PitchClass)(name.EndsWith('b')
        ? Array.IndexOf(s_flats, name)
        : Enumerable.Range(0, 12).First(i => new Chord((PitchClass)i, Mode.Major).ToString() == name));

    public static Chord Chord(string name) => name.EndsWith('m') ? new(Note(name[..^1]), Mode.Minor) : new(Note(name), Mode.Major);

    /// <summary>A key as the golden writes it: name, scale, strength and, where it has it, margin.</summary>
    public static void Same(JsonElement expected, KeyEstimate key, double tolerance)
    {
        Assert.Equal(new Chord(Note(expected[0].GetString()!), expected[1].GetString() == "major" ? Mode.Major : Mode.Minor), key.Chord);
        Assert.Equal(expected[2].GetDouble(), key.Strength, tolerance);
        if (expected.GetArrayLength() > 3)
            Assert.Equal(expected[3].GetDouble(), key.Margin, 10 * tolerance);
    }

    public static void Near(JsonElement expected, ReadOnlySpan<float> actual, double relative, double absolute)
    {
        Assert.Equal(expected.GetArrayLength(), actual.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            double wanted = expected[i].GetDouble();
            Assert.True(Math.Abs(wanted - actual[i]) <= absolute + relative * Math.Abs(wanted), $"value {i}: expected {wanted}, got {actual[i]}");
        }
    }

    public static float[] Turned(ReadOnlySpan<float> values, int up)
    {
        var turned = new float[values.Length];
        for (int i = 0; i < turned.Length; i++)
            turned[(i + up) % turned.Length] = values[i];
        return turned;
    }
}
