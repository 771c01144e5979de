using System.Text.Json;
using MerWorkbench.Separation;
using MerWorkbench.TestData;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Separation;

public sealed class SeparatorNetworkTests
{
    private static readonly JsonElement s_golden = JsonDocument.Parse(Golden.Text("torch/separators.json")).RootElement;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_golden.GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_gradients_of_every_variant_are_those_of_python_torch(int number)
    {
        JsonElement golden = s_golden.GetProperty("cases")[number];
        double tolerance = s_golden.GetProperty("tolerance").GetDouble();
        SeparatorConfiguration published = SeparatorConfiguration.Find(golden.GetProperty("name").GetString()!);
        SeparatorConfiguration small = published with
        {
            Levels = s_golden.GetProperty("levels").GetInt32(),
            Filters = s_golden.GetProperty("filters").GetInt32(),
            WantedOutput = published.Kind == SeparatorKind.SpectrogramUNet ? SpectrogramUNet.Samples(16) : 128,
        };
        using var scope = NewDisposeScope();
        using var network = SeparatorNetwork.Of(small);
        var learning = network.named_parameters().Where(one => one.parameter.requires_grad).ToArray();
        using (no_grad())
        {
            int at = 0;
            foreach (var (_, parameter) in learning)
            {
                long count = parameter.numel();
                double scale = parameter.dim() > 1 ? 1.5 / Math.Sqrt((double)count / parameter.size(0)) : 0.1;
                parameter.copy_(Wave(count, at++, scale).view(parameter.shape));
            }
        }
        network.train(small.Kind == SeparatorKind.WaveUNet);
        Assert.Equal((golden.GetProperty("input").GetInt32(), golden.GetProperty("output").GetInt32()), (small.InputLength, small.OutputLength));
        Assert.Equal(golden.GetProperty("parameters").GetInt64(), learning.Sum(one => one.parameter.numel()));

        Tensor output = network.call(Sound(2, small.Channels, small.InputLength)), flat = output.detach().flatten();
        Tensor target = Wave(output.numel(), 99, 0.3).view(output.shape);
        Tensor loss = network.Loss(Sound(2, small.Channels, small.InputLength), target);
        loss.backward();

        Assert.Equal([2, small.Sources.Length, small.Channels, small.OutputLength], output.shape);
        Near(golden.GetProperty("norm"), flat.norm(), tolerance, "norm");
        Near(golden.GetProperty("against_wave"), flat.mul(Wave(flat.numel(), 5, 1)).sum(), tolerance * flat.norm().item<float>(), "sum against the wave");
        Near(golden.GetProperty("first"), flat.slice(0, 0, long.MaxValue, Math.Max(1, flat.numel() / 12)), tolerance, "samples");
        Near(golden.GetProperty("loss"), loss, tolerance, "loss");
        foreach (var ((name, parameter), expected) in learning.Zip(golden.GetProperty("gradients").EnumerateArray()))
        {
            Tensor gradient = parameter.grad!.flatten();
            double scale = tolerance * Math.Max(1, expected.GetProperty("norm").GetDouble());
            Near(expected.GetProperty("norm"), gradient.norm(), scale, name);
            Near(expected.GetProperty("against_wave"), gradient.mul(Wave(gradient.numel(), 7, 1)).sum(), scale, name);
            Near(expected.GetProperty("first"), gradient.narrow(0, 0, Math.Min(4, gradient.numel())), scale, name);
        }
    }

    [Theory]
    [InlineData("M1", 10_263_028)]
    [InlineData("M2", 10_263_002)]
    [InlineData("M3", 10_263_002)]
    [InlineData("M4", 10_263_390)]
    [InlineData("M5", 10_265_550)]
    [InlineData("M5-HighSR", 10_265_550)]
    [InlineData("M6", 10_263_498)]
    [InlineData("M7", 20_594_652)]
    public void A_published_variant_has_its_published_number_of_weights(string name, long weights)
    {
        using var network = SeparatorNetwork.Of(SeparatorConfiguration.Find(name));

        Assert.Equal(weights, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [InlineData("M1", 16_384, 16_384)]
    [InlineData("M2", 16_384, 16_384)]
    [InlineData("M3", 147_443, 16_389)]
    [InlineData("M4", 147_443, 16_389)]
    [InlineData("M5", 147_443, 16_389)]
    [InlineData("M6", 147_443, 16_389)]
    [InlineData("M7", 233_459, 102_405)]
    [InlineData("U7", 98_560, 98_560)]
    public void A_block_is_as_long_as_published(string name, int input, int output)
    {
        SeparatorConfiguration one = SeparatorConfiguration.Find(name);

        Assert.Equal((input, output), (one.InputLength, one.OutputLength));
    }

    [Fact]
    public void Every_layer_of_the_models_with_context_is_as_long_as_published_and_as_the_network_makes_it()
    {
        (int Length, int Passed)[] down =
        [
            (147429, 73715), (73701, 36851), (36837, 18419), (18405, 9203), (9189, 4595), (4581, 2291),
            (2277, 1139), (1125, 563), (549, 275), (261, 131), (117, 59), (45, 23),
        ];
        int[] up = [13, 21, 37, 69, 133, 261, 517, 1029, 2053, 4101, 8197, 16389];
        IReadOnlyList<SeparatorLayer> layers = SeparatorConfiguration.M4.Layers();

        Assert.Equal(down, layers.Take(12).Select(layer => (layer.Length, layer.Passed)));
        Assert.Equal(("middle", 312, 9), (layers[12].Name, layers[12].Channels, layers[12].Length));
        Assert.Equal(up, layers.Skip(13).Select(layer => layer.Length));
        Assert.Equal([.. Enumerable.Range(1, 12).Select(i => 24 * i), 312, .. Enumerable.Range(1, 12).Reverse().Select(i => 24 * i)], layers.Select(layer => layer.Channels));
        Assert.Equal(layers.Select(layer => (long)layer.Length), Made(SeparatorConfiguration.M4 with { Filters = 1 }));
        Assert.Equal(SeparatorConfiguration.M7.Layers().Select(layer => (long)layer.Length), Made(SeparatorConfiguration.M7 with { Filters = 1 }));
    }

    [Fact]
    public void Without_context_a_block_of_16384_samples_has_4_in_the_middle()
    {
        IReadOnlyList<SeparatorLayer> layers = SeparatorConfiguration.M1.Layers();

        Assert.Equal([.. Enumerable.Range(0, 12).Select(i => 16384 >> i), 4, .. Enumerable.Range(0, 12).Select(i => 8 << i)], layers.Select(layer => layer.Length));
        Assert.Equal(layers.Select(layer => (long)layer.Length), Made(SeparatorConfiguration.M1 with { Filters = 1 }));
    }

    [Fact]
    public void With_the_difference_as_last_output_the_sources_add_up_to_the_mixture()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        SeparatorConfiguration small = SeparatorConfiguration.M6 with { Levels = 3, Filters = 2, WantedOutput = 64 };
        using var network = SeparatorNetwork.Of(small);
        Tensor mixture = randn([1, 2, small.InputLength]);

        Tensor sum = network.call(mixture).sum(1L), middle = mixture.narrow(2, small.Margin, small.OutputLength);

        Assert.True((sum - middle).abs().max().item<float>() < 1e-6);
    }

    [Fact]
    public void A_mask_of_a_half_everywhere_gives_half_the_mixture()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        SeparatorConfiguration small = SeparatorConfiguration.U7 with { Levels = 2, Filters = 1, WantedOutput = SpectrogramUNet.Samples(4) };
        using var network = SeparatorNetwork.Of(small);
        network.eval();
        foreach (var parameter in network.parameters())
            parameter.zero_();
        Tensor mixture = randn([1, 1, small.InputLength]);

        // The frame at either end stands alone under its slope.
        Tensor half = network.call(mixture).select(1, 0).narrow(2, 256, small.InputLength - 512) - (0.5 * mixture.narrow(2, 256, small.InputLength - 512));

        Assert.True(half.abs().max().item<float>() < 1e-5);
    }

    [Fact]
    public void A_configuration_comes_back_from_its_text_and_an_impossible_one_is_refused()
    {
        foreach (SeparatorConfiguration one in SeparatorConfiguration.All)
        {
            SeparatorConfiguration read = SeparatorConfiguration.Parse(one.ToJson());
            Assert.Equal(one.ToJson(), read.ToJson());
            Assert.Equal(one.Sources, read.Sources);
        }
        Assert.Contains("odd", Assert.Throws<MerWorkbench.Foundation.MerException>(() =>
            SeparatorConfiguration.Parse((SeparatorConfiguration.M4 with { UpKernel = 4 }).ToJson())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SeparatorNetwork.Of(SeparatorConfiguration.M1 with { LearnedUpsampling = true }));
        Assert.Contains("M5-HighSR", Assert.Throws<MerWorkbench.Foundation.MerException>(() => SeparatorConfiguration.Find("M9")).Message, StringComparison.Ordinal);
    }

    private static List<long> Made(SeparatorConfiguration configuration)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var network = new WaveUNet(configuration);
        var lengths = new List<long>();
        network.Watch = shape => lengths.Add(shape[2]);
        network.call(zeros([1, configuration.Channels, configuration.InputLength]));
        return lengths;
    }

    private static Tensor Wave(long count, int number, double scale) =>
        tensor(Enumerable.Range(0, (int)count).Select(i => (float)(scale * Math.Sin((1.7 * i) + number))).ToArray(), [count]);

    private static Tensor Sound(int batch, int channels, int length) =>
        tensor(Enumerable.Range(0, batch * channels * length).Select(at =>
        {
            int i = at % length, c = at / length % channels, b = at / length / channels;
            return (float)((0.5 * Math.Sin((0.37 * i) + c + (2 * b))) + (0.2 * Math.Sin(0.011 * i)));
        }).ToArray(), [batch, channels, length]);

    private static void Near(JsonElement expected, Tensor actual, double tolerance, string what)
    {
        double[] wanted = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray().Select(value => value.GetDouble())] : [expected.GetDouble()];
        float[] got = actual.detach().flatten().contiguous().data<float>().ToArray();
        for (int i = 0; i < wanted.Length; i++)
            Assert.True(Math.Abs(wanted[i] - got[i]) <= tolerance, FormattableString.Invariant($"{what} {i}: expected {wanted[i]}, got {got[i]}"));
    }
}
