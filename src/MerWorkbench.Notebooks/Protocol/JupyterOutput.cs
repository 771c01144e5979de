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

    /// <inheritdoc/>
    public void Write(OutputStream stream, string text)
    {
        if (text.Length == 0)
            return;
        int length = budget.TakeText(text.Length, out bool isFirstCut);
        if (length > 0)
            outbox.Write(request, stream, length == text.Length ? text : text[..length]);
        if (isFirstCut)
            Note($"The cell has printed more than {OutputBudget.MostText / 1_000_000} MB; what follows is not shown. Write it to a file instead.");
    }

    /// <inheritdoc/>
    public void Show(MimeBundle bundle, string? displayId = null)
    {
        if (budget.TakeDisplay(Bundles.Size(bundle), out TimeSpan delay, out bool isFirstCut))
        {
            outbox.Publish(request, "display_data", Bundles.Content(bundle, displayId));
            Thread.Sleep(delay);
        }
        else if (isFirstCut)
        {
            Note($"The cell has shown more than {OutputBudget.MostDisplayed / 1_000_000} MB; what follows is not shown.");
        }
    }

    /// <inheritdoc/>
    public void Update(MimeBundle bundle, string displayId) => outbox.Update(request, displayId, Bundles.Content(bundle, displayId));

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        outbox.Clear(request, wait);
        Thread.Sleep(budget.Clear());
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
}
