using System.Globalization;
using MerWorkbench.Benchmarks.Sound;
using MerWorkbench.Lyrics.Bert;
using MerWorkbench.TestData;

namespace MerWorkbench.Benchmarks.Lyrics;

/// <summary>How many pieces of words a second WordPiece makes, on one thread, by processor time.</summary>
public sealed class WordPieceBenchmark : IBenchmark
{
    private const double Goal = 1e6;

    public string Name => "wordpiece";

    public string Summary => "WordPiece on real lines (MER_TEST_DATA) under bert-base-uncased's vocabulary, pieces a second on one core";

    public int Run(string[] args)
    {
        (string[] lines, string from) = BenchmarkTexts.Load();
        WordPieceVocabulary vocabulary = RealData.IsAbsent ? WordPieceVocabulary.Learn(lines, 30_000) : WordPieceVocabulary.Load(RealData.PathOf("bert-vocab", "vocab.txt"));
        var tokenizer = new WordPieceTokenizer(vocabulary);
        var pieces = new List<WordPiece>();
        long count = 0;
        Timing timing = Timing.Of("wordpiece", 9, () =>
        {
            count = 0;
            foreach (string line in lines)
            {
                pieces.Clear();
                tokenizer.Part(line, pieces);
                count += pieces.Count;
            }
        });
        double rate = count / timing.Median * 1e3;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{lines.Length} lines ({from}), {count} pieces of {vocabulary.Count}: {rate / 1e6:f2} million a second (best {count / timing.Min / 1e3:f2}); goal {Goal / 1e6:f0}"));
        return rate >= Goal ? 0 : 1;
    }
}
