using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch.Tests;

public sealed class OpsTests
{
    [Fact]
    public void Every_generated_operator_exists_in_the_libtorch_at_hand()
    {
        var missing = Ops.All.Where(op => Record.Exception(() => Op.Find(op.Name, op.Overload)) is not null).Select(op => $"{op.Name}.{op.Overload}");
        Assert.Empty(missing);
    }

    [Fact]
    public void An_unknown_operator_is_named()
    {
        var error = Assert.Throws<TorchException>(() => Op.Find("aten::harmonise", "Tensor"));
        Assert.Contains("aten::harmonise.Tensor", error.Message);
    }

    [Fact]
    public void Ten_thousand_operators_leave_the_number_of_live_tensors_as_it_was()
    {
        using var a = torch.rand(8);
        Step(a);
        var manager = DisposeScopeManager.Statistics;
        var before = manager.ThreadTotalLiveCount;
        for (var i = 0; i < 2000; i++) Step(a);
        Assert.Equal(before, manager.ThreadTotalLiveCount);
    }

    private static void Step(torch.Tensor a)
    {
        using var scope = torch.NewDisposeScope();
        var b = (a + 1) * a;
        b.add_(a).relu_();
        _ = torch.cat([a, b]).split(4)[0].sum();
    }
}
