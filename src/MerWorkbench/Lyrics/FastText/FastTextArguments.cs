using System.Globalization;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>The settings a fastText file keeps of its training, in the file's order.</summary>
/// <param name="Dimension">Numbers a vector.</param>
/// <param name="Window">Words to each side that count as around, at most.</param>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="MinCount">Rarer words are left out of the dictionary.</param>
/// <param name="Negatives">Words drawn at random against each word.</param>
/// <param name="WordNgrams">Longest run of words with a row of its own; 1 for single words.</param>
/// <param name="Loss">How it was scored.</param>
/// <param name="Model">What it was trained to do.</param>
/// <param name="Buckets">Rows shared by all n-grams, picked by hash.</param>
/// <param name="MinN">Shortest n-gram of characters.</param>
/// <param name="MaxN">Longest n-gram of characters; 0 for none.</param>
/// <param name="UpdateRate">How often the learning rate was renewed, in words.</param>
/// <param name="Threshold">Share of the text above which frequent words were thinned out.</param>
public sealed record FastTextArguments(
    int Dimension, int Window, int Epochs, int MinCount, int Negatives, int WordNgrams, FastTextLoss Loss, FastTextModelKind Model,
    int Buckets, int MinN, int MaxN, int UpdateRate, double Threshold)
{
    internal const int Magic = 793_712_314, Version = 12, OldestVersion = 11;

    private const int MostDimensions = 65_536, LongestNgram = 1_024;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Model} dim {Dimension} window {Window} epochs {Epochs} min count {MinCount} n-grams {MinN}..{MaxN} buckets {Buckets}");

    internal static FastTextArguments Read(FileSection file)
    {
        file.Name = "header";
        if (file.Int32() != Magic)
            throw file.Fault("this is not a binary file of fastText (its first four bytes are others).");
        int version = file.Int32("the version", OldestVersion, Version);
        file.Name = "arguments";
        var read = new FastTextArguments(
            file.Int32("the dimension", 1, MostDimensions), file.Int32(), file.Int32(), file.Int32(), file.Int32(), file.Int32(),
            (FastTextLoss)file.Int32("the loss", 1, 4), (FastTextModelKind)file.Int32("the kind of model", 1, 3),
            file.Int32("the number of buckets", 0, int.MaxValue), file.Int32("the shortest n-gram", 0, LongestNgram),
            file.Int32("the longest n-gram", 0, LongestNgram), file.Int32(), file.Double());
        // As fastText does: classifiers of that version were trained without n-grams, whatever they say.
        return version == OldestVersion && read.Model == FastTextModelKind.Supervised ? read with { MaxN = 0 } : read;
    }

    internal void Write(BinaryWriter file)
    {
        foreach (int value in (int[])[Magic, Version, Dimension, Window, Epochs, MinCount, Negatives, WordNgrams, (int)Loss, (int)Model, Buckets, MinN, MaxN, UpdateRate])
            file.Write(value);
        file.Write(Threshold);
    }
}
