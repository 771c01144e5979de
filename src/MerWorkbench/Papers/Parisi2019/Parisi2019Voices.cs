using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Separation;
using MerWorkbench.Units;
using FrameFeatures = MerWorkbench.Features.FrameFeatures;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>The sound of the segments of Parisi 2019: mix, voice and accompaniment, what is seen of them, and how good the separation is.</summary>
public sealed class Parisi2019Voices : IDisposable
{
    private readonly ReproductionOptions options;
    private readonly Separator separator;

    /// <summary>Opens the separator.</summary>
    /// <param name="options">The person's choices.</param>
    /// <exception cref="MerException">The file of the separator is damaged or holds something else.</exception>
    public Parisi2019Voices(ReproductionOptions options)
    {
        this.options = options;
        separator = options.Separator is { } file ? Separator.Load(file) : Separator.Small();
        Songs = new(options.Features, separator);
    }

    /// <summary>All inputs.</summary>
    public static ImmutableArray<VoiceInput> Inputs { get; } = [.. Enum.GetValues<VoiceInput>()];

    /// <summary>Where separated songs are kept.</summary>
    public SeparatedSongs Songs { get; }

    /// <summary>The log-mel spectrograms of a profile: quick 64 bands, frames of 93 ms side by side; paper librosa's own, 128 bands every 23 ms.</summary>
    public static FrameFeatures SetOf(Profile profile)
    {
        FrameRecipe recipe = profile switch
        {
            Profile.Smoke => FrameRecipe.Librosa with { MelBands = 32, Hop = 2048 },
            Profile.Quick => FrameRecipe.Librosa with { MelBands = 64, Hop = 2048 },
            _ => FrameRecipe.Librosa,
        };
        return new(FormattableString.Invariant($"voice-logmel-{recipe.MelBands}-hop-{recipe.Hop}"), recipe, FrameDescriptors.LogMel);
    }

    /// <summary>How the network of a profile is built and trained. Nothing of the paper's is known here.</summary>
    public static MelOptions OptionsOf(Profile profile) => profile switch
    {
        Profile.Smoke => new() { Network = new() { Filters = [4, 8], Units = 16 }, PieceFrames = 64, Training = new() { Epochs = 1 } },
        Profile.Quick => new() { Network = new() { Filters = [8, 16, 32] }, PieceFrames = 64, Training = new() { Epochs = 30, BatchSize = 16, LearningRate = 3e-3, OneCycle = true } },
        // The whole segment of about 30 s at once, as the paper's segments are said to be of constant size.
        _ => new() { Network = new() { Filters = [32, 64, 128, 128], Units = 128 }, PieceFrames = (int)(LyricsSegments.Usual.Value * FrameRecipe.Librosa.Rate.Hertz / FrameRecipe.Librosa.Hop), Training = new() { Epochs = 120, BatchSize = 16, LearningRate = 1e-3, OneCycle = true } },
    };

    /// <summary>The separator in words.</summary>
    public string SeparatorText => $"{separator.Configuration.Name} ({separator.Hash.Short}), trained on {separator.TrainedOn}";

    /// <summary>Lets the separator go.</summary>
    public void Dispose() => separator.Dispose();

    /// <summary>The corpus of an input.</summary>
    internal Corpus CorpusOf(DatasetCard card, Parisi2019Items items, VoiceInput input) => VoiceCorpus.Build(card, items.All, items.Identities, items.Target, input, Songs,
        SetOf(options.Profile), new FeatureStore(options.Features), options.Jobs, options.Progress, options.Token);

    /// <summary>
    /// A row an input: how near its voice comes to the true one, over songs, and how well the emotion is told from it. The mix counts as a bad estimate of its
    /// voice; where the true voice is not known, there is no ratio.
    /// </summary>
    internal ResultTable Table(Parisi2019Items items, IReadOnlyList<Comparison> comparisons)
    {
        VoiceScore[]? scores = items.All.All(item => VoiceCorpus.Has(item, VoiceInput.TrueVocals)) && comparisons.Any(item => item.Run.Input == VoiceCorpus.NameOf(VoiceInput.SeparatedVocals))
            ? Scores([.. items.All.DistinctBy(item => item.AudioPath)]) : null;
        var table = new ResultTable($"What is heard, how near its voice comes to the true one (BSS Eval 4 and scale-invariant ratio of source to distortion, medians over songs), and how well it tells the emotion. Separator: {SeparatorText}.",
            new("Input"), new("SDR of the voice (dB)", "0.0"), new("SI-SDR (dB)", "0.0"), new("Accuracy", "0.000"), new("95 % interval"), new("Macro F1", "0.000"));
        foreach (VoiceInput input in Inputs)
        {
            if (comparisons.FirstOrDefault(item => item.Run.Input == VoiceCorpus.NameOf(input))?.Run is not { } run)
                continue;
            Score accuracy = run.Score("class", "accuracy");
            table.Add(run.Input, Median(input, score => score.MixtureSdr, score => score.Sdr), Median(input, score => score.MixtureScaleInvariant, score => score.ScaleInvariant),
                accuracy.Value, ReproductionTable.Cell(accuracy.Interval, "0.000"), run.Find("class", "macro F1")?.Value);
        }
        return table;

        ResultCell Median(VoiceInput input, Func<VoiceScore, Decibels> ofMix, Func<VoiceScore, Decibels> ofVoice)
        {
            IEnumerable<Decibels> values = input is VoiceInput.Mix or VoiceInput.SeparatedVocals ? (scores ?? []).Select(input == VoiceInput.Mix ? ofMix : ofVoice) : [];
            double median = ScoreSummary.MedianIn(values.Where(value => double.IsFinite(value.Value))).Value;
            return double.IsNaN(median) ? ResultCell.Empty : median;
        }
    }

    private VoiceScore[] Scores(Track[] songs)
    {
        var scores = new VoiceScore[songs.Length];
        int done = 0;
        SideBySide.Do(songs.Length, Math.Max(1, options.Jobs), (i, stop) =>
        {
            scores[i] = Songs.Score(songs[i].AudioPath, songs[i].Stems!["vocals"].Path, stop);
            options.Progress?.Report(new("judging the separation", Interlocked.Increment(ref done), songs.Length, songs[i].Id));
        }, options.Token);
        return scores;
    }
}
