using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>BERT's pieces of words, by number: a piece that begins a word as it is, one that goes on with two hashes before (<c>##ing</c>).</summary>
public sealed class WordPieceVocabulary
{
    /// <summary>The mark before a piece that goes on.</summary>
    internal const string Continuing = "##";

    private const long LargestFile = 64 << 20;

    private const string UnknownMark = "[UNK]", BeginMark = "[CLS]", EndMark = "[SEP]", PaddingMark = "[PAD]", MaskMark = "[MASK]";

    private readonly Dictionary<string, int> _whole = new(StringComparer.Ordinal), _continuing = new(StringComparer.Ordinal);
    private readonly string[] _pieces;

    /// <summary>A vocabulary of given pieces.</summary>
    /// <param name="pieces">The pieces; each one's place is its number.</param>
    /// <param name="where">Where they come from, for messages.</param>
    /// <exception cref="MerException">A piece is there twice or empty, or a mark that every text needs is not among them.</exception>
    public WordPieceVocabulary(IEnumerable<string> pieces, string? where = null)
    {
        _pieces = [.. pieces];
        for (int id = 0; id < _pieces.Length; id++)
        {
            string piece = _pieces[id];
            string line = FormattableString.Invariant($"{where ?? "vocabulary"}:{id + 1}");
            if (piece.Length == 0)
                throw new MerException("Expected a piece of a word, got an empty line.", line);
            // Only what can be found while a word is read: a word never begins with the mark.
            bool goesOn = piece.StartsWith(Continuing, StringComparison.Ordinal) && piece.Length > Continuing.Length;
            if (!(goesOn ? _continuing : _whole).TryAdd(goesOn ? piece[Continuing.Length..] : piece, id))
                throw new MerException($"The piece '{piece}' is there twice.", line);
            Longest = Math.Max(Longest, goesOn ? piece.Length - Continuing.Length : piece.Length);
        }
        int Required(string mark) => _whole.TryGetValue(mark, out int id) ? id
            : throw new MerException(FormattableString.Invariant($"The vocabulary of {_pieces.Length} pieces has no {mark}, which BERT cannot do without."), where, "Is this the vocab.txt of a BERT model?");
        (Padding, Unknown, Begin, End) = (Required(PaddingMark), Required(UnknownMark), Required(BeginMark), Required(EndMark));
        Marks = [.. ((string[])[PaddingMark, UnknownMark, BeginMark, EndMark, MaskMark]).Where(_whole.ContainsKey)];
        Hash = ContentHash.OfText(string.Join('\n', _pieces));
    }

    /// <summary>How many pieces there are.</summary>
    public int Count => _pieces.Length;

    /// <summary>The number of <c>[PAD]</c>.</summary>
    public int Padding { get; }

    /// <summary>The number of <c>[UNK]</c>, which stands for a word that cannot be made of pieces.</summary>
    public int Unknown { get; }

    /// <summary>The number of <c>[CLS]</c>.</summary>
    public int Begin { get; }

    /// <summary>The number of <c>[SEP]</c>.</summary>
    public int End { get; }

    /// <summary>The digest of the pieces in their order.</summary>
    public ContentHash Hash { get; }

    /// <summary>A piece by its number.</summary>
    public string this[int id] => _pieces[id];

    /// <summary>Whether a piece has a capital letter, marks apart: a vocabulary that has is for text as it is written.</summary>
    /// <remarks>A capital without a small letter, such as ℝ, is in vocabularies of small letters too.</remarks>
    public bool HasCapitals => _whole.Keys.Any(piece => !piece.StartsWith('[') && piece.Any(c => char.ToLowerInvariant(c) != c));

    /// <summary>The marks that mean themselves where they stand in a text.</summary>
    internal IReadOnlyList<string> Marks { get; }

    /// <summary>Characters of the longest piece.</summary>
    internal int Longest { get; }

    internal Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Whole => _whole.GetAlternateLookup<ReadOnlySpan<char>>();

    internal Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Further => _continuing.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a vocabulary: a piece a line, UTF-8.</summary>
    /// <param name="path">The file, <c>vocab.txt</c> in a model's folder.</param>
    /// <exception cref="MerException">There is none, or it is no vocabulary; the message names file and line.</exception>
    public static WordPieceVocabulary Load(string path)
    {
        if (!File.Exists(path))
            throw new MerException("There is no vocabulary.", path, "A BERT model's folder holds config.json, vocab.txt and model.safetensors.");
        if (new FileInfo(path).Length > LargestFile)
            throw new MerException(FormattableString.Invariant($"The file has {new FileInfo(path).Length} bytes; a vocabulary has at most {LargestFile}."), path);
        try
        {
            return new(File.ReadLines(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), path);
        }
        catch (DecoderFallbackException fault)
        {
            throw new MerException("The vocabulary is not UTF-8.", path, inner: fault);
        }
    }

    /// <summary>
    /// A small vocabulary made from texts: the marks, every character alone and going on, then whole words, the most frequent first. For where
    /// no model is at hand; it is no substitute for a trained one.
    /// </summary>
    /// <param name="texts">The texts, read in small letters and without accents.</param>
    /// <param name="size">How many pieces at most, 200 or more; default 4,000.</param>
    public static WordPieceVocabulary Learn(IEnumerable<string> texts, int size = 4_000)
    {
        Check.InRange(size, 200, 1_000_000);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in texts.SelectMany(text => WordPieceTokenizer.Words(text)))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        string[] characters = [.. counts.Keys.SelectMany(word => word.EnumerateRunes().Select(rune => rune.ToString())).Distinct().Order(StringComparer.Ordinal)];
        string[] marks = [PaddingMark, UnknownMark, BeginMark, EndMark, MaskMark];
        var words = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);
        return new(marks.Concat(characters).Concat(characters.Select(character => Continuing + character)).Concat(words)
            .Distinct(StringComparer.Ordinal).Take(size));
    }
}
