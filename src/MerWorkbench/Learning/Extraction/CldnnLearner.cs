using System.Globalization;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning.Extraction;

/// <summary>
/// Hizlisoy's classifier (2021): an LSTM over the pieces of a clip, each with its learned features and the standard features of the
/// whole clip, and dense layers. Without learned features the clip is a sequence of one.
/// </summary>
/// <remarks>Of a feature that was selected of some pieces only, the others are at its mean, which is zero here.</remarks>
public sealed class CldnnLearner(
    FoldFeatures features, ClipFeatureSets sets, FeatureSelection selection, CldnnOptions network, TrainingOptions training)
    : ClipClassifier(features, sets, selection)
{
    private const string Label = "lstm-dnn";

    private const int Threads = 1;

    private protected override string Model => Label;

    private protected override string ModelParameters => string.Create(CultureInfo.InvariantCulture, $"""
        model = LSTM of {network.Units} units, its last output to dense {string.Join(", ", network.Dense)} with ReLU, classes
        sequence = {ExtractionOptions.Pieces} pieces, each with its learned features and the standard features of the clip; one where there are no learned ones
        loss = cross-entropy
        dropout = {network.Dropout}
        threads = {Threads}
        {training.Parameters}
        """);

    private protected override FoldOutcome Classify(FoldTable table, FoldTask task, (double From, double To) share)
    {
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        Tensor rows = SequenceOf(table.Columns, table.Train), classes = tensor([.. table.Labels.Select(label => (long)label)], [table.Labels.Length]);
        manual_seed(task.Seed);
        using var model = new Cldnn((int)rows.shape[2], table.Classes, network);
        var epochs = new List<EpochRecord>();
        new Trainer(training, Label, task.Seed, task) { Share = share }.Fit(model, table.Train.Length,
            items => nn.functional.cross_entropy(model.call(PieceTensor.Take(rows, items)), PieceTensor.Take(classes, items)), null, epochs);

        using var frozen = no_grad();
        float[] found = nn.functional.softmax(model.call(SequenceOf(table.Columns, table.Test)), 1).data<float>().ToArray();
        return new([.. found.Chunk(table.Classes).Select(ClassShares.Whole)], epochs, []);
    }

    /// <summary>Rows as sequences, <c>[clips, pieces, features]</c>.</summary>
    internal static Tensor SequenceOf(IReadOnlyList<FoldTable.Column> columns, double[][] rows)
    {
        int[] learned = [.. columns.Where(column => column.Piece is not null).Select(column => column.Feature).Distinct()];
        Dictionary<int, int> place = learned.Index().ToDictionary(item => item.Item, item => item.Index);
        int pieces = learned.Length == 0 ? 1 : ExtractionOptions.Pieces;
        int width = learned.Length + columns.Count(column => column.Piece is null);
        var values = new float[rows.Length * pieces * width];
        for (int clip = 0; clip < rows.Length; clip++)
        {
            int start = clip * pieces * width, ofClip = learned.Length;
            for (int i = 0; i < columns.Count; i++)
            {
                float value = (float)rows[clip][i];
                if (columns[i].Piece is { } own)
                    values[start + (own * width) + place[columns[i].Feature]] = value;
                else
                {
                    for (int piece = 0; piece < pieces; piece++)
                        values[start + (piece * width) + ofClip] = value;
                    ofClip++;
                }
            }
        }
        return tensor(values, [rows.Length, pieces, width]);
    }
}
