using System.Collections.Immutable;
using MerWorkbench.Datasets;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Units;

namespace MerWorkbench.Experiments;

/// <summary>
/// What a loose split does to a score: each track is cut into pieces that are treated as clips of their own, and one simple model, linear
/// regression on 117 features of a piece, is scored under splits by clip, by song and by artist.
/// </summary>
/// <param name="Tracks">How many tracks were cut.</param>
/// <param name="Pieces">How many pieces they gave.</param>
/// <param name="PieceLength">How long a piece is.</param>
/// <param name="Rows">The splits, loosest first; without the artist's where the dataset names no artists.</param>
public sealed record LeakDemo(int Tracks, int Pieces, Seconds PieceLength, ImmutableArray<LeakDemo.Row> Rows)
{
    /// <summary>One split.</summary>
    /// <param name="Certificate">What it keeps apart and what it lets through.</param>
    /// <param name="Arousal">The scores of arousal over all pieces, each predicted by the fold that tested it, with intervals over songs.</param>
    /// <param name="Valence">The scores of valence.</param>
    public sealed record Row(SplitCertificate Certificate, AxisResult Arousal, AxisResult Valence)
    {
        /// <summary>What was kept together: <c>clip</c>, <c>song</c> or <c>artist</c>.</summary>
        public string Group => Certificate.Group.ToString().ToLowerInvariant();
    }

    /// <summary>Runs the demonstration.</summary>
    /// <param name="card">The dataset, as <see cref="Dataset.CardOf"/> gives it.</param>
    /// <param name="tracks">Its tracks; those without sound or labels of valence and arousal are left out.</param>
    /// <param name="piece">How long a piece is.</param>
    /// <param name="store">Where features are kept.</param>
    /// <param name="folds">How many folds.</param>
    /// <param name="seed">The seed of the splits.</param>
    /// <param name="jobs">How many files are worked on at a time; as many as there are processors where 0.</param>
    /// <param name="progress">Told of each file; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="MerException">No track has sound and labels, there are fewer songs than folds, or a file cannot be read or is shorter than a piece.</exception>
    public static LeakDemo Run(DatasetCard card, IReadOnlyList<Track> tracks, Seconds piece, FeatureStore store, int folds = 10, int seed = 7,
        int jobs = 0, IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        (progress, token) = Ambient.Or(progress, token);
        _ = card.AffectScale; // says what is wrong before any work is done
        Track[] heard = [.. tracks.Where(track => track is { HasAudio: true, Annotation: not null })];
        if (heard.Length == 0)
            throw new MerException($"None of the {tracks.Count} tracks of {card.Title} has sound and labels of valence and arousal.");
        IReadOnlyList<FeatureMatrix> features = store.ExtractAll([.. heard.Select(track => track.AudioPath)], FeatureSets.LibrosaCompact.Pieces(piece, piece), jobs, progress, token);
        var (clips, examples) = (new List<Track>(), new Dictionary<string, Example>());
        for (int i = 0; i < heard.Length; i++)
        {
            for (int row = 0; row < features[i].Frames; row++)
            {
                Track clip = heard[i] with { Id = FormattableString.Invariant($"{heard[i].Id}/{row}") };
                var matrix = new FeatureMatrix(features[i].Columns, features[i].Row(row).ToArray(), features[i].Timing);
                clips.Add(clip);
                examples.Add(clip.Id, new(clip.Id, [matrix], [clip.Annotation!.Mean.Arousal.Value, clip.Annotation.Mean.Valence.Value]));
            }
        }
        Group[] groups = heard.Any(track => track.ArtistKey is not null) ? [Group.Clip, Group.Song, Group.Artist] : [Group.Clip, Group.Song];
        return new(heard.Length, clips.Count, piece, [.. groups.Select(group => Score(card.Name, clips, examples, KFold.By(group, folds, seed, validationFraction: 0), token))]);
    }

    private static Row Score(string dataset, List<Track> clips, Dictionary<string, Example> examples, KFold protocol, CancellationToken token)
    {
        var learner = new RowRegressionLearner(new LinearRegressor());
        Dictionary<string, string> songOf = clips.ToDictionary(clip => clip.Id, clip => clip.SongKey);
        var (ids, predictions) = (new List<string>(), new List<double[]>());
        foreach (Split split in protocol.Split(clips))
        {
            token.ThrowIfCancellationRequested();
            ids.AddRange(split.Test);
            predictions.AddRange(learner.FitAndPredict(new([.. split.Train.Select(id => examples[id])], [], [.. split.Test.Select(id => examples[id])], split.Fold)).Predictions);
        }
        return new(protocol.Certify(dataset, clips), Axis(0), Axis(1));

        AxisResult Axis(int axis) => AxisResult.Of([.. ids.Select(id => (double)examples[id].Targets[axis])], [.. predictions.Select(row => row[axis])],
            [.. ids.Select(id => songOf[id])], protocol.Seed);
    }
}
