using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>The outputs of one cell on their way to the clients. What a cell's background work writes after its end still goes under that cell.</summary>
/// <param name="request">The request that runs the cell.</param>
/// <param name="outbox">Where outputs go.</param>
/// <param name="desk">Where questions wait.</param>
internal sealed class JupyterOutput(Request request, Outbox outbox, InputDesk desk) : ICellOutput
{
    private readonly OutputBudget budget = new();
    private readonly Dictionary<OutputStream, string> halves = [];

    /// <inheritdoc/>
    public void Write(OutputStream stream, string text)
    {
        int length = budget.TakeText(text.Length, out bool isFirstCut);
        if (length > 0 && outbox.Write(request, stream, Whole(stream, text[..length])))
            budget.Pace();
        if (isFirstCut)
            Note($"The cell has printed more than {OutputBudget.MostText / 1_000_000} MB; what follows is not shown. Write it to a file instead.");
    }

    /// <inheritdoc/>
    public void Show(MimeBundle bundle, string? displayId = null)
    {
        long bytes = Bundles.Size(bundle);
        if (budget.TakeDisplay(bytes, out bool isFirstCut))
        {
            outbox.Publish(request, "display_data", Bundles.Content(bundle, displayId));
            budget.Pace(bytes);
        }
        else if (isFirstCut)
        {
            Note($"The cell has shown more than {OutputBudget.MostDisplayed / 1_000_000} MB; what follows is not shown.");
        }
    }

    /// <inheritdoc/>
    public void Update(MimeBundle bundle, string displayId)
    {
        if (outbox.Update(request, displayId, Bundles.Content(bundle, displayId)))
            budget.Pace(Bundles.Size(bundle));
    }

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        outbox.Clear(request, wait);
        budget.Clear();
    }

    /// <inheritdoc/>
    public string? Ask(string prompt, bool hidden, CancellationToken cancellation) =>
        request.Flag("allow_stdin", otherwise: false) ? desk.Ask(request, prompt, hidden, cancellation) : null;

    /// <summary>Shows a cell's result.</summary>
    public void Result(int executionCount, MimeBundle bundle)
    {
        JsonObject content = Bundles.Content(bundle);
        content["execution_count"] = executionCount;
        outbox.Publish(request, "execute_result", content);
    }

    private void Note(string text) => outbox.Write(request, OutputStream.Error, $"\n[{text}]\n");

    // A character beyond the first 65,536 is two units, and a cell may write them one at a time.
    private string Whole(OutputStream stream, string text)
    {
        lock (halves)
        {
            if (halves.Remove(stream, out string? half))
                text = half + text;
            if (!char.IsHighSurrogate(text[^1]))
                return text;
            halves[stream] = text[^1..];
            return text[..^1];
        }
    }
}
