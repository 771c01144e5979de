using MerWorkbench.Audio;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Features;
using MerWorkbench.Features.Rhythm;
using MerWorkbench.Features.Tonal;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Metrics;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets.Etudes;

/// <summary>What the études sound like, heard by the feature code, against what their score says.</summary>
public sealed class EtudeMusicTests
{
    private static readonly Seconds s_length = new(20), s_short = new(8);

    private static readonly Lazy<(EtudeSong Song, Waveform Sound)[]> s_recorded = new(() =>
        [.. Songs(24, s_length).AsParallel().AsOrdered().Select(song => (song, song.Record(SampleRate.Hz44100).Mixture))]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_dials_reach_the_panel_s_ceiling(bool isArousal)
    {
        EtudeSong[] songs = Songs(240, s_length);
        double[][] ratings = Ratings(songs, s_length, isArousal), dials = [.. songs.Select(song => Dials.All.Select(dial => song.Expression.Mean(dial.Cue, 0, s_length.Value)).ToArray())];
        double[] heard = [.. ratings.Select(panel => panel.Average())];
        double reached = RegressionMetrics.Pearson(heard, CrossValidated(dials, heard, lambda: 0));
        // One listener against the others; and the panel's mean against the truth, by the root of its agreement with another panel's.
        double listener = RaterCeiling.Of([.. ratings.Select(panel => panel.Select(rating => (double?)rating).ToArray())]).Pearson;
        double ceiling = Math.Sqrt(Agreement.SplitHalf(ratings, seed: 1));
        Assert.InRange(listener, 0.7, 0.95);
        Assert.InRange(ceiling, listener + 0.03, 0.995);
        Assert.InRange(reached, Math.Max(listener, ceiling - 0.03), ceiling + 0.02);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Features_of_the_sound_land_between_chance_and_the_ceiling(bool isArousal)
    {
        var (songs, features) = s_described.Value;
        double[][] ratings = Ratings(songs, s_short, isArousal);
        double[] heard = [.. ratings.Select(panel => panel.Average())];
        double reached = RegressionMetrics.Pearson(heard, CrossValidated(features, heard, lambda: 30));
        double ceiling = Math.Sqrt(Agreement.SplitHalf(ratings, seed: 1));
        double chance = Enumerable.Range(0, 8).Max(round =>
        {
            double[] shuffled = [.. heard];
            new StableRandom(7, $"chance/{round}").Shuffle<double>(shuffled);
            return RegressionMetrics.Pearson(shuffled, CrossValidated(features, shuffled, lambda: 30));
        });
        Assert.True(reached > chance + 0.2 && reached < ceiling - 0.02, $"chance {chance:0.000}, reached {reached:0.000}, ceiling {ceiling:0.000}");
    }

    [Fact]
    public void The_key_that_is_heard_is_the_key_of_the_score()
    {
        var heard = s_recorded.Value.AsParallel().AsOrdered().Select(recorded =>
        {
            var finder = new KeyFinder(SampleRate.Hz44100);
            finder.Push(recorded.Sound.ToMono().Channel(0));
            finder.Finish();
            var said = (Tonic: recorded.Song.Score.Style.Tonic, IsMajor: recorded.Song.Score.Scale.IsMajor);
            var found = (Tonic: (int)finder.Estimate.Tonic, IsMajor: finder.Estimate.Mode == Mode.Major);
            return (said, found);
        }).ToArray();
        Assert.InRange(heard.Count(key => key.found == key.said), 0.9 * heard.Length, heard.Length);
        // As MIREX counts: half for a fifth away, 0.3 for the relative and 0.2 for the parallel key.
        double score = heard.Average(key => ((key.found.Tonic - key.said.Tonic + 12) % 12, key.found.IsMajor, key.said.IsMajor) switch
        {
            (0, var found, var said) => found == said ? 1 : 0.2,
            (5 or 7, var found, var said) when found == said => 0.5,
            (3, true, false) or (9, false, true) => 0.3,
            _ => 0,
        });
        Assert.InRange(score, 0.92, 1);
    }

    [Fact]
    public void The_tempo_that_is_heard_is_the_score_s_or_an_octave_off_where_it_is_slow()
    {
        double[] ratios = [.. s_recorded.Value.AsParallel().AsOrdered().Select(recorded =>
        {
            var tracker = new DegaraBeatTracker();
            tracker.Push(recorded.Sound.ToMono().Channel(0));
            tracker.Finish();
            return BeatsTempo.Of(tracker.Beats).Value / recorded.Song.Score.Grid.Tempo;
        })];
        Assert.InRange(ratios.Count(ratio => Math.Abs(ratio - 1) < 0.04), 0.85 * ratios.Length, ratios.Length);
        Assert.All(ratios, ratio => Assert.Contains(new[] { 0.5, 1, 2 }, multiple => Math.Abs((ratio / multiple) - 1) < 0.04));
    }

    [Fact]
    public void Loudness_is_what_was_asked_for_and_no_sample_passes_the_ceiling()
    {
        foreach (var (song, sound) in s_recorded.Value)
        {
            float[][] channels = [sound.Channel(0).ToArray(), sound.Channel(1).ToArray()];
            Assert.Equal(song.Loudness.Value, Mastering.Loudness(channels, sound.Rate).Value, 0.5);
            Assert.True(channels.Max(channel => channel.Max(Math.Abs)) <= 0.8905f);
        }
    }

    // What chance would make of it: songs times the explained share is distributed as chi squared; its quantile of 99.9 %.
    [Theory]
    [InlineData("tonic", 11, 31.26)]
    [InlineData("genre", 5, 20.52)]
    [InlineData("progression", 5, 20.52)]
    [InlineData("lead", 2, 13.82)]
    [InlineData("chords", 2, 13.82)]
    [InlineData("sung", 1, 10.83)]
    public void Key_instruments_and_genre_do_not_follow_emotion_and_the_scale_does(string nuisance, int freedom, double quantile)
    {
        EtudeSong[] songs = Songs(480, s_short);
        string Group(EtudeSong song) => nuisance switch
        {
            "tonic" => $"{song.Score.Style.Tonic}",
            "genre" => song.Score.Style.Genre.Name,
            "progression" => string.Join(' ', song.Score.Style.Progression),
            "lead" => $"{song.Score.Style.Lead}",
            "chords" => $"{song.Score.Style.Chords}",
            _ => $"{song.IsSung}",
        };
        double Explained(Func<EtudeSong, string> group, Func<EtudeSong, double> value)
        {
            double mean = songs.Average(value);
            return songs.GroupBy(group).Sum(part => part.Count() * Math.Pow(part.Average(value) - mean, 2)) / songs.Sum(song => Math.Pow(value(song) - mean, 2));
        }
        double Valence(EtudeSong song) => song.Expression.Course.Mean(0, s_short.Value).Valence;
        double Arousal(EtudeSong song) => song.Expression.Course.Mean(0, s_short.Value).Arousal;
        Assert.Equal(freedom + 1, songs.Select(Group).Distinct().Count());
        Assert.InRange(songs.Length * Explained(Group, Valence), 0, quantile);
        Assert.InRange(songs.Length * Explained(Group, Arousal), 0, quantile);
        Assert.InRange(Explained(song => song.Score.Scale.Name, Valence), 0.7, 1);
    }

    [Theory]
    [InlineData("broken", 2)]
    [InlineData("laughter", 2)]
    [InlineData("fire", 1)]
    [InlineData("disgusted", 3)]
    public void Words_have_as_many_syllables_as_they_are_sung_on(string word, int syllables) =>
        Assert.Equal(syllables, Spelling.Syllables(word).Length);

    private static readonly Lazy<(EtudeSong[] Songs, double[][] Features)> s_described = new(() =>
    {
        EtudeSong[] songs = Songs(96, s_short);
        return (songs, [.. songs.AsParallel().AsOrdered().Select(song => Describe(song.Record(SampleRate.Hz22050).Mixture.ToMono()))]);
    });

    private static EtudeSong[] Songs(int count, Seconds length) =>
        [.. Enumerable.Range(0, count).Select(i => new EtudeSong(3, i, length, EtudeIntent.Quadrants(0.5)))];

    private static double[][] Ratings(EtudeSong[] songs, Seconds length, bool isArousal) =>
        [.. songs.Select(song => song.Rate(new(0), length).Select(rating => isArousal ? rating.Arousal : rating.Valence).ToArray())];

    // Each quarter of the songs predicted by a ridge fitted to the others.
    private static double[] CrossValidated(double[][] rows, double[] targets, double lambda)
    {
        var predicted = new double[targets.Length];
        for (int part = 0; part < 4; part++)
        {
            // By fours, for the quadrants come in fours.
            int[] train = [.. Enumerable.Range(0, targets.Length).Where(i => i / 4 % 4 != part)];
            double[] mean = [.. Enumerable.Range(0, rows[0].Length).Select(column => train.Average(i => rows[i][column]))];
            double[] spread = [.. Enumerable.Range(0, rows[0].Length).Select(column => Math.Sqrt(train.Average(i => Math.Pow(rows[i][column] - mean[column], 2))) + 1e-9)];
            double[] Standard(int i) => [.. rows[i].Select((value, column) => (value - mean[column]) / spread[column])];
            var fit = LinearRegression.Fit([.. train.Select(Standard)], [.. train.Select(i => targets[i])], lambda);
            foreach (int i in Enumerable.Range(0, targets.Length).Except(train))
                predicted[i] = fit.Predict(Standard(i));
        }
        return predicted;
    }

    private static double[] Describe(Waveform sound)
    {
        FeatureMatrix matrix = FeatureSets.LibrosaCompact.Clip().Extract(sound);
        return [.. Enumerable.Range(0, matrix.Columns.Count).Select(column => (double)matrix[0, column])];
    }
}
