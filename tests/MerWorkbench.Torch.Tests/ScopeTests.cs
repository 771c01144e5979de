using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class ScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor tensor;
        using (NewDisposeScope()) tensor = ones(2);
        Assert.True(tensor.IsInvalid);
        var error = Assert.Throws<ObjectDisposedException>(() => tensor + 1);
        Assert.Contains("dispose scope", error.Message);
    }

    [Fact]
    public void A_tensor_moved_outwards_lives_as_long_as_the_outer_scope()
    {
        Tensor result;
        using (NewDisposeScope())
        {
            using (NewDisposeScope()) result = (ones(2) + 1).MoveToOuterDisposeScope();
            Assert.Equal([2f, 2f], result.data<float>().ToArray());
        }

        Assert.True(result.IsInvalid);
    }

    [Fact]
    public void A_detached_tensor_lives_until_it_is_disposed()
    {
        Tensor result;
        using (NewDisposeScope()) result = ones(2).DetachFromDisposeScope();
        Assert.False(result.IsInvalid);
        result.Dispose();
        Assert.True(result.IsInvalid);
    }

    [Fact]
    public void A_tensor_can_go_to_a_scope_of_choice()
    {
        using var outer = NewDisposeScope();
        using var middle = NewDisposeScope();
        Tensor result;
        using (NewDisposeScope()) result = ones(2).MoveToOtherDisposeScope(outer);
        middle.Dispose();
        Assert.False(result.IsInvalid);
        Assert.True(outer.Contains(result));
    }

    [Fact]
    public void Everything_but_the_kept_goes()
    {
        using var scope = NewDisposeScope();
        var gone = ones(2);
        var kept = scope.DisposeEverythingBut(ones(3));
        Assert.True(gone.IsInvalid);
        Assert.False(kept.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Scopes_must_end_innermost_first()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        Assert.Throws<InvalidOperationException>(outer.Dispose);
        inner.Dispose();
        outer.Dispose();
    }

    [Fact]
    public void A_scope_ends_on_its_own_thread_only()
    {
        using var scope = NewDisposeScope();
        Exception? caught = null;
        var thread = new Thread(() => caught = Record.Exception(scope.Dispose));
        thread.Start();
        thread.Join();
        Assert.IsType<InvalidOperationException>(caught);
    }

    [Fact]
    public void Statistics_count_what_is_alive_on_the_thread()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            _ = ones(2) + 1;
            Assert.Equal(before + 2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Many_tensors_disposed_by_hand_leave_a_long_scope_small()
    {
        using var scope = NewDisposeScope();
        using var one = ones(1);
        for (var i = 0; i < 10_000; i++) (one + i).Dispose();
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Other_disposables_are_disposed_with_the_scope()
    {
        var stream = new MemoryStream();
        using (var scope = NewDisposeScope()) scope.Include(stream);
        Assert.Throws<ObjectDisposedException>(() => stream.ReadByte());
    }
}
