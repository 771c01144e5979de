using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.FastText;

/// <summary>The dictionary of a training: words by frequency, the rows of each, and the texts as numbers of words.</summary>
internal sealed class TrainingVocabulary
{
    private const string EndOfLine = "</s>";

    private TrainingVocabulary(string[] words, long[] counts, int[][] lines, FastTextTraining training)
    {
        (Words, Counts, Lines, Tokens) = (words, counts, lines, counts.Sum());
        Rows = [.. words.Select((word, id) => RowsOf(word, id, words.Length, training))];
    }

    /// <summary>The words, the most frequent first.</summary>
    public string[] Words { get; }

    /// <summary>How often each occurs.</summary>
    public long[] Counts { get; }

    /// <summary>The texts, without words that are too rare; each ends with the mark of its end.</summary>
    public int[][] Lines { get; }

    /// <summary>The rows of the input matrix that make each word: its own, then those of its n-grams.</summary>
    public int[][] Rows { get; }

    /// <summary>Words of all texts.</summary>
    public long Tokens { get; }

    public static TrainingVocabulary Of(IEnumerable<string> lines, FastTextTraining training)
    {
        string[][] texts = [.. lines.Select(line => (string[])[.. LyricWords.Of(line).Select(word => word.Text.ToLowerInvariant()), EndOfLine]).Where(text => text.Length > 1)];
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string word in texts.SelectMany(text => text))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        string[] words = [.. counts.Where(pair => pair.Value >= training.MinCount).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
        if (words.Count(word => word != EndOfLine) < 2)
            throw new MerException(FormattableString.Invariant($"There is nothing to learn from: {texts.Length} texts with words, of which fewer than two occur {training.MinCount} times or more."),
                remedy: "Give more text, or a smaller minimal count.");
        var ids = words.Select((word, id) => (word, id)).ToDictionary(pair => pair.word, pair => pair.id, StringComparer.Ordinal);
        return new(words, [.. words.Select(word => counts[word])], [.. texts.Select(text => (int[])[.. text.Where(ids.ContainsKey).Select(word => ids[word])])], training);
    }

    public void Write(BinaryWriter file)
    {
        const long NothingPruned = -1;
        file.Write(Words.Length);
        file.Write(Words.Length);
        file.Write(0);
        file.Write(Tokens);
        file.Write(NothingPruned);
        for (int id = 0; id < Words.Length; id++)
        {
            file.Write(Encoding.UTF8.GetBytes(Words[id]));
            file.Write((byte)0);
            file.Write(Counts[id]);
            file.Write((byte)0);
        }
    }

    private static int[] RowsOf(string word, int id, int words, FastTextTraining training)
    {
        var rows = new List<int> { id };
        byte[] marked = Encoding.UTF8.GetBytes($"<{word}>");
        for (var ngrams = new NgramEnumerator(marked, training.MinN, word == EndOfLine ? 0 : training.MaxN); ngrams.MoveNext();)
            rows.Add(words + (int)(ngrams.Hash % (uint)training.Buckets));
        return [.. rows];
    }
}
