using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Experiments;

public sealed class SeriesCorpusTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static bool Absent => RealData.IsAbsent;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Etudes_give_a_window_for_each_of_their_20_labels_cut_from_the_sound_before_it()
    {
        EtudeMaker.Make("dynamic-etudes", folder["e"], 4, cancel: TestContext.Current.CancellationToken);
        var dataset = new DynamicEtudes();
        IReadOnlyList<Track> tracks = dataset.Load(folder["e"]);
        Corpus corpus = Build(dataset.CardOf(folder["e"]), tracks);

        Assert.Equal(4, corpus.Examples.Count);
        for (int i = 0; i < 4; i++)
        {
            FeatureMatrix samples = corpus.Examples[i].Inputs[0], features = corpus.Examples[i].Inputs[1];
            AffectSeries labels = tracks[i].Dynamic!.Mean;
            Assert.Equal((20, 22_050, 20, 117), (samples.Frames, samples.Bins, features.Frames, features.Bins));
            Assert.Equal([labels.Arousal[3], labels.Valence[3]], corpus.Examples[i].Targets.Skip(6).Take(2));
            ReadOnlySpan<float> sound = tracks[i].LoadAudio().ToMono().Channel(0);
            int start = (int)((15 + (3 * 0.5) - 0.5) * 44_100);
            Assert.Equal(sound[start..(start + 22_050)].ToArray(), samples.Row(3).ToArray());
        }
    }

    [Fact]
    public void Labels_without_a_whole_half_second_are_left_out_and_other_scales_brought_to_minus_one_to_one()
    {
        new Waveform(SampleRate.Hz44100, [.. Enumerable.Range(0, 3 * 44_100).Select(i => (float)Math.Sin(0.05 * i))]).Save(folder["a.wav"]);
        double[] values = [.. Enumerable.Range(0, 9).Select(i => i / 8.0)];
        Track track = Made("a", folder["a.wav"], new AffectSeries(AffectScale.ZeroToOne, new(0), new(0.5), values, [.. values.Select(value => 1 - value)]));
        Corpus corpus = Build(new Deam().Card, [track, Made("none", folder["none.wav"], null)]);

        // Labels at 0, 0.5 ... 4 s: the first has nothing before it, those after 3 s nothing that sounds.
        Assert.Equal(6, corpus.Examples.Single().Inputs[0].Frames);
        Assert.Equal(6, corpus.Examples[0].Inputs[1].Frames);
        Assert.Equal([0.75, -0.75, 0.5, -0.5], corpus.Examples[0].Targets.Take(4));
        Assert.Equal(12, corpus.Examples[0].Targets.Count);
        Assert.Equal("-1..1", corpus.Target.ScaleOf(corpus.Tracks[0]));
    }

    [Fact]
    public void Without_labels_over_time_it_names_the_sets_that_have_them() =>
        Assert.Contains("deam, emomusic, pmemo", Assert.Throws<MerException>(() => Build(new Emotify().Card, [])).Message, StringComparison.Ordinal);

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_clips_of_emoMusic_have_a_window_for_each_label()
    {
        var dataset = new EmoMusic();
        Corpus corpus = Build(dataset.Card, dataset.Load(RealData.PathOf("emomusic")));

        Assert.Equal(10, corpus.Examples.Count);
        Assert.All(corpus.Examples, example => Assert.InRange(example.Inputs[0].Frames, 59, 61));
        Assert.All(corpus.Examples, example => Assert.Equal(example.Targets.Count, 2 * example.Inputs[0].Frames));
    }

    private Corpus Build(DatasetCard card, IReadOnlyList<Track> tracks) => SeriesCorpus.Build(card, tracks, FeatureSets.LibrosaCompact,
        new FeatureStore(folder["features"]), jobs: 2, progress: null, TestContext.Current.CancellationToken);

    private static Track Made(string id, string path, AffectSeries? labels) => new()
    {
        Id = id,
        SongKey = id,
        AudioPath = path,
        HasAudio = File.Exists(path),
        Dynamic = labels is null ? null : new(labels, [], []),
    };
}
