using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Display;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// Where the outputs of a running cell go: a Jupyter client, a notebook file, a terminal.
/// Cells write from any thread, so every member may be called from several at once.
/// </summary>
public interface ICellOutput
{
    /// <summary>Adds text to a stream.</summary>
    void Write(OutputStream stream, string text);

    /// <summary>Shows a value.</summary>
    /// <param name="bundle">The value in each form that it has.</param>
    /// <param name="displayId">The name by which <see cref="Update"/> finds it again, or null.</param>
    void Show(MimeBundle bundle, string? displayId = null);

    /// <summary>Replaces what was shown under a name, in whichever cell it stands.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>Takes the cell's outputs away; with <paramref name="wait"/> only when the next one comes.</summary>
    void Clear(bool wait);

    /// <summary>Told how far long work is, at every step of it; cheap, or throttled by itself.</summary>
    /// <returns>Whether it shows this in a way of its own, such as a bar on the terminal; else the cell shows a line that is updated.</returns>
    bool Progress(WorkProgress progress) => false;

    /// <summary>Asks the person for a line of text.</summary>
    /// <returns>The line, or null where nobody can be asked (headless runs, clients without input).</returns>
    string? Ask(string prompt, bool hidden, CancellationToken cancellation);
}
