using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Units;
using Spectre.Console;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Shows how far work is, on standard error: bars with time left on a terminal, elsewhere lines (<see cref="ProgressLines"/>).</summary>
internal static class ProgressView
{
    /// <summary>Runs work under a view of its progress, on the calling thread.</summary>
    public static T Run<T>(Func<IProgress<WorkProgress>, T> work)
    {
        if (System.Console.IsErrorRedirected)
            return work(new ProgressLines(System.Console.Error, TimeProvider.System));
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });
        // What is done makes room: a work has dozens of runs.
        return console.Progress().HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context => work(new Bars(context)));
    }

    /// <summary>A number of what is counted: of bytes with their unit.</summary>
    public static string Amount(WorkProgress value, long number) => value.InBytes ? new ByteCount(number).ToString() : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How fast sound is worked through, where that is what takes the time; else nothing.</summary>
    public static string Rate(WorkProgress value, TimeSpan worked) => value.Sound > TimeSpan.Zero && worked > TimeSpan.Zero
        ? string.Create(CultureInfo.InvariantCulture, $", {value.Sound / worked:0} times real time")
        : "";

    private sealed class Bars(ProgressContext context) : IProgress<WorkProgress>
    {
        private readonly Dictionary<string, (ProgressTask Task, long Began, WorkProgress Latest)> tasks = [];
        private readonly Lock gate = new();

        public void Report(WorkProgress value)
        {
            lock (gate)
            {
                var (task, began, _) = tasks.TryGetValue(value.Stage, out var known) && !value.IsAnewAfter(known.Latest) ? known
                    : (context.AddTask(Markup.Escape(value.Stage)), Stopwatch.GetTimestamp(), value);
                tasks[value.Stage] = (task, began, value);
                TimeSpan worked = Stopwatch.GetElapsedTime(began);
                task.MaxValue = Math.Max(1, value.Total);
                task.Value = value.Done;
                if (value.Sound > TimeSpan.Zero)
                    task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{value.Stage} {value.Done}/{value.Total}{Rate(value, worked)}"));
                else if (value.InBytes)
                    task.Description = Markup.Escape($"{value.Stage} {Amount(value, value.Done)} of {Amount(value, value.Total)}");
                else if (value.Detail is { } detail)
                    task.Description = Markup.Escape($"{value.Stage} ({detail})");
                if (!value.IsDone)
                    return;
                task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}, {worked.TotalSeconds:0.0} s{Rate(value, worked)}"));
                task.StopTask();
            }
        }
    }
}
