using MerWorkbench.Features.Loudness;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Loudness;

/// <summary>The test signals of EBU Tech 3341 and Tech 3342, built by their description: sines of 1 kHz whose peak level steps.</summary>
public sealed class EbuConformanceTests
{
    public static TheoryData<int> Rates => [44_100, 48_000, 22_050, 96_000, 8_000];

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_steady_stereo_sine_measures_its_level(int rate)
    {
        foreach (double level in new[] { -23.0, -33.0 })
        {
            var meter = Measure(rate, 2, (level, 20));
            Assert.Equal(level, meter.Integrated.Value, 0.1);
            // The first window begins with the filter at rest.
            Assert.All(meter.Momentary()[1..], value => Assert.Equal(level, value, 0.1));
            Assert.All(meter.ShortTerm(), value => Assert.Equal(level, value, 0.1));
            Assert.Equal(0, meter.Range.Value, 0.05);
        }
    }

    [Fact]
    public void The_relative_gate_leaves_soft_parts_out() =>
        Assert.Equal(-23, Measure(48_000, 2, (-36, 10), (-23, 60), (-36, 10)).Integrated.Value, 0.1);

    [Fact]
    public void The_absolute_gate_leaves_silence_out_before_the_relative_one() =>
        Assert.Equal(-23, Measure(48_000, 2, (-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)).Integrated.Value, 0.1);

    [Fact]
    public void Parts_within_the_gates_count_by_their_power() =>
        Assert.Equal(-23, Measure(48_000, 2, (-26, 20), (-20, 20.1), (-26, 20)).Integrated.Value, 0.1);

    [Fact]
    public void Channels_behind_count_more()
    {
        double[] levels = [-28, -28, -24, -30, -30];
        var meter = new LoudnessMeter();
        meter.Begin(new SampleRate(48_000), 5);
        meter.Push(Steps(48_000, 5, levels, (0, 20)));
        meter.Finish();
        Assert.Equal(-23, meter.Integrated.Value, 0.1);
    }

    [Fact]
    public void Short_term_loudness_is_steady_where_each_three_seconds_are_alike() =>
        Assert.All(Measure(48_000, 2, [.. Enumerable.Repeat(new (double, double)[] { (-20, 1.34), (-30, 1.66) }, 5).SelectMany(pair => pair)]).ShortTerm(),
            value => Assert.Equal(-23, value, 0.1));

    [Fact]
    public void Momentary_loudness_is_steady_where_each_400_ms_are_alike() =>
        Assert.All(Measure(48_000, 2, [.. Enumerable.Repeat(new (double, double)[] { (-20, 0.18), (-30, 0.22) }, 25).SelectMany(pair => pair)]).Momentary()[6..],
            value => Assert.Equal(-23, value, 0.1));

    [Fact]
    public void The_range_is_that_of_the_levels()
    {
        Assert.Equal(10, Measure(48_000, 2, (-20, 20), (-30, 20)).Range.Value, 1.0);
        Assert.Equal(5, Measure(48_000, 2, (-20, 20), (-15, 20)).Range.Value, 1.0);
        Assert.Equal(20, Measure(48_000, 2, (-40, 20), (-20, 20)).Range.Value, 1.0);
        Assert.Equal(15, Measure(48_000, 2, (-50, 20), (-35, 20), (-20, 20), (-35, 20), (-50, 20)).Range.Value, 1.0);
    }

    private static LoudnessMeter Measure(int rate, int channels, params (double Level, double Seconds)[] steps)
    {
        var meter = new LoudnessMeter();
        meter.Begin(new SampleRate(rate), channels);
        meter.Push(Steps(rate, channels, new double[channels], steps));
        meter.Finish();
        return meter;
    }

    private static float[] Steps(int rate, int channels, double[] offsets, params (double Level, double Seconds)[] steps)
    {
        var samples = new List<float>();
        int moment = 0;
        foreach (var (level, seconds) in steps)
        {
            for (int i = 0; i < (int)Math.Round(seconds * rate); i++, moment++)
            {
                double sine = Math.Sin(2 * Math.PI * 1000 * moment / rate);
                for (int channel = 0; channel < channels; channel++)
                    samples.Add((float)(Math.Pow(10, (level + offsets[channel]) / 20) * sine));
            }
        }
        return [.. samples];
    }
}
