using System.Text.Json;
using MerWorkbench.Learning;
using MerWorkbench.Lyrics;
using MerWorkbench.Lyrics.Bert;
using MerWorkbench.Models;
using MerWorkbench.TestData;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Learning;

public sealed class EncoderLearnerTests : IDisposable
{
    private const double Tolerance = 1e-5;

    private static readonly (string Ours, string Theirs)[] Names =
    [
        ("encoder.words", "encoder.embeddings.word_embeddings.weight"), ("encoder.positions", "encoder.embeddings.position_embeddings.weight"), ("encoder.types", "encoder.embeddings.token_type_embeddings.weight"),
        ("encoder.norm.", "encoder.embeddings.LayerNorm."), ("encoder.layers.", "encoder.encoder.layer."), (".query.", ".attention.self.query."), (".key.", ".attention.self.key."), (".value.", ".attention.self.value."),
        (".attended.", ".attention.output.dense."), (".attendedNorm.", ".attention.output.LayerNorm."), (".wide.", ".intermediate.dense."), (".narrow.", ".output.dense."),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static JsonElement Printed => JsonDocument.Parse(Golden.Bytes("bert/tuning.json")).RootElement;

    // layers.0.norm is the norm after the dense layers; the classifier has its own names in both.
    private static string Theirs(string ours)
    {
        if (ours.StartsWith("classifier.", StringComparison.Ordinal))
            return ours;
        string name = ours.StartsWith("encoder.layers.", StringComparison.Ordinal) ? ours.Replace(".norm.", ".output.LayerNorm.") : ours;
        return Names.Aggregate(name, (all, pair) => all.Replace(pair.Ours, pair.Theirs));
    }

    private static long[] Numbers(JsonElement list) => [.. list.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? Numbers(item) : [item.GetInt64()])];

    private TunedEncoder Network()
    {
        _folder.PutText("bert/config.json", JsonDocument.Parse(Golden.Bytes("bert/small.json")).RootElement.GetProperty("config").GetRawText());
        _folder.PutText("bert/vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nlove\n");
        _folder.Put("bert/model.safetensors", Golden.Bytes("bert/small.safetensors"));
        using BertEncoder encoder = BertEncoder.Load(_folder["bert"]);
        var classifier = new TextClassifier(24, 3, new() { DenseUnits = 8, Dropout = 0 });
        ModelWeights.Load(classifier, classifier.named_parameters().Select(one => new NamedWeights(one.name, one.parameter.shape,
            [.. Printed.GetProperty("head").GetProperty(one.name).EnumerateArray().Select(value => value.GetSingle())])), "");
        return new(encoder.Network.Copy(), classifier, pools: true);
    }

    [Fact]
    public void Gradients_through_the_encoder_and_the_first_steps_are_those_of_plain_PyTorch()
    {
        using var scope = NewDisposeScope();
        using TunedEncoder network = Network();
        network.eval();
        long[] ids = Numbers(Printed.GetProperty("ids")), lengths = Numbers(Printed.GetProperty("lengths"));
        int[] labels = Array.ConvertAll(Numbers(Printed.GetProperty("labels")), label => (int)label);
        var loss = new ClassLoss(tensor(Printed.GetProperty("weights").EnumerateArray().Select(value => value.GetSingle()).ToArray()));
        Tensor Loss() => loss.Of(network.call(tensor(ids, [5, 12]), tensor(lengths)), labels, [0, 1, 2, 3, 4]);
        Loss().backward();

        JsonElement gradients = Printed.GetProperty("gradients");
        var seen = new List<string>();
        foreach (var (name, parameter) in network.named_parameters())
        {
            float[] gradient = parameter.grad!.contiguous().data<float>().ToArray();
            double[] ours =
            [
                Math.Sqrt(gradient.Sum(value => (double)value * value)),
                gradient.Index().Sum(item => item.Item * Math.Cos(0.1 * item.Index)), gradient.Index().Sum(item => item.Item * Math.Sin(0.37 * item.Index)),
            ];
            Assert.All(gradients.GetProperty(Theirs(name)).EnumerateArray().Zip(ours), pair => Assert.Equal(pair.First.GetDouble(), pair.Second, Tolerance));
            seen.Add(Theirs(name));
        }
        Assert.Equal(gradients.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));

        using var optimizer = optim.Adam(network.parameters(), 1e-3);
        foreach (JsonElement expected in Printed.GetProperty("losses").EnumerateArray())
        {
            optimizer.zero_grad();
            Tensor now = Loss();
            Assert.Equal(expected.GetDouble(), now.item<float>(), Tolerance);
            now.backward();
            optimizer.step();
        }
    }

    // The class is told by the order of two words, which no mean of frozen vectors of words shows.
    private static (BertEncoder Encoder, FoldTask Task) Problem()
    {
        var random = new Random(1);
        string[] texts = [.. Enumerable.Range(0, 260).Select(i => string.Join(' ', Enumerable.Range(0, 2 + random.Next(4)).Select(_ => $"w{random.Next(8)}")) + (i % 2 == 0 ? " sun rain" : " rain sun"))];
        BertEncoder encoder = BertEncoder.Untrained(texts, seed: 1);
        Example[] all = [.. encoder.Numbers(texts).Index().Select(item => new Example($"{item.Index}",
            [TextEncoding.Of([.. item.Item.Select(_ => new TextToken("", 0, 0))], Array.ConvertAll(item.Item, piece => (float)piece), [0]).Vectors], item.Index % 2 == 0 ? [1, 0] : [0, 1]))];
        return (encoder, new(all[..160], all[160..200], all[200..], 3) { Token = TestContext.Current.CancellationToken });
    }

    private static EncoderLearner Learner(BertEncoder encoder, int epochs, TextHead head = TextHead.Dense) => new(encoder.Network.Copy, encoder.Hash, encoder.Dimension,
        new() { Network = new() { Head = head, RecurrentUnits = 16, Dropout = 0 }, Training = new() { Epochs = epochs, LearningRate = 1e-3, Patience = 10 } });

    [Theory, InlineData(TextHead.Dense), InlineData(TextHead.BiLstm)]
    public void An_encoder_that_learns_tells_what_hangs_on_the_order_of_words(TextHead head)
    {
        (BertEncoder encoder, FoldTask task) = Problem();
        using (encoder)
        {
            FoldOutcome outcome = Learner(encoder, 15, head).FitAndPredict(task);
            Assert.All(outcome.Predictions, row => Assert.Equal(1, row.Sum(), 1e-9));
            double accuracy = task.Test.Zip(outcome.Predictions).Average(pair => (pair.Second[0] > 0.5) == (pair.First.Targets[0] == 1) ? 1.0 : 0);
            Assert.InRange(accuracy, 0.95, 1);
        }
    }

    [Fact]
    public void It_goes_on_to_the_same_bytes_and_leaves_the_encoder_it_began_with()
    {
        (BertEncoder encoder, FoldTask task) = Problem();
        using (encoder)
        {
            float[] before = encoder.Encode(["sun rain"], TestContext.Current.CancellationToken)[0].Pooled;
            EncoderLearner learner = Learner(encoder, 3);
            FoldOutcome whole = learner.FitAndPredict(task);
            using var stop = new CancellationTokenSource();
            FoldTask kept = task with { CheckpointPath = _folder["fold"] };
            Assert.ThrowsAny<OperationCanceledException>(() => learner.FitAndPredict(kept with { Token = stop.Token, Progress = _ => stop.Cancel() }));
            FoldOutcome resumed = learner.FitAndPredict(kept);
            Assert.All(whole.Weights.Zip(resumed.Weights), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
            Assert.Equal(whole.Predictions.SelectMany(row => row), resumed.Predictions.SelectMany(row => row));
            Assert.Equal(before, encoder.Encode(["sun rain"], TestContext.Current.CancellationToken)[0].Pooled);
        }
    }
}
