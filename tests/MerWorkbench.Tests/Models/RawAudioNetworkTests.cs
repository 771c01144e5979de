using System.Numerics;
using System.Text.Json;
using MerWorkbench.Models;
using MerWorkbench.TestData;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

public sealed class RawAudioNetworkTests
{
    private static readonly JsonElement s_golden = JsonDocument.Parse(Golden.Text("torch/raw_audio.json")).RootElement;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_golden.GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_python_torch_with_the_same_weights(int number)
    {
        JsonElement golden = s_golden.GetProperty("cases")[number];
        double tolerance = s_golden.GetProperty("tolerance").GetDouble();
        using var scope = NewDisposeScope();
        using var network = new RawAudioNetwork(new()
        {
            Span = Enum.Parse<RecurrentSpan>(golden.GetProperty("span").GetString()!),
            Dropout = 0,
            Pool = golden.GetProperty("pool").GetInt32(),
            Reconstruction = golden.GetProperty("reconstruction").GetBoolean()
                ? new() { Units = s_golden.GetProperty("units").GetInt32(), Steps = s_golden.GetProperty("steps").GetInt32(), Gain = s_golden.GetProperty("gain").GetDouble() }
                : null,
        });
        network.to(ScalarType.Float64);
        int at = 0;
        using (no_grad())
        {
            foreach (var parameter in network.parameters())
                parameter.copy_(Wave((int)parameter.numel(), at++).view(parameter.shape));
        }
        Assert.Equal(golden.GetProperty("parameters").GetInt64(), network.parameters().Sum(parameter => parameter.numel()));
        network.train(golden.GetProperty("training").GetBoolean());
        long[] lengths = [.. golden.GetProperty("lengths").EnumerateArray().Select(length => length.GetInt64())];
        int windows = (int)lengths.Sum(), samples = golden.GetProperty("samples").GetInt32();
        Tensor input = tensor(Enumerable.Range(0, windows * samples).Select(i => (0.1 + (0.4 * Math.Abs(Math.Sin(0.0007 * i)))) * Math.Sin((0.37 * i) + (20 * Math.Sin(0.0003 * i)))).ToArray(), [windows, samples]);

        Tensor output = network.call(input, tensor(lengths, [lengths.Length]));
        Tensor loss = nn.functional.mse_loss(output, Wave(2 * windows, 99).view(windows, 2));
        loss.backward();

        Near(Numbers(golden.GetProperty("output")), output.detach().flatten(), tolerance, "output");
        Assert.Equal(golden.GetProperty("loss").GetDouble(), loss.item<double>(), tolerance);
        foreach (var ((name, parameter), expected) in network.named_parameters().Zip(golden.GetProperty("gradients").EnumerateArray()))
        {
            using Tensor gradient = parameter.grad!.flatten();
            double norm = expected.GetProperty("norm").GetDouble(), scale = tolerance * Math.Max(1, norm);
            Assert.Equal(norm, gradient.norm().item<double>(), scale);
            Assert.Equal(expected.GetProperty("against_wave").GetDouble(), gradient.mul(Wave((int)gradient.numel(), 7)).sum().item<double>(), scale);
            Near(Numbers(expected.GetProperty("first")), gradient.narrow(0, 0, Math.Min(4, gradient.numel())), scale, name);
        }
    }

    [Theory]
    [InlineData(RecurrentSpan.Window)]
    [InlineData(RecurrentSpan.Song)]
    public void It_trains_3312_parameters_and_a_reconstruction_adds_its_own(RecurrentSpan span)
    {
        using var plain = new RawAudioNetwork(new() { Span = span });
        using var rebuilt = new RawAudioNetwork(new() { Span = span, Reconstruction = new() });

        // Convolution 8 x 220 + 8, normalisation 2 x 8, dense 8 x 16 + 16, GRU 2 x (3 x 8 x (16 + 8) + 2 x 3 x 8), maxout 16 x 8 + 8.
        Assert.Equal(1768 + 16 + 144 + 1248 + 136, plain.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(3312 + (16 * 16) + 16 + 16, rebuilt.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void A_window_of_half_a_second_gives_199_steps_of_16_their_means_or_one_vector()
    {
        using var scope = NewDisposeScope();
        Tensor windows = zeros(3, 22_050);
        using var steps = new RawAudioEncoder(pool: 1);
        using var means = new RawAudioEncoder(pool: null);

        using var fours = new RawAudioEncoder(pool: 4);

        Assert.Equal([3, RawAudioEncoder.StepsOfHalfSecond, 16], steps.call(windows).shape);
        Assert.Equal([3, 49, 16], fours.call(windows).shape);
        Assert.Equal([3, 16], means.call(windows).shape);
    }

    [Fact]
    public void A_song_does_not_hear_its_neighbours_in_the_batch()
    {
        using var scope = NewDisposeScope();
        using var network = new RawAudioNetwork(new() { Reconstruction = new() });
        network.eval();
        manual_seed(1);
        Tensor first = randn(5, 2200), second = randn(2, 2200);
        using var frozen = no_grad();
        Tensor together = network.call(cat([first, second], 0), tensor(new long[] { 5, 2 }, [2]));

        Near(together.narrow(0, 0, 5).flatten(), network.call(first, tensor(new long[] { 5 }, [1])).flatten());
        Near(together.narrow(0, 5, 2).flatten(), network.call(second, tensor(new long[] { 2 }, [1])).flatten());
    }

    [Fact]
    public void Inside_the_window_a_prediction_depends_on_its_window_alone_and_over_the_song_on_all()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        manual_seed(2);
        Tensor song = randn(6, 2200), changed = song.clone();
        changed.select(0, 5).zero_();
        Tensor length = tensor(new long[] { 6 }, [1]);
        foreach (RecurrentSpan span in Enum.GetValues<RecurrentSpan>())
        {
            using var network = new RawAudioNetwork(new() { Span = span });
            network.eval();
            float moved = (network.call(song, length).select(0, 0) - network.call(changed, length).select(0, 0)).abs().sum().item<float>();
            Assert.Equal(span == RecurrentSpan.Song, moved > 0);
        }
    }

    [Fact]
    public void The_filters_begin_as_bands_that_each_answer_most_to_a_tone_of_their_own()
    {
        using var scope = NewDisposeScope();
        using var encoder = new RawAudioEncoder(pool: 1);
        float[] filters = encoder.get_parameter("filters.weight")!.data<float>().ToArray();
        double low = Math.Log(1 + (150 / 700.0)), high = Math.Log(1 + (8000 / 700.0));
        double[] tones = [.. Enumerable.Range(0, 8).Select(i => 700 * (Math.Exp(low + ((high - low) * i / 7)) - 1))];
        Assert.Equal(8000, tones[^1], 1e-6);
        for (int filter = 0; filter < 8; filter++)
        {
            double[] answers = [.. tones.Select(tone => Enumerable.Range(0, 220).Select(i => Complex.FromPolarCoordinates(filters[(filter * 220) + i], 2 * Math.PI * tone * i / 44_100)).Aggregate(Complex.Add).Magnitude)];
            Assert.Equal(filter, Array.IndexOf(answers, answers.Max()));
        }
    }

    [Fact]
    public void Inside_the_window_memories_begin_as_long_as_one_step_to_all_of_them()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        manual_seed(5);
        using var network = new RawAudioNetwork(new() { Span = RecurrentSpan.Window });
        float[] gates = network.get_parameter("recurrent.bias_ih_l0")!.data<float>().ToArray()[8..16];
        Assert.All(gates, gate => Assert.InRange(gate, 0, MathF.Log(198)));
        Assert.Contains(gates, gate => gate > MathF.Log(50));
        Assert.All(network.get_parameter("recurrent.bias_hh_l0")!.data<float>().ToArray()[8..16], gate => Assert.Equal(0, gate));
    }

    [Fact]
    public void Maxout_gives_the_greatest_piece_of_each_output()
    {
        using var scope = NewDisposeScope();
        using var layer = new Maxout(1, 2, pieces: 3);
        using (no_grad())
        {
            layer.get_parameter("linear.weight")!.copy_(tensor(new float[] { 1, -1, 0, 2, 0, -2 }, [6, 1]));
            layer.get_parameter("linear.bias")!.copy_(tensor(new float[] { 0, 0, 0.5f, 0, 1, 0 }, [6]));
        }

        Assert.Equal([3f, 6f, 2f, 4f, 0.5f, 1f], layer.call(tensor(new float[] { 3, -2, 0.1f }, [3, 1])).data<float>().ToArray());
    }

    private static Tensor Wave(int count, int number) =>
        tensor(Enumerable.Range(0, count).Select(i => 0.3 * Math.Sin((1.7 * i) + number)).ToArray(), [count]);

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];

    private static void Near(Tensor expected, Tensor actual) => Near([.. expected.data<float>().ToArray().Select(value => (double)value)], actual, 1e-6, "");

    private static void Near(double[] expected, Tensor actual, double tolerance, string what)
    {
        double[] values = actual.to(ScalarType.Float64).contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= tolerance, FormattableString.Invariant($"{what} {i}: expected {expected[i]}, got {values[i]}"));
    }
}
