using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Tests.Models;

public sealed class CldnnTests
{
    [Fact]
    public void Scores_and_gradients_are_PyTorchs_for_the_same_weights()
    {
        using var scope = NewDisposeScope();
        using var model = new Cldnn(9, 4, new() { Units = 6, Dense = [5, 7], Dropout = 0 });
        NetworkGolden.Open("hizlisoy/cldnn.safetensors").AssertSame(model, 1e-5);
    }

    [Theory]
    [InlineData(512, 3)]
    [InlineData(11240, 4)]
    public void Its_weights_are_those_of_the_closed_form(int features, int classes)
    {
        using var model = new Cldnn(features, classes, new());
        Assert.Equal((4 * 64 * (features + 64 + 2)) + (65 * 64) + (65 * classes), model.parameters().Sum(weight => weight.numel()));
    }

    [Fact]
    public void Thousands_of_standardised_features_do_not_saturate_it_at_the_start()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var model = new Cldnn(10000, 3, new());
        Tensor weight = model.named_parameters().First(entry => entry.name == "recurrent.weight_ih_l0").parameter;
        double spread = randn(20, 10000).matmul(weight.t()).std().item<float>();
        // Of 10,000 inputs with variance 1 and weights of variance 2 / (10,000 + 256).
        Assert.Equal(Math.Sqrt(10000 * 2 / 10256.0), spread, 0.1);
    }

    [Fact]
    public void The_order_of_the_pieces_counts()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var model = new Cldnn(4, 3, new());
        model.eval();
        Tensor x = randn(1, 3, 4);
        Assert.NotEqual(model.call(x).data<float>().ToArray(), model.call(x.flip(1)).data<float>().ToArray());
    }
}
