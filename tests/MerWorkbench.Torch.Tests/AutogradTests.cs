using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class AutogradTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Backward_gives_the_derivative_of_a_polynomial()
    {
        var x = tensor(new float[] { 1, 2, 3 }, requires_grad: true);
        (x * x * x).sum().backward();
        Assert.Equal([3f, 12f, 27f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Gradients_add_up_until_they_are_cleared()
    {
        var x = tensor(new float[] { 2 }, requires_grad: true);
        x.sum().backward();
        x.sum().backward();
        Assert.Equal(2f, x.grad!.item<float>());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void A_graph_can_be_kept_for_another_backward_and_is_gone_otherwise()
    {
        var x = tensor(new float[] { 2 }, requires_grad: true);
        var y = (x * x).sum();
        y.backward(retain_graph: true);
        y.backward();
        Assert.Throws<TorchException>(() => y.backward());
    }

    [Fact]
    public void Second_derivatives_follow_from_a_recorded_first()
    {
        var x = tensor(new double[] { 3 }, requires_grad: true);
        var first = autograd.grad([x.pow(4).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];
        Assert.Equal(108, first.item<double>(), 12);
        Assert.Equal(108, second.item<double>(), 12);
        Assert.Null(x.grad);
    }

    [Fact]
    public void An_unused_input_is_null_where_allowed_and_an_error_otherwise()
    {
        var x = ones([2], requires_grad: true);
        var unused = ones([2], requires_grad: true);
        Assert.Throws<TorchException>(() => autograd.grad([x.sum()], [x, unused]));
        var grads = autograd.grad([x.sum()], [x, unused], allow_unused: true);
        Assert.Null(grads[1]);
    }

    [Fact]
    public void No_grad_records_nothing_and_ends()
    {
        var x = ones([2], requires_grad: true);
        using (no_grad())
        {
            Assert.False((x + 1).requires_grad);
            using (enable_grad()) Assert.True((x + 1).requires_grad);
        }

        Assert.True((x + 1).requires_grad);
        using (inference_mode()) Assert.True((x + 1).is_inference());
    }

    [Fact]
    public void A_detached_tensor_shares_numbers_and_records_nothing()
    {
        var x = ones([2], requires_grad: true);
        var detached = x.detach();
        Assert.False(detached.requires_grad);
        detached.zero_();
        Assert.Equal(0f, x[0].item<float>());
    }

    [Fact]
    public void A_gradient_of_a_given_weight_is_weighted()
    {
        var x = ones([3], requires_grad: true);
        (x * 2).backward([tensor(new float[] { 1, 10, 100 })]);
        Assert.Equal([2f, 20f, 200f], x.grad!.data<float>().ToArray());
    }
}
