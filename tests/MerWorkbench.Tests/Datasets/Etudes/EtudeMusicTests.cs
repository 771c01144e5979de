using MerWorkbench.Audio;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Features;
using MerWorkbench.Features.Rhythm;
using MerWorkbench.Features.Tonal;
using MerWorkbench.Learning;
using MerWorkbench.Metrics;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets.Etudes;

/// <summary>What the études sound like, heard by the feature code, against what their score says.</summary>
public sealed class EtudeMusicTests
{
    private static readonly Seconds s_length = new(20);

    private static readonly Lazy<(EtudeSong Song, Waveform Sound)[]> s_recorded = new(() =>
        [.. Songs(10, s_length).AsParallel().AsOrdered().Select(song => (song, song.Record(SampleRate.Hz44100).Mixture))]);

    [Fact]
    public void The_dials_reach_the_panel_s_ceiling_and_chance_stays_below()
    {
        EtudeSong[] songs = Songs(240, s_length);
        foreach (bool isArousal in new[] { true, false })
        {
            double[][] ratings = [.. songs.Select(song => song.Rate(new(0), s_length).Select(rating => isArousal ? rating.Arousal : rating.Valence).ToArray())];
            double[] heard = [.. ratings.Select(panel => panel.Average())];
            double[][] dials = [.. songs.Select(song => Dials.All.Select(dial => song.Expression.Mean(dial.Cue, 0, s_length.Value)).ToArray())];
            // The panel's mean correlates with the truth by the root of its correlation with another panel's.
            double ceiling = Math.Sqrt(Agreement.SplitHalf(ratings, seed: 1));
            double reached = RegressionMetrics.Pearson(heard, Halves(dials, heard));
            Assert.InRange(ceiling, 0.9, 0.995);
            Assert.InRange(reached, ceiling - 0.03, ceiling + 0.02);
        }
    }

    [Fact]
    public void Features_of_the_sound_land_between_chance_and_the_ceiling()
    {
        EtudeSong[] songs = Songs(48, new(8));
        double[][] features = [.. songs.AsParallel().AsOrdered().Select(song => Describe(song.Record(SampleRate.Hz22050).Mixture.ToMono()))];
        double[] arousal = [.. songs.Select(song => song.Rate(new(0), new(8)).Average(rating => rating.Arousal))];
        double r = RegressionMetrics.Pearson(arousal, Halves(features, arousal));
        Assert.InRange(r, 0.5, 0.97);
    }

    [Fact]
    public void The_key_that_is_heard_is_the_key_of_the_score()
    {
        int near = s_recorded.Value.Count(recorded =>
        {
            var finder = new KeyFinder(SampleRate.Hz44100);
            finder.Push(recorded.Sound.ToMono().Channel(0));
            finder.Finish();
            // Modes share their notes with a key a fifth or a third away.
            int distance = ((int)finder.Estimate.Tonic - recorded.Song.Score.Style.Tonic + 12) % 12;
            return distance is 0 or 5 or 7 or 3 or 9;
        });
        Assert.InRange(near, 8, 10);
    }

    [Fact]
    public void The_tempo_that_is_heard_is_the_score_s_or_a_simple_multiple_of_it()
    {
        int right = s_recorded.Value.Count(recorded =>
        {
            var tracker = new DegaraBeatTracker();
            tracker.Push(recorded.Sound.ToMono().Channel(0));
            tracker.Finish();
            double ratio = BeatsTempo.Of(tracker.Beats).Value / recorded.Song.Score.Grid.Tempo;
            return new[] { 0.5, 1, 2, 1.5, 3, 1.0 / 3 }.Any(multiple => Math.Abs((ratio / multiple) - 1) < 0.06);
        });
        Assert.InRange(right, 8, 10);
    }

    [Fact]
    public void Loudness_is_what_was_asked_for_and_no_sample_passes_the_ceiling()
    {
        foreach (var (song, sound) in s_recorded.Value)
        {
            float[][] channels = [sound.Channel(0).ToArray(), sound.Channel(1).ToArray()];
            Assert.Equal(song.Loudness.Value, Mastering.Loudness(channels, sound.Rate).Value, 0.7);
            Assert.True(channels.Max(channel => channel.Max(Math.Abs)) <= 0.951f);
        }
    }

    [Theory]
    [InlineData("broken", 2)]
    [InlineData("laughter", 2)]
    [InlineData("fire", 1)]
    [InlineData("disgusted", 3)]
    public void Words_have_as_many_syllables_as_they_are_sung_on(string word, int syllables) =>
        Assert.Equal(syllables, Spelling.Syllables(word).Length);

    private static EtudeSong[] Songs(int count, Seconds length) =>
        [.. Enumerable.Range(0, count).Select(i => new EtudeSong(3, i, length, EtudeIntent.Quadrants(0.5)))];

    // Each half predicted by a ridge fitted to the other.
    private static double[] Halves(double[][] rows, double[] targets)
    {
        var predicted = new double[targets.Length];
        for (int part = 0; part < 2; part++)
        {
            // By fours, for the quadrants come in fours.
            int[] train = [.. Enumerable.Range(0, targets.Length).Where(i => i / 4 % 2 != part)];
            double[] mean = [.. Enumerable.Range(0, rows[0].Length).Select(column => train.Average(i => rows[i][column]))];
            double[] spread = [.. Enumerable.Range(0, rows[0].Length).Select(column => Math.Sqrt(train.Average(i => Math.Pow(rows[i][column] - mean[column], 2))) + 1e-9)];
            double[] Standard(int i) => [.. rows[i].Select((value, column) => (value - mean[column]) / spread[column])];
            var fit = LinearRegression.Fit([.. train.Select(Standard)], [.. train.Select(i => targets[i])], lambda: rows[0].Length > 20 ? 10 : 0);
            foreach (int i in Enumerable.Range(0, targets.Length).Except(train))
                predicted[i] = fit.Predict(Standard(i));
        }
        return predicted;
    }

    private static double[] Describe(Waveform sound)
    {
        FeatureMatrix matrix = FeatureSets.Librosa.Clip().Extract(sound);
        return [.. Enumerable.Range(0, matrix.Columns.Count).Select(column => (double)matrix[0, column])];
    }
}
