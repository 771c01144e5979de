using MerWorkbench.Models;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

public sealed class EquationLstmTests
{
    private const long Batch = 3, Time = 40, Features = 5, Units = 4;

    [Theory]
    [InlineData(ScalarType.Float32, 1e-6)]
    [InlineData(ScalarType.Float64, 1e-13)]
    public void Outputs_and_gradients_are_the_engines(ScalarType dtype, double tolerance)
    {
        using var scope = NewDisposeScope();
        manual_seed(7);
        using LSTM engine = nn.LSTM(Features, Units, batchFirst: true, dtype: dtype);
        using var ours = new EquationLstm(Features, Units);
        if (dtype == ScalarType.Float64)
            ours.@double();
        ours.Load(engine);
        Tensor x = randn([Batch, Time, Features], dtype), y = randn([Batch, Time, Units], dtype);
        Tensor a = x.clone().requires_grad_(), b = x.clone().requires_grad_();
        var (expected, _, _) = engine.call(a);
        Tensor actual = ours.call(b);
        AssertClose(expected, actual, tolerance);

        nn.functional.mse_loss(expected, y).backward();
        nn.functional.mse_loss(actual, y).backward();
        AssertClose(a.grad!, b.grad!, tolerance);
        Tensor[] weights = engine.get_parameter("weight_hh_l0")!.grad!.chunk(4), inputs = engine.get_parameter("weight_ih_l0")!.grad!.chunk(4),
            biases = engine.get_parameter("bias_hh_l0")!.grad!.chunk(4);
        foreach (var (gate, i) in new[] { ("inputGate", 0), ("forgetGate", 1), ("newMemory", 2), ("outputGate", 3) })
        {
            AssertClose(cat([weights[i], inputs[i]], 1), ours.get_parameter($"{gate}.weight")!.grad!, tolerance);
            AssertClose(biases[i], ours.get_parameter($"{gate}.bias")!.grad!, tolerance);
        }
    }

    [Fact]
    public void The_listing_is_the_seven_lines_of_the_equations()
    {
        string[] lines = EquationLstm.Listing.TrimEnd().Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.StartsWith("        var hx = cat", lines[0]);
        Assert.EndsWith("// (9)", lines[^1]);
    }

    [Fact]
    public void One_step_follows_the_equations()
    {
        using var scope = NewDisposeScope();
        using var cell = new EquationLstm(1, 1);
        using (no_grad())
        {
            foreach (var (_, parameter) in cell.named_parameters())
                parameter.zero_();
            // W . [h, x] + b: forget 0.5 h, input x, new memory 2 x, output 1.
            cell.get_parameter("forgetGate.weight")!.copy_(tensor(new[] { 0.5f, 0 }).view(1, 2));
            cell.get_parameter("inputGate.weight")!.copy_(tensor(new[] { 0, 1f }).view(1, 2));
            cell.get_parameter("newMemory.weight")!.copy_(tensor(new[] { 0, 2f }).view(1, 2));
            cell.get_parameter("outputGate.bias")!.copy_(tensor(new[] { 1f }));
        }
        const double X = 0.3, H = -0.4, C = 0.8;
        var (h, c) = cell.Step(full([1, 1], X), full([1, 1], H), full([1, 1], C));
        double expected = (Logistic(0.5 * H) * C) + (Logistic(X) * Math.Tanh(2 * X));
        Assert.Equal(expected, c.item<float>(), 1e-6);
        Assert.Equal(Logistic(1) * Math.Tanh(expected), h.item<float>(), 1e-6);
    }

    [Fact]
    public void The_weights_of_a_layer_of_another_size_are_refused()
    {
        using LSTM engine = nn.LSTM(2, 3);
        using var ours = new EquationLstm(2, 4);
        Assert.Contains("Expected gates of [4, 6], got [3, 5].", Assert.Throws<ArgumentException>(() => ours.Load(engine)).Message);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.InRange((expected - actual).abs().max().ToDouble(), 0, tolerance);
    }
}
