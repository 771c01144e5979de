using System.Collections;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

#pragma warning disable IDE0130 // Cells find these without a using, as those of .NET Interactive.
namespace System;
#pragma warning restore IDE0130

/// <summary>Showing values from C# cells, by the names that .NET Interactive gave it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">The forms wanted beside plain text; all it has where none is named.</param>
    /// <returns>What was shown, to be replaced by <see cref="DisplayedValue.Update"/>.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows a text as what it is: <c>"# Title".DisplayAs("text/markdown")</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">What it is.</param>
    public static DisplayedValue DisplayAs(this string? value, string mimeType)
    {
        CellContext cell = CellContext.Required;
        string id = cell.NextDisplayId();
        cell.Output.Show(new MimeBundle(value ?? "").With(mimeType, value ?? ""), id);
        return new(id);
    }

    /// <summary>Shows a sequence as a table.</summary>
    public static DisplayedValue DisplayTable(this IEnumerable rows) => Kernel.display(rows, Mime.Html);
}
