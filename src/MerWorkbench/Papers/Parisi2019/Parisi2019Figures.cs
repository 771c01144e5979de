using System.Globalization;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Learning;
using MerWorkbench.Lyrics;
using MerWorkbench.Models;
using MerWorkbench.Papers.Claims;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>The figures of Parisi 2019: scores of the pairs, which emotion was taken for which, the course of the trainings, and words by attention.</summary>
internal static class Parisi2019Figures
{
    private const int LinesAnEmotion = 2, LongestShown = 60;

    /// <summary>Draws the plots.</summary>
    public static IReadOnlyList<NamedFigure> Of(IReadOnlyList<Comparison> comparisons, ClassRun shown, Findings? findings) =>
    [
        .. findings is { All.Length: > 0 } ? (NamedFigure[])[new("comparisons", findings.Unmarked())] : [],
        .. comparisons.Any(item => item.Run.Model == MelLearner.ShortName) ? (NamedFigure[])
            [new("voices", ScoreMatrixFigure.Of([.. comparisons.Where(item => item.Run.Model is MelLearner.ShortName or "majority").SelectMany(item => Points(item.Run))], "Accuracy and macro F1 from mix, voice and accompaniment"))] : [],
        new("pairs", ScoreMatrixFigure.Of([.. comparisons.SelectMany(item => Points(item.Run))], "Accuracy and macro F1 of every encoder and head")),
        new("confusion", ConfusionFigure.Of(shown.Classes, Counts(shown), $"Predicted against annotated emotions: {shown.Experiment.Name}")),
        new("learning", LearningCurvesFigure.Of([.. comparisons.Where(item => item.Run.Input == shown.Input).SelectMany(item => LearningCurves.PointsOf(item.Run, [], item.Run.Model))],
            "Weighted cross-entropy", $"Losses of the heads behind {shown.Input}")),
    ];

    /// <summary>Tested texts of each emotion, the surest first, shaded by the attention of the first fold's classifier.</summary>
    public static WordShades Shades(ClassRun run, Corpus corpus, ITextEncoder encoder, TextStore store, ReproductionOptions options)
    {
        Dictionary<string, (Datasets.Track Item, Example Example)> known = corpus.Tracks.Zip(corpus.Examples).ToDictionary(pair => pair.First.Id);
        ClassPrediction[] chosen = [.. run.Classes.SelectMany(emotion => run.Predictions
            .Where(item => item.Fold == 0 && item.Annotated == emotion && known[item.Id].Example.Inputs[0].Frames <= LongestShown)
            .OrderByDescending(item => item.Probabilities[run.Classes.IndexOf(emotion)]).Take(LinesAnEmotion))];
        string[] texts = [.. chosen.Select(item => TextCorpus.TextOf(known[item.Id].Item))];
        IReadOnlyList<TextEncoding> encodings = store.Encode(encoder, texts, null, options.Token);
        using TextModel model = TextModel.Load(run, Parisi2019Pair.OptionsOf(TextHead.BiLstmAttention, options.Profile));
        IReadOnlyList<double[]> weights = model.Attention([.. chosen.Select(item => known[item.Id].Example)]);
        return new($"What {run.Experiment.Name} looks at in texts that were tested, of each emotion the surest{(run.Experiment.Synthetic ? " (synthetic lyrics)" : "")}",
            [.. chosen.Select((item, i) => new ShadedText(Heading(item), texts[i], [.. encodings[i].Tokens.Select((word, at) => (word.Start, word.End, weights[i][at]))]))]);

        string Heading(ClassPrediction item) => string.Create(CultureInfo.InvariantCulture,
            $"{item.Annotated}, taken for {run.Classes[item.Predicted]} ({item.Probabilities.Max():0.00}): {item.Id}");
    }

    private static IEnumerable<ModelScore> Points(Run run) => ((string[])["accuracy", "macro F1"]).Select(metric => run.Find("class", metric)).OfType<Score>()
        .Select(score => new ModelScore(run.Experiment.Name, "emotion", score.Metric == "accuracy" ? "Accuracy" : "Macro F1", score.Value, score.Interval));

    private static int[][] Counts(ClassRun run) =>
    [
        .. run.Classes.Select(annotated => Enumerable.Range(0, run.Classes.Length)
            .Select(predicted => run.Predictions.Count(item => item.Annotated == annotated && item.Predicted == predicted)).ToArray()),
    ];
}
