using System.Diagnostics;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Display;

/// <summary>
/// Shows how far long work of a cell is: a line a stage, updated at most ten times a second and left in the state it ended in, which holds no times. Library
/// code called by a cell finds it by itself (<see cref="Ambient"/>). Where the output shows progress its own way, as the
/// headless runner does, and in a document to be committed there is nothing of it.
/// </summary>
public sealed class NotebookProgress : IProgress<WorkProgress>, IDisposable
{
    /// <summary>The shortest time between two updates.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CellContext cell;
    private readonly Lock gate = new();
    private readonly List<ProgressStage> stages = [];
    private readonly Stopwatch shown = new();
    private readonly Timer timer;
    private string? display;
    private bool isPending;

    /// <summary>Shows nothing until something is reported.</summary>
    internal NotebookProgress(CellContext cell)
    {
        this.cell = cell;
        using (ExecutionContext.SuppressFlow())
            timer = new(_ => ShowPending());
    }

    /// <inheritdoc/>
    public void Report(WorkProgress value)
    {
        if (cell.Output.Progress(value) || cell.Engine.Page.IsStatic)
            return;
        lock (gate)
        {
            if (stages.Find(stage => stage.Name == value.Stage) is { } known)
                known.Take(value);
            else
                stages.Add(new(value));
            if (isPending)
                return;
            isPending = true;
            TimeSpan wait = shown.IsRunning ? Pause - shown.Elapsed : TimeSpan.Zero;
            if (wait <= TimeSpan.Zero)
                Show(isEnd: false);
            else
                timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Shows the last state, for good.</summary>
    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (stages.Count > 0)
                Show(isEnd: true);
        }
    }

    private void ShowPending()
    {
        lock (gate)
        {
            if (isPending)
                Show(isEnd: false);
        }
    }

    private void Show(bool isEnd)
    {
        isPending = false;
        var bundle = new MimeBundle(string.Join('\n', stages.Select(stage => stage.ToText(isEnd))))
            .With(Mime.Html, string.Join('\n', stages.Select(stage => stage.ToHtml(isEnd))));
        if (display is null)
            cell.Output.Show(bundle, display = cell.NextDisplayId());
        else
            cell.Output.Update(bundle, display);
        shown.Restart();
    }
}
