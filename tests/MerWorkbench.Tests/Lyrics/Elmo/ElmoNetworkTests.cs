using System.Text.Json;
using MerWorkbench.Lyrics.Elmo;
using MerWorkbench.TestData;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Lyrics.Elmo;

/// <summary>
/// AllenNLP's tiny ELMo, whose expected vectors the original TensorFlow program wrote: thirty real sentences in three rows of ten, the LSTMs
/// going on from sentence to sentence of a row.
/// </summary>
public sealed class ElmoNetworkTests
{
    private const int Sentences = 10, Projection = 16;

    public static bool Absent => RealData.IsAbsent;

    private static string Folder => Path.Combine(RealData.Root!, "elmo-tiny");

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent)), InlineData(0), InlineData(1), InlineData(2)]
    public void The_upper_layer_is_the_original_programs(int row)
    {
        string[][] sentences = [.. JsonSerializer.Deserialize<string[][]>(File.ReadAllText(Path.Combine(Folder, "sentences.json")))![row].Select(line => line.Split(' '))];
        Assert.Equal(Sentences, sentences.Length);
        var expected = Hdf5File.Open(Path.Combine(Folder, $"lm_embeddings_{row}.hdf5"));
        var weights = Hdf5File.Open(Path.Combine(Folder, "lm_weights.hdf5"));
        using var scope = NewDisposeScope();
        using var network = new ElmoNetwork(ElmoOptions.Load(Path.Combine(Folder, "options.json")), weights.Read, Folder);
        var memory = new Dictionary<(int, int), (Tensor, Tensor)>();
        double most = 0;
        for (int i = 0; i < Sentences; i++)
        {
            Tensor layers = network.Run([sentences[i]], memory);
            float[] upper = layers.select(0, 2).contiguous().data<float>().ToArray();
            var (values, shape) = expected.Read($"{i}");
            // Forwards and backwards apart.
            Assert.Equal([2, sentences[i].Length, Projection], shape);
            for (int word = 0; word < sentences[i].Length; word++)
            {
                for (int k = 0; k < 2 * Projection; k++)
                {
                    float theirs = values[(((k / Projection * sentences[i].Length) + word) * Projection) + (k % Projection)];
                    most = Math.Max(most, Math.Abs(theirs - upper[(word * 2 * Projection) + k]));
                }
            }
        }
        Assert.InRange(most, 0, 1e-5);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_words_own_vectors_are_the_original_programs()
    {
        string[] words = File.ReadAllLines(Path.Combine(Folder, "vocab_test.txt"));
        var (values, shape) = Hdf5File.Open(Path.Combine(Folder, "elmo_token_embeddings.hdf5")).Read("embedding");
        using var scope = NewDisposeScope();
        using var network = new ElmoNetwork(ElmoOptions.Load(Path.Combine(Folder, "options.json")), Hdf5File.Open(Path.Combine(Folder, "lm_weights.hdf5")).Read, Folder);
        float[] own = network.Run([words]).select(0, 0).contiguous().data<float>().ToArray();
        Assert.Equal([words.Length, Projection], shape);
        double most = 0;
        // Theirs are the marks of a text's beginning and end; as words they are spelt like any other.
        foreach (int word in Enumerable.Range(0, words.Length).Where(i => words[i] is not ("<S>" or "</S>")))
        {
            for (int k = 0; k < Projection; k++)
                most = Math.Max(most, Math.Abs(values[(word * Projection) + k] - own[(word * 2 * Projection) + k]));
        }
        Assert.InRange(most, 0, 1e-5);
    }
}
