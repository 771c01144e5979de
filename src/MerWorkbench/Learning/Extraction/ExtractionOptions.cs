using System.Globalization;
using MerWorkbench.Models;

namespace MerWorkbench.Learning.Extraction;

/// <summary>
/// How the features of clips are made that Hizlisoy's classifiers (2021) see. The inputs of an example are, in order: log-mel
/// energies <c>[frames, bands]</c>, MFCC <c>[frames, coefficients]</c>, and any number of standard sets of one row each.
/// </summary>
public sealed record ExtractionOptions
{
    /// <summary>The pieces of a clip: equal thirds, as the paper's 768 = 3 x 256 features say.</summary>
    public const int Pieces = 3;

    /// <summary>Frames the network sees of a piece: the first of each third. Where a third has fewer, the rest is at the mean.</summary>
    public required int PieceFrames { get; init; }

    /// <summary>The network.</summary>
    public CnnExtractorOptions Network { get; init; } = new();

    /// <summary>How it is trained; default the paper's: Adam 1e-4, batches of 10 (pieces), 100 epochs.</summary>
    public TrainingOptions Training { get; init; } = new() { Epochs = 100, BatchSize = 10, LearningRate = 1e-4, ClipNorm = null };

    /// <summary>
    /// Optimistic: train the network once on all songs, those to be tested too, as published works may have done. Default false: anew in
    /// each fold, on its training part alone.
    /// </summary>
    public bool OnAll { get; init; }

    /// <summary>Every parameter of the network and its training with its value, one a line.</summary>
    internal string NetworkParameters => string.Create(CultureInfo.InvariantCulture, $"""
        pieces = {Pieces} equal parts of the clip, the first {PieceFrames} frames of each
        extractor = convolutions over time of {string.Join(", ", Network.Filters)} filters, kernel {Network.Kernel}, each with ReLU and pooling by {Network.Pool}; flattened ({Network.FramesLeft(PieceFrames)} frames left); dense {Network.Units}, ReLU; classes
        extractor input = each band standardised by the training part
        extractor trained on = {(OnAll ? "all songs, the tested too: OPTIMISTIC" : "the fold's training and validation songs")}; a piece is an item, with its clip's class
        extractor loss = cross-entropy
        extractor dropout = {Network.Dropout}
        extractor {Training.Parameters.ReplaceLineEndings("\nextractor ")}
        """);
}
