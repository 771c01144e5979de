using System.Globalization;
using MerWorkbench.Foundation;
using Spectre.Console;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Shows how far work is, on standard error: bars with time left on a terminal, a line a stage elsewhere.</summary>
internal static class ProgressView
{
    /// <summary>Runs work under a view of its progress, on the calling thread.</summary>
    public static T Run<T>(Func<IProgress<WorkProgress>, T> work)
    {
        if (System.Console.IsErrorRedirected)
            return work(new Lines());
        IAnsiConsole console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });
        return console.Progress()
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
                entry.Task.MaxValue = Math.Max(1, value.Total);
                entry.Task.Value = value.Done;
                if (value.Detail is { } detail)
                    entry.Task.Description = Markup.Escape($"{value.Stage} ({detail})");
                if (value.Done >= value.Total)
                {
                    double seconds = (DateTime.UtcNow - entry.Began).TotalSeconds;
                    entry.Task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}, {seconds:0.0} s"));
                    entry.Task.StopTask();
                }
            }
        }
    }

    private sealed class Lines : IProgress<WorkProgress>
    {
        private readonly Dictionary<string, DateTime> began = [];
        private readonly HashSet<string> ended = [];
        private readonly Lock gate = new();

        public void Report(WorkProgress value)
        {
            lock (gate)
            {
                DateTime now = DateTime.UtcNow;
                began.TryAdd(value.Stage, now);
                if (value.Done >= value.Total && ended.Add(value.Stage))
                    System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: done in {(now - began[value.Stage]).TotalSeconds:0.0} s"));
            }
        }
    }
}
