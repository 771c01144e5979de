using System.Diagnostics.CodeAnalysis;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Display;

/// <summary>What C# cells can say without a <c>using</c>, by the names that .NET Interactive gave it.</summary>
[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "Cells are written against these names.")]
public static class Kernel
{
    /// <summary>Shows a value now; a cell's last value is shown by itself. Outside cells it is printed as plain text.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">The forms wanted beside plain text (<c>text/html</c>); all it has where none is named.</param>
    /// <returns>What was shown, to be replaced by <see cref="DisplayedValue.Update"/>.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        // A program made from a notebook has a console and no cells.
        if (CellContext.Current is not { } cell)
        {
            Console.WriteLine(Formatters.Format(value, mimeTypes).PlainText);
            return new("");
        }
        string id = cell.NextDisplayId();
        cell.Output.Show(Formatters.Format(value, mimeTypes), id);
        return new(id);
    }

    /// <summary>Markup, to be shown as it is.</summary>
    public static HtmlContent HTML(string content) => new(content);

    /// <summary>Adds rules of style to the page.</summary>
    public static void CSS(string content) => display(HTML($"<style>{content}</style>"), Mime.Html);

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) => display(HTML($"<script>{scriptContent}</script>"), Mime.Html);

    /// <summary>Takes away what the cell has shown.</summary>
    /// <param name="wait">Only when the next thing is shown, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false)
    {
        CellContext cell = CellContext.Required;
        cell.Engine.Page.Clear();
        cell.Output.Clear(wait);
    }

    /// <summary>Asks the person for a line of text.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="isPassword">Whether the answer is hidden.</param>
    /// <exception cref="CellException">Nobody can be asked: the notebook runs by itself.</exception>
    public static Task<string> GetInputAsync(string prompt = "", bool isPassword = false) => Task.FromResult(CellConsole.Ask(prompt, isPassword));

    /// <inheritdoc cref="GetInputAsync"/>
    public static Task<string> InputAsync(string prompt = "") => GetInputAsync(prompt);

    /// <summary>Asks the person for a password, which is not shown.</summary>
    /// <inheritdoc cref="GetInputAsync"/>
    public static Task<string> GetPasswordAsync(string prompt = "") => GetInputAsync(prompt, isPassword: true);
}
