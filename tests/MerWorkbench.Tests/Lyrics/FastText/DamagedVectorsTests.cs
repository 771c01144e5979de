using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics.FastText;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Lyrics.FastText;

public sealed class DamagedVectorsTests
{
    private static string Refusal(byte[] content)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Put("model.bin", content);
        MerException refused = Assert.Throws<MerException>(() => WordVectors.Open(path));
        Assert.StartsWith(path, refused.Where);
        return refused.Problem;
    }

    [Theory]
    [InlineData("skipgram.bin", 6, "header")]
    [InlineData("skipgram.bin", 30, "arguments")]
    [InlineData("skipgram.bin", 75, "dictionary")]
    [InlineData("skipgram.bin", 700, "dictionary (entry ")]
    [InlineData("skipgram.bin", 5000, "input matrix")]
    [InlineData("skipgram.bin", -1, "output matrix")]
    [InlineData("label.ftz", 1500, "list of kept n-grams")]
    [InlineData("label.ftz", 4000, "input matrix")]
    [InlineData("label.ftz", 9000, "input matrix (centroids)")]
    [InlineData("label.ftz", -1, "output matrix")]
    public void A_file_that_is_cut_off_is_refused_with_the_section_named(string name, int length, string section)
    {
        byte[] whole = Golden.Bytes($"fasttext/{name}");
        string problem = Refusal(whole[..(length < 0 ? whole.Length + length : length)]);
        Assert.Contains($"In its {section}", problem);
        Assert.Contains("cut off", problem);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_none_brings_the_program_down()
    {
        foreach (string name in (string[])["skipgram.bin", "label.ftz"])
        {
            byte[] whole = Golden.Bytes($"fasttext/{name}");
            for (int length = 1; length < whole.Length; length += 97)
                Refusal(whole[..length]);
        }
    }

    [Fact]
    public void Any_byte_may_be_wrong_and_the_answer_is_a_refusal_or_a_vector()
    {
        var random = new StableRandom(7);
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["skipgram.bin", "label.ftz"])
        {
            for (int trial = 0; trial < 300; trial++)
            {
                byte[] content = Golden.Bytes($"fasttext/{name}");
                content[random.Next(Math.Min(content.Length, 3000))] = (byte)random.Next(256);
                string path = folder.Put("model.bin", content);
                try
                {
                    using FastTextModel model = FastTextModel.Open(path);
                    Assert.Equal(model.Dimension, model["heartbreak café"].Length);
                    Assert.Equal(model.Dimension, model.SentenceVector("never again").Length);
                }
                catch (MerException refused)
                {
                    Assert.StartsWith(path, refused.Where);
                }
            }
        }
    }

    [Theory]
    [InlineData(8, 0, "the dimension is 0")]
    [InlineData(8, 1 << 30, "the dimension is 1073741824")]
    [InlineData(8, 10, "of 10 numbers")]
    [InlineData(4, 99, "the version is 99")]
    [InlineData(64, int.MaxValue, "cut off: 2147483647 entries cannot lie in")]
    public void Numbers_that_cannot_be_are_refused_before_any_room_is_made(int offset, int value, string problem)
    {
        byte[] content = Golden.Bytes("fasttext/skipgram.bin");
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(offset), value);
        if (offset == 64)
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(offset + 4), value);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(problem, Refusal(content));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 5_000_000);
    }

    [Fact]
    public void A_packed_file_is_not_unpacked_but_named()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(new byte[100_000]);
        Assert.Contains("gzip", Refusal(packed.ToArray()));
        Assert.Contains("zip", Refusal([.. "PK\u0003\u0004"u8, 0, 0]));
    }

    [Fact]
    public void What_is_not_there_or_empty_or_a_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("no such file", Assert.Throws<MerException>(() => WordVectors.Open(folder["none.bin"])).Message);
        Assert.Contains("a folder", Assert.Throws<MerException>(() => WordVectors.Open(folder.Root)).Message);
        Assert.Contains("empty", Refusal([]));
    }

    [Theory]
    [InlineData("2 3\na 1 2 3\nb 1 2", 3, "Expected 3 numbers after 'b', got 2")]
    [InlineData("2 3\na 1 2 3\nb 1 2 3 4\n", 3, "Expected 3 numbers after 'b', got more")]
    [InlineData("2 3\na 1 2 3\nb 1 x 3\n", 3, "Expected a number in place 2 after 'b', got 'x 3'")]
    [InlineData("3 3\na 1 2 3\nb 1 2 3\n", 3, "Expected 3 words, as the first line says; got 2")]
    [InlineData("the 0.1 0.2\nof 0.3 0.4\nand 0.5", 3, "Expected 2 numbers after 'and', got 1")]
    [InlineData("once upon a time\n", 1, "Expected how many words")]
    [InlineData("word\n", 1, "Expected how many words")]
    public void A_malformed_text_is_refused_with_its_line(string text, int line, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PutText("a.vec", text);
        MerException refused = Assert.Throws<MerException>(() => WordVectors.Open(path));
        Assert.Equal($"{path}:{line}", refused.Where);
        Assert.Contains(problem, refused.Problem);
    }

    [Fact]
    public void A_malformed_line_in_the_middle_is_refused_when_its_word_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        using WordVectors vectors = WordVectors.Open(folder.PutText("a.vec", "3 2\na 1 2\nb 1\nc 5 6\n"));
        Assert.Equal([5, 6], vectors["c"]);
        Assert.EndsWith("a.vec:3", Assert.Throws<MerException>(() => vectors["b"]).Where);
    }

    [Fact]
    public void Words_end_at_the_first_plain_blank_alone_and_of_two_alike_the_first_counts()
    {
        using var folder = new TemporaryFolder();
        string text = "4 2\nnew\u00A0york 1 2 \n\u3000 3 -4e-2 \r\na 5 6\na 7 8";
        using WordVectors vectors = WordVectors.Open(folder.Put("a.vec", Encoding.UTF8.GetBytes(text)));
        Assert.Equal([1, 2], vectors["new\u00A0york"]);
        Assert.Equal([3, -0.04f], vectors["\u3000"]);
        Assert.Equal([5, 6], vectors["a"]);
    }
}
