using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;
using MerWorkbench.Lyrics.Elmo;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Lyrics.Elmo;

public sealed class ElmoEncoderTests
{
    private static readonly ElmoOptions Small = new()
    {
        Characters = 12,
        CharacterDimension = 4,
        Filters = [(1, 4), (3, 8)],
        Highways = 1,
        IsRelu = true,
        Layers = 2,
        Cells = 8,
        Projection = 6,
        CellClip = 3,
        ProjectionClip = 3,
        SkipsLayers = true,
    };

    public static bool Absent => RealData.IsAbsent;

    private static IReadOnlyList<TextEncoding> Encode(ElmoEncoder encoder, params string[] texts) => encoder.Encode(texts, TestContext.Current.CancellationToken);

    [Fact]
    public void A_texts_vectors_do_not_depend_on_its_neighbours()
    {
        using ElmoEncoder encoder = ElmoEncoder.Untrained(Small, 1);
        string[] texts = ["so blue", "I can't, “naïve” extraordinarilylongword, sleep tonight 😭", "go"];
        IReadOnlyList<TextEncoding> together = Encode(encoder, texts);
        for (int i = 0; i < texts.Length; i++)
        {
            TextEncoding alone = Encode(encoder, texts[i])[0];
            Assert.Equal(alone.Tokens, together[i].Tokens);
            for (int k = 0; k < alone.Vectors.Values.Length; k++)
                Assert.Equal(alone.Vectors.Values.Span[k], together[i].Vectors.Values.Span[k], 1e-6f);
            for (int k = 0; k < encoder.Dimension; k++)
                Assert.Equal(alone.Tokens.Select((_, word) => alone.Vectors[word, k]).Average(), together[i].Pooled[k], 1e-6f);
        }
        Assert.Equal("can't", together[1].Tokens[1].Text);
    }

    [Fact]
    public void A_word_has_another_vector_in_another_context_and_another_seed_other_weights()
    {
        using ElmoEncoder encoder = ElmoEncoder.Untrained(Small, 1), same = ElmoEncoder.Untrained(Small, 1), other = ElmoEncoder.Untrained(Small, 2);
        float[] Of(ElmoEncoder by, string text, int word) => Encode(by, text)[0].Vectors.Row(word).ToArray();
        Assert.NotEqual(Of(encoder, "so blue", 1), Of(encoder, "not blue", 1));
        Assert.Equal(Of(encoder, "so blue", 1), Of(same, "so blue", 1));
        Assert.NotEqual(Of(encoder, "so blue", 1), Of(other, "so blue", 1));
        Assert.Equal((same.Hash, false), (encoder.Hash, other.Hash == encoder.Hash));
    }

    [Fact]
    public void Texts_without_words_or_with_half_characters_are_refused()
    {
        using ElmoEncoder encoder = ElmoEncoder.Untrained(Small, 1);
        Assert.Throws<MerException>(() => Encode(encoder, "blue", "  \n"));
        Assert.Throws<MerException>(() => Encode(encoder, "blue \ud83d"));
        Assert.Throws<MerException>(() => Encode(encoder, string.Concat(Enumerable.Repeat("la ", 6000))));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void A_released_folder_opens_and_what_does_not_fit_is_named()
    {
        string given = Path.Combine(RealData.Root!, "elmo-tiny");
        using var folder = new TemporaryFolder();
        string options = File.ReadAllText(Path.Combine(given, "options.json"));
        byte[] weights = File.ReadAllBytes(Path.Combine(given, "lm_weights.hdf5"));
        folder.PutText("options.json", options);
        File.WriteAllBytes(folder["lm_weights.hdf5"], weights);
        using (ElmoEncoder encoder = ElmoEncoder.Open(folder.Root))
            Assert.Equal(32, Encode(encoder, "so blue")[0].Pooled.Length);

        folder.PutText("options.json", options.Replace("\"projection_dim\": 16", "\"projection_dim\": 20"));
        MerException shape = Assert.Throws<MerException>(() => ElmoEncoder.Open(folder.Root));
        Assert.Contains("'CNN_proj/W_proj' should have the shape [124, 20] and has [124, 16]", shape.Message, StringComparison.Ordinal);
        folder.PutText("options.json", options.Replace("\"relu\"", "\"gelu\""));
        Assert.Contains("relu or tanh, got 'gelu'", Assert.Throws<MerException>(() => ElmoEncoder.Open(folder.Root)).Message, StringComparison.Ordinal);
        folder.PutText("options.json", "{");
        Assert.Contains("not an ELMo's options", Assert.Throws<MerException>(() => ElmoEncoder.Open(folder.Root)).Message, StringComparison.Ordinal);
        folder.PutText("options.json", options);

        // Cut anywhere, it is refused and nothing else happens.
        foreach (int length in (int[])[0, 8, 95, 96, 500, 800, 2000, 4096, 100_000, weights.Length - 1])
        {
            File.WriteAllBytes(folder["lm_weights.hdf5"], weights[..length]);
            Assert.Throws<MerException>(() => ElmoEncoder.Open(folder.Root));
        }
        // Damaged anywhere in its structure, it is refused or read as other numbers.
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] damaged = [.. weights];
            damaged[random.Next(6000)] = (byte)random.Next(256);
            File.WriteAllBytes(folder["lm_weights.hdf5"], damaged);
            try
            {
                ElmoEncoder.Open(folder.Root).Dispose();
            }
            catch (MerException)
            {
            }
        }
    }
}
