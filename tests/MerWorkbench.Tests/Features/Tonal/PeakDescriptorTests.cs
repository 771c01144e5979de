using System.Globalization;
using MerWorkbench.Features.Tonal;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Tonal;

/// <summary>Dissonance, tuning and inharmonicity against essentia.js and closed forms.</summary>
public sealed class PeakDescriptorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(43)]
    [InlineData(100)]
    public void Dissonance_and_tuning_of_a_chord_with_noise_are_Essentias(int frame)
    {
        var golden = TonalGolden.Root.GetProperty("reference").GetProperty(frame.ToString(CultureInfo.InvariantCulture));
        var peaks = TonalGolden.AscendingPeaks(frame);
        Assert.Equal(golden.GetProperty("dissonance").GetDouble(), Dissonance.Of(peaks.Frequencies, peaks.Magnitudes), 1e-4);
        var tuning = new TuningFrequency();
        tuning.Add(peaks.Frequencies, peaks.Magnitudes);
        Assert.Equal(golden.GetProperty("tuning").GetProperty("cents").GetDouble(), tuning.Cents, 1e-6);
        Assert.Equal(golden.GetProperty("tuning").GetProperty("hz").GetDouble(), tuning.Value.Value, 1e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void They_are_Essentias_of_any_peaks(int list)
    {
        var golden = TonalGolden.Root.GetProperty("lists")[list];
        float[] frequencies = golden.GetProperty("frequencies").Floats(), magnitudes = golden.GetProperty("magnitudes").Floats();
        Assert.Equal(golden.GetProperty("dissonance").GetDouble(), Dissonance.Of(frequencies, magnitudes), 1e-5);
        Assert.Equal(golden.GetProperty("inharmonicity").GetDouble(), Inharmonicity.Of(frequencies, magnitudes), 1e-5);
        var tuning = new TuningFrequency();
        tuning.Add(frequencies, magnitudes);
        Assert.Equal(golden.GetProperty("tuning")[1].GetDouble(), tuning.Cents, 1e-6);
    }

    [Fact]
    public void A_semitone_is_rough_an_octave_and_a_single_tone_are_not()
    {
        float rough = Dissonance.Of([440, 466.16f], [1, 1]);
        Assert.InRange(rough, 0.4, 0.5);
        Assert.Equal(rough, Dissonance.Of([440, 466.16f], [64, 64]));
        Assert.Equal(0, Dissonance.Of([440, 880], [1, 1]), 1e-3);
        Assert.Equal(0, Dissonance.Of([440], [1]));
        Assert.Equal(0, Dissonance.Of([], []));
        Assert.Equal(0, Dissonance.Of([440, 466], [0, 0]));
        Assert.Throws<ArgumentException>(() => Dissonance.Of([466, 440], [1, 1]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Harmonics_of_a_stretched_string_are_Essentias(int index)
    {
        var golden = TonalGolden.Root.GetProperty("harmonic")[index];
        float[] harmonics = new float[20], magnitudes = new float[20];
        HarmonicPeaks.Find(golden.GetProperty("frequencies").Floats(), golden.GetProperty("magnitudes").Floats(), new Hertz(golden.GetProperty("hint").GetDouble()), harmonics, magnitudes);
        TonalGolden.Near(golden.GetProperty("harmonics"), harmonics, 1e-6, 0);
        TonalGolden.Near(golden.GetProperty("harmonic_magnitudes"), magnitudes, 1e-6, 0);
        Assert.Equal(golden.GetProperty("inharmonicity").GetDouble(), Inharmonicity.Of(harmonics, magnitudes), 1e-6);
    }

    [Fact]
    public void Two_partials_half_a_fundamental_apart_share_its_inharmonicity_by_energy()
    {
        // 0.5 off with a quarter of the energy of 1 + 0.25.
        Assert.Equal(0.5 * 0.25 / 1.25, Inharmonicity.Of([100, 250], [1, 0.5f]), 1e-6);
        Assert.Equal(0, Inharmonicity.Of([], []));
        Assert.Equal(1, Inharmonicity.Of([100, 200], [0, 0]));
        Assert.Throws<ArgumentException>(() => Inharmonicity.Of([200, 100], [1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => Inharmonicity.Of([0, 100], [1, 1]));
    }

    [Theory]
    [InlineData(440, 0)]
    [InlineData(442, 8)]
    [InlineData(432, -32)]
    [InlineData(430, 60)]    // nearer to the note below, whose A is then sharp
    public void A_tone_says_how_it_is_tuned(double concertPitch, double cents)
    {
        var tuning = new TuningFrequency();
        Assert.Equal((0, 440), (tuning.Cents, tuning.Value.Value));
        tuning.Add([(float)concertPitch, (float)(concertPitch * Math.Pow(2, 5 / 12.0))], [0.5f, 0.4f]);
        tuning.Add([], []);
        Assert.Equal(cents, tuning.Cents);
    }
}
