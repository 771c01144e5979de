using MerWorkbench.Metrics;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning.Extraction;

/// <summary>Trains a <see cref="CnnExtractor"/> on pieces and takes the features of clips from it.</summary>
internal static class ExtractorTraining
{
    // With one thread the sums do not depend on the processor count.
    private const int Threads = 1;

    // Pieces of clips that pass the trained network at a time: as many change no feature and hold the memory down.
    private const int AtATime = 64;

    /// <summary>Trains and extracts.</summary>
    /// <param name="train">Clips to train on, with one share a class as targets.</param>
    /// <param name="clips">Clips whose features are wanted.</param>
    /// <param name="input">Which of the examples' inputs holds the frames.</param>
    /// <param name="label">The network's name among those of the fold.</param>
    /// <param name="options">How.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="task">The fold: told of the progress, asked whether to stop.</param>
    /// <param name="share">Where this training stands in the fold's work.</param>
    public static LearnedFeatures Run(IReadOnlyList<Example> train, IReadOnlyList<Example> clips, int input, string label,
        ExtractionOptions options, int seed, FoldTask task, (double From, double To) share)
    {
        using var turn = new TrainingTurn(Threads);
        using var scope = NewDisposeScope();
        Standardizer scale = PieceTensor.ScaleOf(train, input);
        Tensor pieces = PieceTensor.Of(train, input, scale, ExtractionOptions.Pieces, options.PieceFrames);
        Tensor classes = tensor([.. train.SelectMany(clip => Enumerable.Repeat((long)ClassificationScores.MostLikely(clip.Targets), ExtractionOptions.Pieces))],
            [train.Count * ExtractionOptions.Pieces]);

        manual_seed(seed);
        using var model = new CnnExtractor((int)pieces.shape[1], options.PieceFrames, train[0].Targets.Count, options.Network);
        var epochs = new List<EpochRecord>();
        new Trainer(options.Training, label, seed, task) { Share = share }.Fit(model, (int)pieces.shape[0],
            items => nn.functional.cross_entropy(model.call(PieceTensor.Take(pieces, items)), PieceTensor.Take(classes, items)), null, epochs);
        return new(Extract(model, clips, input, scale, options), epochs);
    }

    private static Dictionary<string, float[]> Extract(
        CnnExtractor model, IReadOnlyList<Example> clips, int input, Standardizer scale, ExtractionOptions options)
    {
        using var frozen = no_grad();
        model.eval();
        var values = new Dictionary<string, float[]>(clips.Count);
        foreach (Example[] some in clips.Chunk(AtATime))
        {
            using var scope = NewDisposeScope();
            Tensor pieces = PieceTensor.Of(some, input, scale, ExtractionOptions.Pieces, options.PieceFrames);
            float[] found = model.Features(pieces).data<float>().ToArray();
            int width = found.Length / some.Length;
            for (int clip = 0; clip < some.Length; clip++)
                values.Add(some[clip].Id, found[(clip * width)..((clip + 1) * width)]);
        }
        return values;
    }
}
