using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;
using MerWorkbench.Lyrics.Bert;
using MerWorkbench.TestData;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Lyrics.Bert;

public sealed class BertEncoderTests : IDisposable
{
    private const double Tolerance = 1e-5;

    private static readonly JsonElement Printed = JsonDocument.Parse(Golden.Bytes("bert/small.json")).RootElement;

    private static readonly string[] Words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "love", "cry", "night", "##s", ",", "é", "Love"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A model's folder with some entries of its configuration replaced.</summary>
    private string Folder(params (string Name, object Value)[] entries)
    {
        var config = Printed.GetProperty("config").EnumerateObject().ToDictionary(entry => entry.Name, entry => (object)entry.Value);
        foreach (var (name, value) in entries)
            config[name] = value;
        _folder.PutText("bert tiny/config.json", JsonSerializer.Serialize(config));
        _folder.PutText("bert tiny/vocab.txt", string.Join('\n', Words) + "\n");
        _folder.Put("bert tiny/model.safetensors", Golden.Bytes("bert/small.safetensors"));
        return _folder["bert tiny"];
    }

    private static void Rename(string folder, Func<string, string> name, Func<string, Tensor, Tensor>? change = null)
    {
        using var scope = NewDisposeScope();
        string path = Path.Combine(folder, "model.safetensors");
        var tensors = SafeTensors.Load(path).ToDictionary(pair => name(pair.Key), pair => change?.Invoke(pair.Key, pair.Value) ?? pair.Value);
        SafeTensors.Save(path + ".new", tensors);
        File.Move(path + ".new", path, overwrite: true);
    }

    private static float[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetSingle())];

    private static void AssertClose(float[] expected, float[] ours)
    {
        Assert.Equal(expected.Length, ours.Length);
        Assert.All(expected.Zip(ours), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    private static Tensor Ids()
    {
        JsonElement rows = Printed.GetProperty("ids");
        return tensor(rows.EnumerateArray().SelectMany(row => row.EnumerateArray().Select(id => id.GetInt64())).ToArray(), [rows.GetArrayLength(), rows[0].GetArrayLength()]);
    }

    [Theory]
    [InlineData("gelu")]
    [InlineData("gelu_new")]
    [InlineData("relu")]
    public void The_network_gives_what_plain_PyTorch_gives_with_masks_and_without(string activation)
    {
        using BertEncoder encoder = BertEncoder.Load(Folder(("hidden_act", activation)));
        JsonElement golden = Printed.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("activation").GetString() == activation);
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        AssertClose(Numbers(golden.GetProperty("whole")), encoder.Network.call(Ids(), null).data<float>().ToArray());
        long[] lengths = [.. Printed.GetProperty("lengths").EnumerateArray().Select(length => length.GetInt64())];
        Tensor mask = arange(12).unsqueeze(0) < tensor(lengths).unsqueeze(1);
        Tensor padded = encoder.Network.call(Ids(), mask);
        for (int i = 0; i < lengths.Length; i++)
            AssertClose(Numbers(golden.GetProperty("padded")[i]), padded[i].narrow(0, 0, lengths[i]).data<float>().ToArray());
    }

    [Theory]
    [InlineData("bert.", "gamma", "beta")]
    [InlineData("bert.", "weight", "bias")]
    [InlineData("", "gamma", "beta")]
    [InlineData("", "weight", "bias")]
    public void Weights_are_found_with_the_prefix_and_without_under_both_names_of_LayerNorm(string prefix, string weight, string bias)
    {
        string folder = Folder();
        Rename(folder, name => prefix + name["bert.".Length..].Replace("LayerNorm.gamma", $"LayerNorm.{weight}").Replace("LayerNorm.beta", $"LayerNorm.{bias}"));
        using BertEncoder encoder = BertEncoder.Load(folder);
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        AssertClose(Numbers(Printed.GetProperty("cases")[0].GetProperty("whole")), encoder.Network.call(Ids(), null).data<float>().ToArray());
    }

    [Fact]
    public void Half_precision_weights_are_read()
    {
        string folder = Folder();
        Rename(folder, name => name, (_, tensor) => tensor.to(ScalarType.Float16));
        using BertEncoder encoder = BertEncoder.Load(folder);
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        float[] expected = Numbers(Printed.GetProperty("cases")[0].GetProperty("whole")), ours = encoder.Network.call(Ids(), null).data<float>().ToArray();
        Assert.All(expected.Zip(ours), pair => Assert.Equal(pair.First, pair.Second, 0.05));
    }

    [Fact]
    public void A_text_has_the_same_vectors_alone_and_in_a_batch_and_says_where_its_pieces_stand()
    {
        using BertEncoder encoder = BertEncoder.Load(Folder());
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? "Love, nights" : string.Join(' ', Enumerable.Repeat("cry", 1 + i % 20))), "nights CRY"];
        IReadOnlyList<TextEncoding> all = encoder.Encode(texts, TestContext.Current.CancellationToken);
        TextEncoding alone = encoder.Encode(["Love, nights"], TestContext.Current.CancellationToken).Single();
        Assert.Equal([new("[CLS]", 0, 0), new("Love", 0, 4), new(",", 4, 5), new("night", 6, 11), new("##s", 11, 12), new("[SEP]", 12, 12)], alone.Tokens);
        AssertClose(alone.Vectors.Values.ToArray(), all[0].Vectors.Values.ToArray());
        Assert.Equal(all[0].Pooled, all[3].Pooled);
        for (int bin = 0; bin < encoder.Dimension; bin++)
            Assert.Equal(Enumerable.Range(1, 4).Average(row => alone.Vectors[row, bin]), alone.Pooled[bin], 1e-6);
        Assert.Equal(4, all[1].Tokens.Count);
        // A vocabulary with capitals is for text as it is written.
        Assert.Equal(["[CLS]", "night", "##s", "[UNK]", "[SEP]"], all[200].Tokens.Select(token => token.Text));
    }

    [Fact]
    public void The_settings_of_the_tokenizer_are_heeded_and_show_in_the_hash()
    {
        string folder = Folder();
        using BertEncoder plain = BertEncoder.Load(folder);
        File.WriteAllText(Path.Combine(folder, "tokenizer_config.json"), """{"do_lower_case": true, "strip_accents": false}""");
        using BertEncoder lower = BertEncoder.Load(folder);
        Assert.Equal((false, true, false), (plain.Tokenizer.Lowercase, lower.Tokenizer.Lowercase, lower.Tokenizer.StripAccents));
        Assert.NotEqual(plain.Hash, lower.Hash);
        Assert.Equal(("bert-tiny", 24, true), (plain.Name, plain.Dimension, plain.IsTrained));
        Assert.Equal("é", lower.Tokenizer.Vocabulary[lower.Tokenizer.Ids("É")[1]]);
    }

    [Fact]
    public void Without_a_model_a_small_one_with_random_weights_stands_in_and_says_so()
    {
        string[] texts = ["the night is long", "don't cry, my love"];
        using BertEncoder one = BertEncoder.Untrained(texts), again = BertEncoder.Untrained(texts), other = BertEncoder.Untrained(texts, seed: 2);
        Assert.False(one.IsTrained);
        Assert.Equal("bert-small-untrained", one.Name);
        Assert.Equal(one.Hash, again.Hash);
        Assert.NotEqual(one.Hash, other.Hash);
        TextEncoding encoding = one.Encode(["the long night"], TestContext.Current.CancellationToken).Single();
        Assert.Equal(["[CLS]", "the", "long", "night", "[SEP]"], encoding.Tokens.Select(token => token.Text));
        Assert.Equal(encoding.Pooled, again.Encode(["the long night"], TestContext.Current.CancellationToken).Single().Pooled);
        Assert.NotEqual(encoding.Pooled, other.Encode(["the long night"], TestContext.Current.CancellationToken).Single().Pooled);
    }

    [Fact]
    public void It_can_be_trained_on()
    {
        using BertEncoder encoder = BertEncoder.Load(Folder());
        using var scope = NewDisposeScope();
        encoder.Network.train();
        (Tensor ids, Tensor? mask) = encoder.Prepare(["love", "cry cry cry"]);
        encoder.Network.call(ids, mask).select(1, 0).sum().backward();
        Assert.All(encoder.Network.named_parameters(), one => Assert.NotNull(one.parameter.grad));
        Assert.Equal(3 + 2 + 3 * 16, encoder.Network.parameters().Count());
    }

    [Theory]
    [InlineData("", "Text 2 of 2 ('') has no word to encode.")]
    [InlineData("\n\u200B", "has no word to encode.")]
    [InlineData("long", "has 60 tokens; at most 30 can be encoded at once.")]
    [InlineData("megabyte", "has 500000 tokens; at most 30 can be encoded at once.")]
    public void A_text_that_cannot_be_encoded_is_refused_and_nothing_is_kept(string text, string problem)
    {
        using BertEncoder encoder = BertEncoder.Load(Folder());
        text = text switch { "long" => string.Concat(Enumerable.Repeat("nights ", 30)), "megabyte" => string.Concat(Enumerable.Repeat("x ", 500_000)), _ => text };
        var store = new TextStore(_folder["store"]);
        Assert.Contains(problem, Assert.Throws<MerException>(() => store.Encode(encoder, ["love", text], token: TestContext.Current.CancellationToken)).Message);
        Assert.False(Directory.Exists(store.Root));
    }

    [Theory]
    [InlineData("hidden_size", 25, "'hidden_size' 25 is no multiple of 'num_attention_heads' 3.")]
    [InlineData("hidden_size", 48, "The tensor 'bert.embeddings.word_embeddings.weight' has the wrong shape: expected [60, 48] by config.json, got [60, 24].")]
    [InlineData("intermediate_size", 1_000_000, "The tensor 'bert.encoder.layer.0.intermediate.dense.weight' has the wrong shape: expected [1000000, 24] by config.json, got [40, 24].")]
    [InlineData("num_hidden_layers", 4, "There is no tensor 'encoder.layer.3.attention.self.query.weight', with or without 'bert.' before it.")]
    [InlineData("vocab_size", 5, "The vocabulary has 11 pieces, and config.json has room for 5.")]
    [InlineData("num_attention_heads", 0, "Expected 'num_attention_heads' to be a whole number from 1 to 1024, got 0.")]
    [InlineData("hidden_act", "swish", "Expected 'hidden_act' to be gelu or gelu_new or gelu_pytorch_tanh or relu, got \"swish\".")]
    [InlineData("model_type", "roberta", "Expected 'model_type' to be bert, got \"roberta\".")]
    [InlineData("position_embedding_type", "relative_key", "Expected 'position_embedding_type' to be absolute")]
    public void Files_that_do_not_belong_together_are_refused_with_the_entry_or_tensor_named(string entry, object value, string problem) =>
        Assert.Contains(problem, Assert.Throws<MerException>(() => BertEncoder.Load(Folder((entry, value)))).Message);

    [Fact]
    public void Files_that_are_missing_or_malformed_are_named()
    {
        string folder = Folder();
        string Refusal(string file, byte[]? content)
        {
            string path = Path.Combine(folder, file);
            byte[] whole = File.ReadAllBytes(path);
            if (content is null)
                File.Delete(path);
            else
                File.WriteAllBytes(path, content);
            Exception refused = Assert.ThrowsAny<Exception>(() => BertEncoder.Load(folder));
            Assert.True(refused is MerException or TorchException, refused.ToString());
            Assert.Contains(path, refused.Message);
            File.WriteAllBytes(path, whole);
            return refused.Message;
        }
        Assert.Contains("There is no configuration", Refusal("config.json", null));
        Assert.Contains("This is not JSON", Refusal("config.json", "{"u8.ToArray()));
        Assert.Contains("Expected a JSON object, got Array", Refusal("config.json", "[]"u8.ToArray()));
        Assert.Contains("There is no vocabulary", Refusal("vocab.txt", null));
        Assert.Contains("has no [UNK]", Refusal("vocab.txt", "[PAD]\n[CLS]\n[SEP]\n"u8.ToArray()));
        Assert.Contains("no such file", Refusal("model.safetensors", null));
        Refusal("model.safetensors", Golden.Bytes("bert/small.safetensors")[..5_000]);
        Refusal("model.safetensors", [1, 2, 3]);
        Assert.Contains("no such folder", Assert.Throws<MerException>(() => BertEncoder.Load(_folder["none"])).Message);
        File.Move(Path.Combine(folder, "model.safetensors"), Path.Combine(folder, "pytorch_model.bin"));
        Assert.Contains("is a pickle", Assert.Throws<MerException>(() => BertEncoder.Load(folder)).Message);
    }
}
