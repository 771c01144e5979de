using System.Runtime.InteropServices;
using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>
/// Trains word vectors with n-grams of characters by negative sampling and writes them in fastText's binary form, which fastText's own
/// program opens too. On one thread, so that one seed gives the same bytes.
/// </summary>
/// <remarks>
/// P. Bojanowski, E. Grave, A. Joulin, T. Mikolov (2017), Enriching word vectors with subword information, section 3; T. Mikolov et al.
/// (2013), Distributed representations of words and phrases and their compositionality. As fastText does: negatives are drawn by the
/// square root of frequency, frequent words are thinned out, and each line ends with a word <c>&lt;/s&gt;</c>. Words are those of
/// <see cref="LyricWords"/> in small letters.
/// </remarks>
public sealed class FastTextTrainer
{
    /// <summary>Which trainer this is: another number from the first change on that makes other bytes of the same texts, settings and seed.</summary>
    internal const int Version = 2;

    private const int NegativeTable = 1 << 22, LinesBetweenReports = 2_000;

    private readonly FastTextTraining _training;
    private readonly TrainingVocabulary _vocabulary;
    private readonly StableRandom _random;
    private readonly int _width;
    private readonly float[] _input, _output, _hidden, _gradient;
    private readonly double[] _keep;
    private readonly int[] _negatives;
    private double _loss;
    private long _guesses;

    private FastTextTrainer(TrainingVocabulary vocabulary, FastTextTraining training)
    {
        (_vocabulary, _training, _width) = (vocabulary, training, training.Dimension);
        _random = new StableRandom(training.Seed, "fasttext");
        long size = (vocabulary.Words.Length + (long)training.Buckets) * _width;
        if (size > Array.MaxLength)
            throw new MerException(FormattableString.Invariant($"{vocabulary.Words.Length} words and {training.Buckets} buckets of {_width} numbers are too many for memory."), remedy: "Ask for fewer buckets or dimensions.");
        _input = new float[size];
        foreach (ref float value in _input.AsSpan())
            value = (float)((2 * _random.NextDouble() - 1) / _width);
        _output = new float[(long)vocabulary.Words.Length * _width];
        (_hidden, _gradient) = (new float[_width], new float[_width]);
        _keep = [.. vocabulary.Counts.Select(count => training.Threshold * vocabulary.Tokens / count).Select(share => Math.Sqrt(share) + share)];
        _negatives = Negatives(vocabulary.Counts);
    }

    /// <summary>Trains on texts and writes the model.</summary>
    /// <param name="texts">The texts, a line or a song each; those without a word are passed over.</param>
    /// <param name="training">The settings.</param>
    /// <param name="path">The file to write, usually <c>.bin</c>.</param>
    /// <param name="progress">Told of the words read; may be null.</param>
    /// <param name="token">Stops it; nothing is written then.</param>
    /// <exception cref="MerException">There are not two words that occur often enough, or the model is too large for memory.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TrainedVectors Train(
        IEnumerable<string> texts, FastTextTraining training, string path, IProgress<WorkProgress>? progress = null, CancellationToken token = default)
    {
        (progress, token) = Ambient.Or(progress, token);
        var vocabulary = TrainingVocabulary.Of(texts, training);
        var trainer = new FastTextTrainer(vocabulary, training);
        trainer.Run(progress, token);
        AtomicFile.Write(path, trainer.Write);
        return new(path, vocabulary.Words.Length, vocabulary.Tokens, trainer._loss / Math.Max(1, trainer._guesses));
    }

    private void Run(IProgress<WorkProgress>? progress, CancellationToken token)
    {
        long total = _training.Epochs * _vocabulary.Tokens, done = 0, lines = 0;
        var kept = new List<int>();
        for (int epoch = 0; epoch < _training.Epochs; epoch++)
        {
            (_loss, _guesses) = (0, 0);
            foreach (int[] line in _vocabulary.Lines)
            {
                token.ThrowIfCancellationRequested();
                if (lines++ % LinesBetweenReports == 0)
                    progress?.Report(new("word vectors", done, total));
                float rate = (float)(_training.LearningRate * (1 - (double)done / total));
                done += line.Length;
                kept.Clear();
                foreach (int word in line)
                {
                    if (_random.NextDouble() <= _keep[word])
                        kept.Add(word);
                }
                Learn(CollectionsMarshal.AsSpan(kept), rate);
            }
        }
        progress?.Report(new("word vectors", total, total));
    }

    private void Learn(ReadOnlySpan<int> line, float rate)
    {
        var around = new List<int>();
        for (int at = 0; at < line.Length; at++)
        {
            int reach = 1 + _random.Next(_training.Window);
            (int first, int last) = (Math.Max(0, at - reach), Math.Min(line.Length - 1, at + reach));
            around.Clear();
            for (int other = first; other <= last; other++)
            {
                if (other == at)
                    continue;
                if (_training.Model == FastTextModelKind.SkipGram)
                    Guess(_vocabulary.Rows[line[at]], line[other], rate);
                else
                    around.AddRange(_vocabulary.Rows[line[other]]);
            }
            if (around.Count > 0)
                Guess(CollectionsMarshal.AsSpan(around), line[at], rate);
        }
    }

    /// <summary>One step: the mean of some rows should know the word from others.</summary>
    private void Guess(ReadOnlySpan<int> rows, int word, float rate)
    {
        Array.Clear(_hidden);
        Array.Clear(_gradient);
        foreach (int row in rows)
            FixedLanes.Add(_hidden, 1, Input(row));
        foreach (ref float value in _hidden.AsSpan())
            value /= rows.Length;
        Judge(word, isRight: true, rate);
        for (int i = 0; i < _training.Negatives; i++)
        {
            int wrong = _negatives[_random.Next(_negatives.Length)];
            while (wrong == word)
                wrong = _negatives[_random.Next(_negatives.Length)];
            Judge(wrong, isRight: false, rate);
        }
        foreach (int row in rows)
            FixedLanes.Add(Input(row), 1, _gradient);
        _guesses++;
    }

    private void Judge(int word, bool isRight, float rate)
    {
        Span<float> output = _output.AsSpan(word * _width, _width);
        double score = 1 / (1 + Math.Exp(-FixedLanes.Dot(_hidden, output)));
        _loss -= Math.Log(Math.Max(1e-10, isRight ? score : 1 - score));
        float step = rate * (float)((isRight ? 1 : 0) - score);
        FixedLanes.Add(_gradient, step, output);
        FixedLanes.Add(output, step, _hidden);
    }

    private Span<float> Input(int row) => _input.AsSpan(row * _width, _width);

    private static int[] Negatives(long[] counts)
    {
        double sum = counts.Sum(count => Math.Sqrt(count));
        var table = new List<int>(NegativeTable + counts.Length);
        for (int word = 0; word < counts.Length; word++)
        {
            int places = (int)Math.Ceiling(Math.Sqrt(counts[word]) * NegativeTable / sum);
            for (int i = 0; i < places; i++)
                table.Add(word);
        }
        return [.. table];
    }

    private void Write(Stream stream)
    {
        using var file = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        _training.Arguments.Write(file);
        _vocabulary.Write(file);
        WriteMatrix(file, _input);
        WriteMatrix(file, _output);
    }

    private void WriteMatrix(BinaryWriter file, float[] values)
    {
        file.Write((byte)0);
        file.Write((long)values.Length / _width);
        file.Write((long)_width);
        // In pieces: a span of bytes cannot be as long as one of numbers.
        for (int at = 0; at < values.Length; at += NegativeTable)
            file.Write(MemoryMarshal.AsBytes(values.AsSpan(at, Math.Min(NegativeTable, values.Length - at))));
    }
}
