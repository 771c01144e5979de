using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>How word vectors are trained. The defaults are fastText's, but for the buckets: texts of a few thousand lines do not fill two million.</summary>
public sealed record FastTextTraining
{
    private readonly FastTextModelKind _model = FastTextModelKind.SkipGram;

    /// <summary>Skip-gram (default: better for rare words) or CBOW.</summary>
    /// <exception cref="ArgumentException">It is a classifier.</exception>
    public FastTextModelKind Model
    {
        get => _model;
        init => _model = value is FastTextModelKind.SkipGram or FastTextModelKind.Cbow ? value
            : throw new ArgumentException($"Word vectors are trained by {FastTextModelKind.SkipGram} or {FastTextModelKind.Cbow}; got {value}.", nameof(value));
    }

    /// <summary>Numbers a vector, 1..4096; default 100.</summary>
    public int Dimension { get; init => field = Check.InRange(value, 1, 4096, nameof(Dimension)); } = 100;

    /// <summary>Words to each side that count as around, at most: each time as many as are drawn from 1 to this. 1..100; default 5.</summary>
    public int Window { get; init => field = Check.InRange(value, 1, 100, nameof(Window)); } = 5;

    /// <summary>Passes over the text, 1..10,000; default 5.</summary>
    public int Epochs { get; init => field = Check.InRange(value, 1, 10_000, nameof(Epochs)); } = 5;

    /// <summary>Rarer words are left out, 1 or more; default 5.</summary>
    public int MinCount { get; init => field = Check.InRange(value, 1, int.MaxValue, nameof(MinCount)); } = 5;

    /// <summary>Words drawn at random against each word, 1..100; default 5.</summary>
    public int Negatives { get; init => field = Check.InRange(value, 1, 100, nameof(Negatives)); } = 5;

    /// <summary>Rows that all n-grams share, 1..100,000,000; default 50,000.</summary>
    public int Buckets { get; init => field = Check.InRange(value, 1, 100_000_000, nameof(Buckets)); } = 50_000;

    /// <summary>Shortest n-gram, in characters, 1..20; default 3.</summary>
    public int MinN { get; init => field = Check.InRange(value, 1, 20, nameof(MinN)); } = 3;

    /// <summary>Longest n-gram, in characters, 0..20; 0 for none; default 6.</summary>
    public int MaxN { get; init => field = Check.InRange(value, 0, 20, nameof(MaxN)); } = 6;

    /// <summary>The learning rate at the beginning, from where it falls to 0 in a straight line; above 0, at most 1; default 0.05.</summary>
    public double LearningRate { get; init => field = Check.InRange(Check.Positive(value, nameof(LearningRate)), 0, 1, nameof(LearningRate)); } = 0.05;

    /// <summary>Words of a larger share of the text are left out now and then, the more so the more frequent; above 0; default 0.0001.</summary>
    /// <remarks>The share is of the words in the dictionary. fastText's own is of all words, those too rare among them, and so leaves out a little less.</remarks>
    public double Threshold { get; init => field = Check.Positive(value, nameof(Threshold)); } = 1e-4;

    /// <summary>The seed: same texts, same settings, same seed, same bytes. Default 1.</summary>
    public int Seed { get; init; } = 1;

    internal FastTextArguments Arguments => new(
        Dimension, Window, Epochs, MinCount, Negatives, WordNgrams: 1, FastTextLoss.NegativeSampling, Model, Buckets, MinN, MaxN, UpdateRate: 100, Threshold);
}
