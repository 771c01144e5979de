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
    private const int Threads = 1, TestBatch = 64;

    /// <summary>How it is built and trained.</summary>
    public TextOptions Options => options;

    /// <inheritdoc/>
    public override string Name => NameOf(options.Network.Head) + (options.TunesVectors ? Tuned : "");

    /// <summary>How the name of a learner ends whose vectors learn too.</summary>
    public const string Tuned = "-tuned";

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
    public override string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        model = {(options.Network.Head == TextHead.Dense ? $"dense layer of {options.Network.DenseUnits} ReLU units on the vector of the whole text" : $"{NameOf(options.Network.Head)} of {options.Network.RecurrentUnits} units in each direction over at most {options.MostTokens} tokens, packed")}, linear output{(options.Network.Head is TextHead.Lstm or TextHead.BiLstm ? "\nmemory = forget and input gates begin with 1 token to the longest text of the training part" : "")}
        encoder = {(options.TunesVectors ? "each different vector of the training part learns with the network; the dense head reads the mean of the words" : "frozen")}; vectors standardised by the training part
        loss = cross-entropy, {(options.WeighsClasses ? "each class weighted by items / (classes x its items)" : "each item alike")}
        dropout = {options.Network.Dropout} of inputs and of what is read of the states
        threads = {Threads}
        {options.Training.Parameters}{(options.TrainsOnAll ? "; then trained anew on training and validation part for as many epochs" : "")}
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
        Tensor? weights = options.WeighsClasses ? ClassWeights.BalancedTensor(train.Labels, classes) : null;
        if (!options.TunesVectors)
        {
            trainer.Fit(model, train.Count, items => Loss(model, train.Take(items), train, items, weights), validation is null ? null : () => Loss(model, validation, weights), epochs);
            return new(model, options, scale, null);
        }
        var table = WordTable.Of(train);
        using var tuned = new TunedTexts(model, table, train);
        long[][]? known = validation?.RowsIn(table);
        trainer.Fit(tuned, train.Count, items => Loss(tuned, tuned.Take(items), train, items, weights), validation is null ? null : () =>
        {
            // What is validated is what will predict: words of the validation part that the training part does not have keep their vectors.
            validation.Replace(known!, tuned.Words);
            return Loss(model, validation, weights);
        }, epochs);
        return new(model, options, scale, new(table, tuned.Words));
    }

    private static Tensor Loss(nn.Module<Tensor, Tensor, Tensor> model, (Tensor Vectors, Tensor Lengths) batch, TextBatch texts, int[] items, Tensor? weights) =>
        nn.functional.cross_entropy(model.call(batch.Vectors, batch.Lengths), tensor([.. items.Select(item => (long)texts.Labels[item])], [items.Length]), weights);

    // The mean over items, whatever their classes weigh, in parts that memory bears.
    private static double Loss(TextClassifier model, TextBatch texts, Tensor? weights)
    {
        double sum = 0, weight = 0;
        float[]? factors = weights?.data<float>().ToArray();
        foreach (int[] items in Enumerable.Range(0, texts.Count).Chunk(TestBatch))
        {
            using var scope = NewDisposeScope();
            double share = items.Sum(item => factors?[texts.Labels[item]] ?? 1.0);
            sum += share * Loss(model, texts.Take(items), texts, items, weights).item<float>();
            weight += share;
        }
        return sum / weight;
    }
}
