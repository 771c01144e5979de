using System.Runtime.CompilerServices;
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
        var before = LiveTensors.Settled();
        for (var i = 0; i < 2000; i++) Step(a);
        Assert.Equal(before, torch.live_tensors());
    }

    [Fact]
    public void What_nobody_disposed_is_freed_with_the_garbage()
    {
        var before = LiveTensors.Settled();
        Forget();
        for (var i = 0; i < 10 && torch.live_tensors() > before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // What other tests forgot goes with it.
        Assert.InRange(torch.live_tensors(), 0, before);
    }

    [Fact]
    public void A_failed_operator_leaves_nothing_behind()
    {
        using var a = torch.ones(2, 3);
        using var b = torch.ones(4, 5);
        var before = LiveTensors.Settled();
        for (var i = 0; i < 100; i++) Assert.Throws<TorchException>(() => a.matmul(b));
        Assert.Equal(before, torch.live_tensors());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (var i = 0; i < 100; i++) _ = torch.ones(3);
    }

    private static void Step(torch.Tensor a)
    {
        using var scope = torch.NewDisposeScope();
        var b = (a + 1) * a;
        b.add_(a).relu_();
        _ = torch.cat([a, b]).split(4)[0].sum();
    }
}
