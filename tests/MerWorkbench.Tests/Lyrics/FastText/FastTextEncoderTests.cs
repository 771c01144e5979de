using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;
using MerWorkbench.Lyrics.FastText;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Lyrics.FastText;

public sealed class FastTextEncoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FastTextModel _model;
    private readonly FastTextEncoder _encoder;

    public FastTextEncoderTests()
    {
        _model = FastTextModel.Open(_folder.Put("skip gram (small).bin", Golden.Bytes("fasttext/skipgram.bin")));
        _encoder = new FastTextEncoder(_model);
    }

    public void Dispose()
    {
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_word_is_looked_for_as_written_then_in_small_letters_then_by_its_parts()
    {
        TextEncoding encoding = _encoder.Encode(["Señor NIGHT Nightly"], TestContext.Current.CancellationToken).Single();
        Assert.Equal(["Señor", "NIGHT", "Nightly"], encoding.Tokens.Select(token => token.Text));
        Assert.Equal(_model["señor"], encoding.Vectors.Row(0));
        Assert.Equal(_model["night"], encoding.Vectors.Row(1));
        Assert.Equal(_model["nightly"], encoding.Vectors.Row(2));
    }

    [Fact]
    public void The_vector_of_a_text_is_that_of_fastText_for_a_sentence()
    {
        const string Text = "the café never sleeps don't cry 😭";
        float[] expected = _model.SentenceVector(Text), pooled = _encoder.Encode([Text], TestContext.Current.CancellationToken).Single().Pooled;
        Assert.All(expected.Zip(pooled), pair => Assert.Equal(pair.First, pair.Second, 1e-7f));
    }

    [Fact]
    public void Its_name_fits_a_folder_and_its_hash_is_of_the_vectors()
    {
        Assert.Equal("fasttext-skip-gram-small-", _encoder.Name);
        using FastTextModel other = FastTextModel.Open(_folder.Put("other.bin", Golden.Bytes("fasttext/cbow.bin")));
        Assert.NotEqual(_encoder.Hash, new FastTextEncoder(other).Hash);
        Assert.Equal(64, _encoder.Hash.Length);
    }

    [Theory]
    [InlineData("", "Text 2 of 2 ('') has no word to encode.")]
    [InlineData(" \n\t ", "has no word to encode.")]
    // An attribute cannot hold half a pair.
    [InlineData("half ? of a pair", "is no valid Unicode: at place 5 stands half of a character (U+D83D).")]
    public void What_cannot_be_encoded_is_refused_with_the_text_named(string text, string problem)
    {
        text = text.Replace('?', '\uD83D');
        MerException refused = Assert.Throws<MerException>(() => _encoder.Encode(["night", text], TestContext.Current.CancellationToken));
        Assert.Contains(problem, refused.Message);
        var store = new TextStore(_folder["store"]);
        Assert.Throws<MerException>(() => store.Encode(_encoder, ["night", text], token: TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(store.Root));
    }

    [Fact]
    public void A_store_keeps_no_vectors_that_are_looked_up()
    {
        var store = new TextStore(_folder["store"]);
        TextEncoding[] all = [.. store.Encode(_encoder, ["night", "the night", "night"], token: TestContext.Current.CancellationToken)];
        Assert.Equal(all[0].Pooled, all[2].Pooled);
        Assert.Equal(2, all[1].Tokens.Count);
        Assert.False(Directory.Exists(store.Root));
    }

    [Fact]
    public void A_megabyte_of_text_is_refused_and_right_to_left_and_mixed_scripts_are_not()
    {
        string[] long_ = [string.Concat(Enumerable.Repeat("la ", 350_000))];
        Assert.Contains("has 350000 tokens; at most 20000", Assert.Throws<MerException>(() => _encoder.Encode(long_, TestContext.Current.CancellationToken)).Message);
        Assert.Single(_encoder.Encode([new string('a', 1_000_000)], TestContext.Current.CancellationToken));
        TextEncoding mixed = _encoder.Encode(["שלום مرحبا love 愛 \u202Eevol\u202C"], TestContext.Current.CancellationToken).Single();
        Assert.All(mixed.Vectors.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
    }
}
