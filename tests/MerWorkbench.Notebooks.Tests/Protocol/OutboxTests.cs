using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

public sealed class OutboxTests
{
    [Fact]
    public void A_cell_that_clears_and_prints_without_pause_is_seen()
    {
        var outbox = new Outbox(new Wire("key"), () => { });
        var cell = new Request(Channel.Shell, [], Encoding.UTF8.GetBytes("{}"), "execute_request", JsonDocument.Parse("{}").RootElement);
        int texts = 0;
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < 10 * Outbox.BatchTime)
        {
            outbox.Clear(cell, wait: true);
            outbox.Write(cell, OutputStream.Out, "endless");
            while (outbox.TryTake(out _, out byte[][] frames))
                texts += frames.Any(frame => Encoding.UTF8.GetString(frame).Contains("\"text\":\"endless\"", StringComparison.Ordinal)) ? 1 : 0;
        }
        // A batch each 40 ms; a busy machine may miss some.
        Assert.InRange(texts, 3, 10);
    }
}
