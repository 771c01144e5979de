using System.Collections.Concurrent;
using System.Text;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests;

/// <summary>Keeps what a cell put out.</summary>
internal sealed class RecordingOutput : ICellOutput
{
    private readonly StringBuilder outText = new(), errorText = new();

    public ConcurrentQueue<(MimeBundle Bundle, string? Id)> Shown { get; } = [];

    public ConcurrentQueue<(MimeBundle Bundle, string Id)> Updates { get; } = [];

    public Queue<string> Answers { get; } = [];

    public string Out { get { lock (outText) return outText.ToString(); } }

    public string Error { get { lock (errorText) return errorText.ToString(); } }

    public void Write(OutputStream stream, string text)
    {
        StringBuilder builder = stream == OutputStream.Out ? outText : errorText;
        lock (builder)
            builder.Append(text);
    }

    public void Show(MimeBundle bundle, string? displayId = null) => Shown.Enqueue((bundle, displayId));

    public void Update(MimeBundle bundle, string displayId) => Updates.Enqueue((bundle, displayId));

    public void Clear(bool wait) => Shown.Clear();

    public string? Ask(string prompt, bool hidden, CancellationToken cancellation) => Answers.TryDequeue(out string? answer) ? answer : null;
}
