using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;

namespace MerWorkbench.Tests.Lyrics;

public sealed class TextStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LetterEncoder _encoder = new();

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<TextEncoding> Encode(ITextEncoder encoder, params string[] texts) =>
        new TextStore(_folder["store"]).Encode(encoder, texts, token: TestContext.Current.CancellationToken);

    [Fact]
    public void What_is_kept_is_what_was_encoded_and_is_not_encoded_again()
    {
        IReadOnlyList<TextEncoding> first = Encode(_encoder, "so blue “naïve” day", "blue", "so blue “naïve” day");
        IReadOnlyList<TextEncoding> second = Encode(_encoder, "blue", "so blue “naïve” day");
        Assert.Equal(2, _encoder.Texts);
        Assert.Equal(first[0].Tokens, second[1].Tokens);
        Assert.Equal("“naïve”", second[1].Tokens[2].Text);
        Assert.Equal(first[0].Vectors.Values.ToArray(), second[1].Vectors.Values.ToArray());
        Assert.Equal(first[0].Pooled, second[1].Pooled);
        Assert.Equal(first[1].Pooled, second[0].Pooled);
        Assert.Same(first[0], first[2]);
    }

    [Fact]
    public void Another_encoder_and_a_damaged_file_are_encoded_anew()
    {
        Encode(_encoder, "so blue");
        var other = new LetterEncoder(version: 2);
        Encode(other, "so blue");
        Assert.Equal(1, other.Texts);

        string file = new TextStore(_folder["store"]).PathOf(_encoder, "so blue");
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^3] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(0.5f, Encode(_encoder, "so blue")[0].Pooled['s' - 'a']);
        Assert.Equal(2, _encoder.Texts);
    }

    [Fact]
    public void Nothing_is_kept_of_a_batch_that_the_encoder_refuses()
    {
        Assert.Throws<MerException>(() => Encode(_encoder, "blue", "  "));
        Assert.False(Directory.Exists(_folder["store"]));
    }

    [Fact]
    public void Vectors_and_tokens_must_fit() =>
        Assert.Throws<ArgumentException>(() => TextEncoding.Of([new("a", 0, 1)], new float[6], new float[3]));
}
