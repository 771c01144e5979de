using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>
/// Trains a <see cref="TextClassifier"/> together with the encoder before it. <see cref="Example.Inputs"/>[0] are the numbers of a text's pieces with
/// the marks at both ends, <c>[tokens, 1]</c>.
/// </summary>
/// <remarks>Every fold begins with the encoder as it was given. Nothing is standardised: the encoder's last layer normalises.</remarks>
/// <param name="encoder">Makes the encoder anew: numbers of pieces and where there are some, in; a vector for each out.</param>
/// <param name="identity">What the encoder is, with the digest of its weights; part of what names a run.</param>
/// <param name="dimension">Numbers of a vector.</param>
/// <param name="options">How the classifier is built and both are trained. The whole text is read, however long.</param>
public sealed class EncoderLearner(Func<nn.Module<Tensor, Tensor?, Tensor>> encoder, string identity, int dimension, TextOptions options) : Learner
{
    /// <inheritdoc/>
    public override string Name => TextLearner.NameOf(options.Network.Head) + TextLearner.FineTuned;

    /// <inheritdoc/>
    public override string Parameters => TextLearner.Describe(options with { MostTokens = int.MaxValue }, "mean over the pieces without the marks", $"learns with the network, from {identity}");

    /// <inheritdoc/>
    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        using var turn = new TrainingTurn(TextLearner.Threads);
        using var scope = NewDisposeScope();
        long[][] train = Pieces(task.Train), validation = Pieces(task.Validation), test = Pieces(task.Test);
        int[] labels = Labels(task.Train), validated = Labels(task.Validation);
        int classes = task.Train[0].Targets.Count;
        manual_seed(task.Seed);
        using var network = new TunedEncoder(encoder(), new(dimension, classes, options.Network, train.Max(text => text.Length)), pools: options.Network.Head == TextHead.Dense);
        var loss = ClassLoss.Of(labels, classes, options);
        var epochs = new List<EpochRecord>();
        new Trainer(options.Training.WithPatience(isValidated: validation.Length > 0), Name, task.Seed, task).Fit(network, train.Length,
            items => loss.Of(Scores(train, items), labels, items),
            validation.Length == 0 ? null : () => loss.Mean(items => Scores(validation, items), validated, TextLearner.TestBatch), epochs);

        using var frozen = no_grad();
        return new([.. Enumerable.Range(0, test.Length).Chunk(TextLearner.TestBatch).SelectMany(Probabilities)], epochs, ModelWeights.Of(network));

        Tensor Scores(long[][] texts, int[] items)
        {
            var (pieces, longest, lengths) = Padding.Of(texts, items, width: 1);
            return network.call(tensor(pieces, [items.Length, longest]), lengths);
        }

        IEnumerable<double[]> Probabilities(int[] items)
        {
            using var batch = NewDisposeScope();
            return nn.functional.softmax(Scores(test, items), 1).contiguous().data<float>().ToArray().Chunk(classes).Select(ClassShares.Whole).ToArray();
        }
    }

    private static long[][] Pieces(IReadOnlyList<Example> examples) => [.. examples.Select(example => Array.ConvertAll(example.Inputs[0].Values.ToArray(), value => (long)value))];

    private static int[] Labels(IReadOnlyList<Example> examples) => [.. examples.Select(example => example.Targets.ToList().IndexOf(1))];
}
