using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using Spectre.Console;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Shows how far work is, on standard error: bars with time left on a terminal, elsewhere a line a stage and one every ten seconds.</summary>
internal static class ProgressView
{
    /// <summary>Runs work under a view of its progress, on the calling thread.</summary>
    public static T Run<T>(Func<IProgress<WorkProgress>, T> work)
    {
        if (System.Console.IsErrorRedirected)
            return work(new Lines());
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });
        // What is done makes room: a work has dozens of runs.
        return console.Progress().HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context => work(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<WorkProgress>
    {
        private readonly Dictionary<string, (ProgressTask Task, DateTime Began)> tasks = [];
        private readonly Lock gate = new();

        public void Report(WorkProgress value)
        {
            lock (gate)
            {
                if (!tasks.TryGetValue(value.Stage, out var entry))
                    tasks[value.Stage] = entry = (context.AddTask(Markup.Escape(value.Stage)), DateTime.UtcNow);
                double seconds = (DateTime.UtcNow - entry.Began).TotalSeconds;
                entry.Task.MaxValue = Math.Max(1, value.Total);
                entry.Task.Value = value.Done;
                if (value.Sound > TimeSpan.Zero)
                    entry.Task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{value.Stage} {value.Done}/{value.Total}{Rate(value, seconds)}"));
                else if (value.InBytes)
                    entry.Task.Description = Markup.Escape($"{value.Stage} {Amount(value, value.Done)} of {Amount(value, value.Total)}");
                else if (value.Detail is { } detail)
                    entry.Task.Description = Markup.Escape($"{value.Stage} ({detail})");
                if (value.Done >= value.Total)
                {
                    entry.Task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}, {seconds:0.0} s{Rate(value, seconds)}"));
                    entry.Task.StopTask();
                }
            }
        }
    }

    private sealed class Lines : IProgress<WorkProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

        private readonly Dictionary<string, (DateTime Began, DateTime Told, long Done)> stages = [];
        private readonly HashSet<string> ended = [];
        private readonly Lock gate = new();

        public void Report(WorkProgress value)
        {
            lock (gate)
            {
                DateTime now = DateTime.UtcNow;
                // A stage that goes back has begun anew.
                if (!stages.TryGetValue(value.Stage, out var known) || value.Done < known.Done)
                    stages[value.Stage] = (now, now, value.Done);
                var (began, told, done) = stages[value.Stage];
                double seconds = (now - began).TotalSeconds;
                if (value.Done >= value.Total && ended.Add(value.Stage))
                    System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: done in {seconds:0.0} s{Rate(value, seconds)}"));
                if (value.Done >= value.Total || value.Done == done || now - told < Pause)
                    return;
                // By what was done lately: at first much may have been known from a run before.
                double left = (now - told).TotalSeconds / (value.Done - done) * (value.Total - value.Done);
                System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {Amount(value, value.Done)} of {Amount(value, value.Total)}{Rate(value, seconds)}, about {Duration.Of(left)} left"));
                stages[value.Stage] = (began, now, value.Done);
            }
        }
    }

    private static string Amount(WorkProgress value, long number) => value.InBytes ? new ByteCount(number).ToString() : number.ToString(CultureInfo.InvariantCulture);

    private static string Rate(WorkProgress value, double seconds) => value.Sound > TimeSpan.Zero && seconds > 0
        ? string.Create(CultureInfo.InvariantCulture, $", {value.Sound.TotalSeconds / seconds:0} times real time")
        : "";
}
