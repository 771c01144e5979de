using System.Globalization;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// Trains a <see cref="TextClassifier"/> on the vectors of texts with Adam on the cross-entropy. <see cref="Example.Inputs"/> are the tokens
/// <c>[tokens, dimension]</c> and the whole text <c>[1, dimension]</c>.
/// </summary>
/// <remarks>Vectors are standardised by the training part alone. The encoder stays as it is, unless <see cref="TextOptions.TunesVectors"/>.</remarks>
/// <param name="options">How it is built and trained.</param>
public sealed class TextLearner(TextOptions options) : Learner
{
    // Steps this small gain nothing from a second thread, and with one the sums do not depend on the processor count.
    internal const int Threads = 1, TestBatch = 64;

    /// <summary>How it is built and trained.</summary>
    public TextOptions Options => options;

    /// <inheritdoc/>
    public override string Name => NameOf(options.Network.Head) + (options.TunesVectors ? Tuned : "");

    /// <summary>How the name of a learner ends whose vectors learn too.</summary>
    public const string Tuned = "-tuned";

    /// <summary>How the name of a learner ends whose whole encoder learns too.</summary>
    public const string FineTuned = "-fine" + Tuned;

    /// <summary>The short name of a head: <c>dense</c>, <c>lstm</c>, <c>bilstm</c>, <c>bilstm-attention</c>.</summary>
    public static string NameOf(TextHead head) => head switch
    {
        TextHead.Dense => "dense",
        TextHead.Lstm => "lstm",
        TextHead.BiLstm => "bilstm",
        TextHead.BiLstmAttention => "bilstm-attention",
        _ => throw new ArgumentOutOfRangeException(nameof(head)),
    };

    /// <inheritdoc/>
    public override string Parameters => Describe(options, "vector of the whole text",
        $"{(options.TunesVectors ? "each different vector of the training part learns with the network; the dense head reads the mean of the words" : "frozen")}; vectors standardised by the training part")
        + (options.TrainsOnAll ? "; then trained anew on training and validation part for as many epochs" : "");

    /// <summary>Every parameter of a classifier of texts with its value.</summary>
    /// <param name="options">How it is built and trained.</param>
    /// <param name="pooled">What the dense head reads.</param>
    /// <param name="encoder">What becomes of the encoder.</param>
    internal static string Describe(TextOptions options, string pooled, string encoder) => string.Create(CultureInfo.InvariantCulture, $"""
        model = {(options.Network.Head == TextHead.Dense ? $"dense layer of {options.Network.DenseUnits} ReLU units on the {pooled}" : $"{NameOf(options.Network.Head)} of {options.Network.RecurrentUnits} units in each direction over {(options.MostTokens == int.MaxValue ? "all" : $"at most {options.MostTokens}")} tokens, packed")}, linear output{(options.Network.Head is TextHead.Lstm or TextHead.BiLstm ? "\nmemory = forget and input gates begin with 1 token to the longest text of the training part" : "")}
        encoder = {encoder}
        loss = cross-entropy, {(options.WeighsClasses ? "each class weighted by items / (classes x its items)" : "each item alike")}
        dropout = {options.Network.Dropout} of inputs and of what is read of the states
        threads = {Threads}
        {options.Training.Parameters}
        """);

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        var epochs = new List<EpochRecord>();
        using FittedText fitted = Fit(task, epochs);
        return new(fitted.Probabilities(task.Test, TestBatch), epochs, [.. fitted.Weights()]);
    }

    /// <summary>Trains on the training part, and where all shall train on the validation part too, for as many epochs as that found best.</summary>
    internal FittedText Fit(FoldTask task, List<EpochRecord> epochs)
    {
        const double ChoosingShare = 0.6;
        bool isValidated = task.Validation.Count > 0, trainsOnAll = options.TrainsOnAll && isValidated;
        FittedText chosen = Fit(task, new Trainer(options.Training.WithPatience(isValidated), Name, task.Seed, task) { Share = (0, trainsOnAll ? ChoosingShare : 1) }, epochs);
        if (!trainsOnAll)
            return chosen;
        chosen.Dispose();
        TrainingOptions again = options.Training with { Epochs = epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch, Patience = null };
        FoldTask all = task with { Train = [.. task.Train, .. task.Validation], Validation = [] };
        return Fit(all, new Trainer(again, $"{Name}-on-all", task.Seed, all) { Share = (ChoosingShare, 1) }, epochs);
    }

    private FittedText Fit(FoldTask task, Trainer trainer, List<EpochRecord> epochs)
    {
        Standardizer scale = TextBatch.ScaleOf(task.Train, options);
        TextBatch train = TextBatch.Of(task.Train, options, scale);
        TextBatch? validation = task.Validation.Count == 0 ? null : TextBatch.Of(task.Validation, options, scale);
        int classes = task.Train[0].Targets.Count;
        manual_seed(task.Seed);
        var model = new TextClassifier(task.Train[0].Inputs[0].Bins, classes, options.Network, train.Longest);
        var loss = ClassLoss.Of(train.Labels, classes, options);
        if (!options.TunesVectors)
        {
            trainer.Fit(model, train.Count, items => loss.Of(Scores(train, items), train.Labels, items), Validation(), epochs);
            return new(model, options, scale, null);
        }
        var table = WordTable.Of(train);
        using var tuned = new TunedTexts(model, table, train);
        long[][]? known = validation?.RowsIn(table);
        // What is validated is what will predict: words of the validation part that the training part does not have keep their vectors.
        trainer.Fit(tuned, train.Count, items => loss.Of(tuned.Scores(items), train.Labels, items), Validation(() => validation!.Replace(known!, tuned.Words)), epochs);
        return new(model, options, scale, new(table, tuned.Words));

        Tensor Scores(TextBatch texts, int[] items)
        {
            var (vectors, lengths) = texts.Take(items);
            return model.call(vectors, lengths);
        }

        Func<double>? Validation(Action? prepare = null) => validation is null ? null : () =>
        {
            prepare?.Invoke();
            return loss.Mean(items => Scores(validation, items), validation.Labels, TestBatch);
        };
    }
}
