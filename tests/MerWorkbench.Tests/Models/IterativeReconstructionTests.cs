using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

public sealed class IterativeReconstructionTests
{
    [Fact]
    public void With_one_weight_it_is_the_recurrence_of_its_equation()
    {
        using var scope = NewDisposeScope();
        using var layer = new IterativeReconstruction(1, new() { Units = 1, Steps = 3, Gain = 2 });
        Set(layer, weight: 0.8f, hiddenBias: 0.1f, bias: -0.2f);
        double x = 0.3;
        for (int step = 0; step < 3; step++)
            x = Math.Tanh(2 * ((0.8 * Math.Tanh(2 * ((0.8 * x) + 0.1))) - 0.2));

        Assert.Equal(x, layer.call(tensor(new[] { 0.3f }, [1, 1])).item<float>(), 1e-6);
        Assert.Equal(3, layer.StepsTaken);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(3.0)]
    public void With_orthogonal_weights_values_settle_at_0_below_a_gain_of_1_and_near_the_ends_well_above(double gain)
    {
        using var scope = NewDisposeScope();
        using var layer = new IterativeReconstruction(1, new() { Units = 1, Gain = gain, Rest = 1e-6, MostSteps = 1000 });
        Set(layer, weight: 1, hiddenBias: 0, bias: 0);
        layer.eval();
        float[] settled = layer.call(tensor(new[] { -0.8f, -0.01f, 0, 0.01f, 0.8f }, [5, 1])).data<float>().ToArray();

        // The fixed points of x = tanh(gain tanh(gain x)): 0 alone up to a gain of 1; beyond, 0 repels and two others attract.
        double end = gain < 1 ? 0 : 1;
        for (int i = 0; i < 400; i++)
            end = Math.Tanh(gain * end);
        double[] expected = [-end, -end, 0, end, end];
        for (int i = 0; i < settled.Length; i++)
            Assert.Equal(expected[i], settled[i], 1e-4);
        Assert.InRange(layer.StepsTaken, 2, 999);
        Assert.True(gain < 1 || end > 0.95);
    }

    [Fact]
    public void To_rest_it_stops_where_another_step_moves_nothing_and_in_training_after_its_steps()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var layer = new IterativeReconstruction(16, new() { Steps = 5, Gain = 2, Rest = 1e-4, MostSteps = 500 });
        Tensor input = randn(40, 16);
        layer.call(input);
        Assert.Equal(5, layer.StepsTaken);

        layer.eval();
        using var frozen = no_grad();
        Tensor rest = layer.call(input);
        Assert.InRange(layer.StepsTaken, 6, 499);
        Assert.True((layer.Step(rest) - rest).abs().amax().item<float>() < 1e-4);
    }

    [Fact]
    public void Without_training_a_gain_of_3_brings_values_to_the_ends_within_few_steps()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        manual_seed(4);
        using var layer = new IterativeReconstruction(16, new() { Gain = 3 });
        Tensor values = nn.functional.relu(randn(500, 16));
        var shares = new List<double>();
        for (int step = 0; step < 12; step++)
        {
            values = layer.Step(values);
            shares.Add((1 - values.abs()).le(0.05).to(ScalarType.Float32).mean().item<float>());
        }

        // Measured: about 0.78 of the values lie within 0.05 of -1 or 1 after a dozen steps; the rest has settled between.
        Assert.True(shares[^1] > 0.75, FormattableString.Invariant($"got {shares[^1]}"));
        Assert.True(shares[^1] > shares[0]);
    }

    private static void Set(IterativeReconstruction layer, float weight, float hiddenBias, float bias)
    {
        using var frozen = no_grad();
        layer.get_parameter("weight")!.fill_(weight);
        layer.get_parameter("hidden_bias")!.fill_(hiddenBias);
        layer.get_parameter("bias")!.fill_(bias);
    }
}
