using System.Text.Json;
using MerWorkbench.Lyrics.FastText;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Lyrics.FastText;

public sealed class FastTextModelTests
{
    private static readonly JsonElement Printed = JsonDocument.Parse(Golden.Bytes("fasttext/vectors.json")).RootElement.GetProperty("models");

    private static FastTextModel Open(TemporaryFolder folder, string name) => FastTextModel.Open(folder.Put(name, Golden.Bytes($"fasttext/{name}")));

    private static double[] Numbers(JsonElement row) => [.. row.EnumerateArray().Select(value => value.GetDouble())];

    [Theory]
    [InlineData("skipgram.bin", 60)]
    [InlineData("cbow.bin", 60)]
    [InlineData("label.bin", 60)]
    [InlineData("label.ftz", 60)]
    public void Words_known_and_unknown_have_the_vectors_that_fastText_prints(string name, int atLeast)
    {
        using var folder = new TemporaryFolder();
        using FastTextModel model = Open(folder, name);
        JsonProperty[] words = [.. Printed.GetProperty(name).GetProperty("words").EnumerateObject()];
        Assert.True(words.Length >= atLeast);
        Assert.Empty(words.Select(word => PrintedVectors.Difference(word.Name, Numbers(word.Value), model[word.Name])).OfType<string>());
    }

    [Theory]
    [InlineData("skipgram.bin")]
    [InlineData("cbow.bin")]
    [InlineData("label.bin")]
    [InlineData("label.ftz")]
    public void Sentences_have_the_vectors_that_fastText_prints(string name)
    {
        using var folder = new TemporaryFolder();
        using FastTextModel model = Open(folder, name);
        Assert.Empty(Printed.GetProperty(name).GetProperty("sentences").EnumerateArray()
            .Select(pair => PrintedVectors.Difference($"'{pair[0].GetString()}'", Numbers(pair[1]), model.SentenceVector(pair[0].GetString()!)))
            .OfType<string>());
    }

    [Theory]
    [InlineData("skipgram.bin")]
    [InlineData("cbow.bin")]
    [InlineData("label.bin")]
    public void The_parts_of_a_word_are_the_ngrams_that_fastText_prints(string name)
    {
        using var folder = new TemporaryFolder();
        using FastTextModel model = Open(folder, name);
        foreach (JsonProperty word in Printed.GetProperty(name).GetProperty("ngrams").EnumerateObject())
        {
            var parts = model.Parts(word.Name);
            JsonElement[] expected = [.. word.Value.EnumerateArray()];
            Assert.Equal(expected.Select(part => part[0].GetString()), parts.Select(part => part.Text));
            Assert.Empty(expected.Zip(parts).Select(pair => PrintedVectors.Difference(pair.Second.Text, Numbers(pair.First[1]), pair.Second.Vector)).OfType<string>());
        }
    }

    [Fact]
    public void A_word_without_a_row_and_without_ngrams_has_no_vector()
    {
        using var folder = new TemporaryFolder();
        using FastTextModel words = Open(folder, "cbow.bin"), parts = Open(folder, "skipgram.bin"), labels = Open(folder, "label.bin");
        var vector = new float[words.Dimension];
        Array.Fill(vector, 7);
        Assert.False(words.TryRead("nights", vector));
        Assert.All(vector, value => Assert.Equal(0, value));
        Assert.True(parts.TryRead("nights", new float[parts.Dimension]));
        Assert.False(parts.TryRead("", new float[parts.Dimension]));
        Assert.False(labels.Knows("__label__joy"));
        Assert.Equal(["__label__anger", "__label__joy", "__label__sadness"], labels.Labels.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_says_how_it_was_trained()
    {
        using var folder = new TemporaryFolder();
        using FastTextModel model = Open(folder, "skipgram.bin"), small = Open(folder, "label.ftz");
        Assert.Equal(new FastTextArguments(9, 5, 3, 1, 5, 1, FastTextLoss.NegativeSampling, FastTextModelKind.SkipGram, 500, 3, 6, 100, 1e-4), model.Arguments);
        Assert.True(small.IsQuantised);
        Assert.Equal(("</s>", true, false), (model.WordAt(0), model.Knows("café"), model.Knows("cafe")));
        Assert.Equal(MerWorkbench.Foundation.ContentHash.OfFile(folder["skipgram.bin"]), model.Hash);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_read_as_the_replacement_character()
    {
        using var folder = new TemporaryFolder();
        using FastTextModel model = Open(folder, "skipgram.bin");
        Assert.Equal(model["a\uFFFDb"], model["a\uD83Db"]);
    }

    [Fact]
    public void The_same_words_in_text_form_have_the_same_vectors()
    {
        using var folder = new TemporaryFolder();
        using FastTextModel model = Open(folder, "skipgram.bin");
        using WordVectors text = WordVectors.Open(folder.Put("skipgram.vec", Golden.Bytes("fasttext/skipgram.vec.txt")));
        Assert.IsType<TextVectors>(text);
        Assert.Equal((model.Count, model.Dimension), (text.Count, text.Dimension));
        for (int i = 0; i < model.Count; i++)
        {
            Assert.Equal(model.WordAt(i), text.WordAt(i));
            Assert.Null(PrintedVectors.Difference(model.WordAt(i), [.. text[model.WordAt(i)]], model[model.WordAt(i)]));
        }
        Assert.False(text.TryRead("nights", new float[text.Dimension]));
    }

    [Fact]
    public void The_nearest_words_are_those_with_the_largest_cosines()
    {
        using var folder = new TemporaryFolder();
        using FastTextModel model = Open(folder, "skipgram.bin");
        var all = Enumerable.Range(0, model.Count).Select(model.WordAt).Where(word => word != "night")
            .Select(word => (Word: word, Cosine: Cosine(model["night"], model[word]))).OrderByDescending(pair => pair.Cosine).Take(5).ToArray();
        var nearest = model.Nearest("night", 5);
        Assert.Equal(all.Select(pair => pair.Word), nearest.Select(neighbour => neighbour.Word));
        Assert.All(all.Zip(nearest), pair => Assert.Equal(pair.First.Cosine, pair.Second.Similarity, 1e-5));
        Assert.Empty(model.Nearest(new float[model.Dimension], 3));
    }

    private static double Cosine(float[] a, float[] b)
    {
        double Dot(float[] x, float[] y) => x.Zip(y).Sum(pair => (double)pair.First * pair.Second);
        return Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));
    }
}
