using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Tests;

/// <summary>Keeps what a cell prints; whoever is asked never answers.</summary>
internal sealed class WaitingOutput : ICellOutput
{
    private readonly RecordingOutput kept = new();

    public string Out => kept.Out;

    public string Error => kept.Error;

    public void Write(OutputStream stream, string text) => kept.Write(stream, text);

    public void Show(MimeBundle bundle, string? displayId = null) => kept.Show(bundle, displayId);

    public void Update(MimeBundle bundle, string displayId) => kept.Update(bundle, displayId);

    public void Clear(bool wait) => kept.Clear(wait);

    public string? Ask(string prompt, bool hidden, CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne();
        throw new OperationCanceledException(cancellation);
    }
}
