using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

public sealed class ReplayGuardTests
{
    [Fact]
    public void The_last_signatures_are_known_and_the_oldest_is_forgotten()
    {
        var guard = new ReplayGuard(capacity: 2);
        Assert.True(guard.TryAdd(Signature(1)));
        Assert.True(guard.TryAdd(Signature(2)));
        Assert.False(guard.TryAdd(Signature(1)));
        Assert.True(guard.TryAdd(Signature(3)));
        Assert.False(guard.TryAdd(Signature(2)));
        Assert.True(guard.TryAdd(Signature(1)));
    }

    private static byte[] Signature(byte last) => [.. new byte[15], last, .. new byte[16]];
}
