using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics.Bert;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Lyrics.Bert;

public sealed class WordPieceTokenizerTests
{
    private static readonly Lazy<JsonElement> Printed = new(() =>
    {
        using var packed = new GZipStream(Golden.Open("wordpiece/wordpiece.json.gz"), CompressionMode.Decompress);
        return JsonDocument.Parse(packed).RootElement;
    });

    public static bool IsAbsent => RealData.IsAbsent;

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    [Theory]
    [InlineData("uncased", true)]
    [InlineData("cased", false)]
    public void Odd_lines_get_the_ids_of_Hugging_Face(string name, bool lowercase)
    {
        JsonElement small = Printed.Value.GetProperty("small");
        var tokenizer = new WordPieceTokenizer(new WordPieceVocabulary(Texts(small.GetProperty("pieces"))), lowercase);
        string[] lines = Texts(small.GetProperty("lines"));
        int[][] expected = [.. small.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(id => id.GetInt32()).ToArray())];
        Assert.Equal(250, lines.Length);
        Assert.All(lines.Zip(expected), pair => Assert.Equal(pair.Second, tokenizer.Ids(pair.First)));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(IsAbsent))]
    public void Twenty_thousand_lines_get_the_ids_of_Hugging_Face()
    {
        JsonElement real = Printed.Value.GetProperty("real");
        static IEnumerable<string> Lines(int count, params string[] place) => File.ReadAllText(RealData.PathOf(place), Encoding.UTF8).Split('\n').Take(count);
        string[] odd = [.. Texts(Printed.Value.GetProperty("small").GetProperty("lines")), .. Texts(real.GetProperty("odd"))];
        string[] lines = [.. Lines(13_000, "goemotions", "ekman", "train.tsv").Select(line => line.Split('\t')[0]), .. Lines(5_500, "isear", "isear.csv"), .. odd];
        Assert.Equal(real.GetProperty("lines").GetInt32(), lines.Length);
        var tokenizer = new WordPieceTokenizer(WordPieceVocabulary.Load(RealData.PathOf("bert-vocab", "vocab.txt")));
        string[] ours = [.. lines.Chunk(real.GetProperty("block").GetInt32()).Select(block => Digest(block.Select(tokenizer.Ids)))];
        Assert.Equal(Texts(real.GetProperty("digests")), ours);
        Assert.False(tokenizer.Vocabulary.HasCapitals);
    }

    private static string Digest(IEnumerable<int[]> rows) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(ids => string.Join(',', ids))))))[..16];

    private static WordPieceTokenizer Small(bool lowercase = true, params string[] pieces) =>
        new(new WordPieceVocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", .. pieces]), lowercase);

    private static string[] Pieces(WordPieceTokenizer tokenizer, string text)
    {
        var pieces = new List<WordPiece>();
        tokenizer.Part(text, pieces);
        return [.. pieces.Select(piece => tokenizer.Vocabulary[piece.Id])];
    }

    [Theory]
    [InlineData("one\ntwo\r\none\ttwo\u2028one", "one two one two one")]
    [InlineData("ONE, Twö!", "one , two !")]
    [InlineData("onetwo twoone", "one ##two [UNK]")]
    [InlineData("[SEP] [sep]", "[SEP] [ [UNK] ]")]
    [InlineData("one\u0000\uFFFD\u200Btwo", "one ##two")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Words_are_parted_at_blanks_and_marks_and_into_the_longest_pieces(string text, string pieces) =>
        Assert.Equal(pieces.Split(' ', StringSplitOptions.RemoveEmptyEntries), Pieces(Small(true, "one", "two", "##two", ",", "!", "[", "]"), text));

    [Fact]
    public void A_word_of_a_hundred_characters_is_read_and_one_of_more_is_unknown()
    {
        WordPieceTokenizer tokenizer = Small(true, "a", "##a", "😀", "##😀");
        Assert.Equal(100, Pieces(tokenizer, new string('a', 100)).Length);
        Assert.Equal(["[UNK]"], Pieces(tokenizer, new string('a', 101)));
        Assert.Equal(100, Pieces(tokenizer, string.Concat(Enumerable.Repeat("😀", 100))).Length);
        Assert.Equal(["[UNK]"], Pieces(tokenizer, string.Concat(Enumerable.Repeat("😀", 101))));
    }

    [Fact]
    public void Each_piece_says_where_it_stands_in_the_text_as_it_was_written()
    {
        const string Text = "  Twö\r\noneTWO, [MASK]愛😭é́x";
        WordPieceTokenizer tokenizer = new(new WordPieceVocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "one", "two", "##two", ",", "愛", "e", "##x"]));
        var pieces = new List<WordPiece>();
        tokenizer.Part(Text, pieces);
        Assert.Equal(["Twö", "one", "TWO", ",", "[MASK]", "愛", "😭é́x"], pieces.Select(piece => Text[piece.Start..piece.End]));
    }

    [Fact]
    public void A_megabyte_of_any_text_is_read_in_no_time()
    {
        WordPieceTokenizer tokenizer = Small(true, "a", "##a");
        Assert.Equal(["[UNK]"], Pieces(tokenizer, new string('a', 1_000_000)));
        Assert.Equal(500_000, Pieces(tokenizer, string.Concat(Enumerable.Repeat("a ", 500_000))).Length);
        Assert.Equal(1_000_000, Pieces(tokenizer, new string('[', 1_000_000)).Length);
    }

    [Fact]
    public void Several_threads_may_read_at_once()
    {
        WordPieceTokenizer tokenizer = Small(true, "one", "two", "##two");
        int[] expected = tokenizer.Ids("one two onetwo ?");
        Assert.All(Enumerable.Range(0, 1000).AsParallel().Select(_ => tokenizer.Ids("one two onetwo ?")).ToArray(), ids => Assert.Equal(expected, ids));
    }

    [Theory]
    [InlineData("[PAD]\n[CLS]\n[SEP]\na\n", "The vocabulary of 4 pieces has no [UNK]")]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\na\na\n", "vocab.txt:6: The piece 'a' is there twice.")]
    [InlineData("[PAD]\n\n[UNK]\n[CLS]\n[SEP]\n", "vocab.txt:2: Expected a piece of a word, got an empty line.")]
    [InlineData("", "The vocabulary of 0 pieces has no [PAD]")]
    public void A_vocabulary_that_lacks_a_mark_or_is_malformed_is_refused(string content, string problem)
    {
        using var folder = new TemporaryFolder();
        MerException refused = Assert.Throws<MerException>(() => WordPieceVocabulary.Load(folder.PutText("vocab.txt", content)));
        Assert.Contains(problem, refused.Message);
        Assert.StartsWith(folder["vocab.txt"], refused.Where);
    }

    [Theory]
    [InlineData("love", false)]
    [InlineData("ℝ", false)]
    [InlineData("É", true)]
    public void Capitals_are_those_that_have_a_small_letter(string piece, bool isCapital) =>
        Assert.Equal(isCapital, new WordPieceVocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", piece]).HasCapitals);

    [Fact]
    public void A_vocabulary_that_is_not_text_or_not_there_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("not UTF-8", Assert.Throws<MerException>(() => WordPieceVocabulary.Load(folder.Put("vocab.txt", [0x61, 0xE9, 0x0A]))).Message);
        Assert.Contains("no vocabulary", Assert.Throws<MerException>(() => WordPieceVocabulary.Load(folder["none.txt"])).Message);
        using (FileStream huge = File.Create(folder["huge.txt"]))
            huge.SetLength(1L << 33);
        Assert.Contains("at most", Assert.Throws<MerException>(() => WordPieceVocabulary.Load(folder["huge.txt"])).Message);
    }

    [Fact]
    public void A_vocabulary_made_of_texts_knows_every_word_of_them_by_pieces()
    {
        string[] texts = ["Don't cry, ángel 😭", "cry cry again"];
        WordPieceVocabulary learned = WordPieceVocabulary.Learn(texts, 200);
        var tokenizer = new WordPieceTokenizer(learned);
        Assert.Equal(["cry", "cry", "again"], Pieces(tokenizer, "CRY cry again"));
        Assert.DoesNotContain("[UNK]", Pieces(tokenizer, "gain nay carry"));
        Assert.Equal(learned.Hash, WordPieceVocabulary.Learn(texts, 200).Hash);
        Assert.False(learned.HasCapitals);
    }
}
