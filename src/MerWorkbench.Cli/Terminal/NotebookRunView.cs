using System.Globalization;
using MerWorkbench.Notebooks.Documents;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Runner;

namespace MerWorkbench.Cli.Terminal;

/// <summary>A notebook's run on standard error: a line for each cell, with its first line of code and the time it took.</summary>
internal sealed class NotebookRunView(string file) : IRunObserver
{
    private const int Width = 60;

    public void Began(int number, int count, NotebookCell cell)
    {
        if (number == 1)
            System.Console.Error.WriteLine($"{file}: {count} {(count == 1 ? "cell" : "cells")}");
        if (!System.Console.IsErrorRedirected)
            System.Console.Error.Write($"{Line(number, count, cell)} ...\r");
    }

    public void Ended(int number, int count, NotebookCell cell, CellOutcome outcome, TimeSpan took) =>
        System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Line(number, count, cell)} {took.TotalSeconds,7:0.00} s{(outcome.IsOk ? "" : "  failed")}"));

    private static string Line(int number, int count, NotebookCell cell)
    {
        string first = cell.Source.Split('\n').FirstOrDefault(line => line.Trim() is { Length: > 0 } text && !text.StartsWith("using ", StringComparison.Ordinal) && !text.StartsWith("//", StringComparison.Ordinal))?.Trim() ?? "";
        if (first.Length > Width)
            first = first[..(Width - 3)] + "...";
        return string.Create(CultureInfo.InvariantCulture, $"  {number,3}/{count}  {first.PadRight(Width)}");
    }
}
