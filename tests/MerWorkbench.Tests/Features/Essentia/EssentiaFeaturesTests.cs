using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Essentia;

public sealed class EssentiaFeaturesTests
{
    private static readonly FeatureMatrix Row = FeatureSets.Essentia.Extract(new Waveform(SampleRate.Hz44100, ReferenceSignal.Samples(44_100, 30)));

    [Fact]
    public void The_groups_of_the_music_extractor_follow_one_another()
    {
        FeatureGroup[] groups = [.. Row.Columns.Select(column => column.Group)];
        Assert.Equal(groups.Order(), groups);
        Assert.Equal(3, groups.Distinct().Count());
        Assert.All(Row.Columns, column => Assert.StartsWith(
            column.Group switch { FeatureGroup.LowLevel => "lowlevel.", FeatureGroup.Rhythm => "rhythm.", _ => "tonal." }, column.Name));
    }

    // A C major triad struck every half second; the values are those essentia.js prints for the same signal.
    [Theory]
    [InlineData("rhythm.bpm", 118.57, 1.8)]
    [InlineData("rhythm.onset_rate", 2, 0.1)]
    [InlineData("rhythm.danceability", 4.607, 0.01)]
    [InlineData("lowlevel.dynamic_complexity", 4.320, 0.01)]
    [InlineData("tonal.tuning_frequency", 440, 3)]
    [InlineData("tonal.key_temperley.major", 1, 0)]
    public void Its_parts_reach_their_columns(string column, double expected, double tolerance) =>
        Assert.InRange(Row.Column(column)[0], expected - tolerance, expected + tolerance);
}
