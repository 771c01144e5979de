using MerWorkbench.Figures;
using Spectre.Console;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Prints a table: drawn on a terminal that is wide enough, as Markdown elsewhere.</summary>
internal static class TableView
{
    public static void Print(ResultTable table)
    {
        if (System.Console.IsOutputRedirected)
        {
            System.Console.Write(table.ToMarkdown());
            return;
        }
        var view = new Table().Border(TableBorder.Simple);
        foreach (ResultColumn column in table.Columns)
            view.AddColumn(new TableColumn(Markup.Escape(column.Name)) { Alignment = column.IsNumeric ? Justify.Right : Justify.Left });
        for (int row = 0; row < table.Rows.Count; row++)
            view.AddRow([.. Enumerable.Range(0, table.Columns.Count).Select(column => Markup.Escape(table.Shown(row, column)))]);
        AnsiConsole.Write(view);
    }
}
