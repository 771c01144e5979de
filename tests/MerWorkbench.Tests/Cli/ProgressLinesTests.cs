using MerWorkbench.Cli.Terminal;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Cli;

public sealed class ProgressLinesTests
{
    private readonly StringWriter told = new() { NewLine = "\n" };
    private readonly Clock clock = new();
    private readonly ProgressLines lines;

    public ProgressLinesTests() => lines = new(told, clock);

    [Fact]
    public void A_line_every_ten_seconds_says_how_much_is_left_by_what_was_done_lately()
    {
        lines.Report(Features(100)); // known from a run before
        After(4, Features(104));
        After(4, Features(108));
        After(2, Features(110));
        After(20, Features(160));
        After(1, Features(200));
        After(1, Features(200));
        Assert.Equal("""
            features: 110 of 200, 66 times real time, about 1 min 30 s left
            features: 160 of 200, 32 times real time, about 16.0 s left
            features: done in 31.0 s, 39 times real time

            """, told.ToString());
    }

    [Fact]
    public void A_stage_that_comes_again_has_a_clock_of_its_own_and_says_again_when_it_is_done()
    {
        lines.Report(Features(0));
        After(3, Features(200));
        After(80, Features(0));
        After(10, Features(50));
        After(30, Features(200));
        Assert.Equal("""
            features: done in 3.0 s, 400 times real time
            features: 50 of 200, 30 times real time, about 30.0 s left
            features: done in 40.0 s, 30 times real time

            """, told.ToString());
    }

    [Fact]
    public void Parallel_work_that_reports_its_last_steps_out_of_order_does_not_begin_anew()
    {
        lines.Report(Features(0));
        After(5, Features(200));
        After(11, Features(199));
        After(0, Features(200));
        Assert.Equal("features: done in 5.0 s, 240 times real time\n", told.ToString());
    }

    [Fact]
    public void Where_it_is_not_known_how_much_there_is_nothing_is_called_done_or_left()
    {
        lines.Report(new("listing", 5, 0));
        After(10, new("listing", 9, 0));
        Assert.Equal("listing: 9\n", told.ToString());
    }

    private static WorkProgress Features(int done) => new("features", done, 200, Sound: TimeSpan.FromSeconds(6 * done));

    private void After(int seconds, WorkProgress report)
    {
        clock.Seconds += seconds;
        lines.Report(report);
    }

    private sealed class Clock : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
