using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Features;
using MerWorkbench.Figures;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features describe SET</c>.</summary>
internal static class FeaturesDescribeCommand
{
    private const int MostNamesShown = 6;

    public static Command Create()
    {
        Argument<FeatureSet> set = FeatureChoice.SetArgument();
        var columns = new Option<bool>("--columns") { Description = "One line a column instead of one paragraph a descriptor." };
        Option<bool> json = Shared.Json();
        var command = new Command("describe", "Say what a set's columns are: definition, unit, range, source, and how far they are those of the tool they are named after. Example: mer features describe librosa") { set, columns, json };
        command.SetAction(parsed =>
        {
            FeatureSet chosen = parsed.GetRequiredValue(set);
            if (parsed.GetValue(json))
                PrintJson(chosen);
            else if (parsed.GetValue(columns))
                PrintColumns(chosen);
            else
                Print(chosen);
            return ExitCode.Done;
        });
        return command;
    }

    private static void PrintJson(FeatureSet set) => Json.Print(new
    {
        set.Name,
        set.Version,
        hash = set.Hash.Hex,
        set.DescribesWholeSounds,
        parameters = set.Parameters.Split('\n'),
        descriptors = set.Columns.GroupBy(column => column.Of).Select(group => new
        {
            group.Key.Name,
            group.Key.Group,
            group.Key.Unit,
            group.Key.Range,
            group.Key.Definition,
            group.Key.Source,
            columns = group.Count(),
        }),
        columns = set.Columns.Select(column => new { column.Name, descriptor = column.Of.Name, column.Statistic, column.Group, column.Unit, column.Fidelity, column.Note }),
    });

    private static void PrintColumns(FeatureSet set)
    {
        var table = new ResultTable(set.Name, new("Column"), new("Descriptor"), new("Statistic"), new("Group"), new("Unit"), new("Fidelity"), new("Note"));
        foreach (FeatureColumn column in set.Columns)
            table.Add(column.Name, column.Of.Name, column.Statistic ?? "", Words(column.Group), column.Unit, Words(column.Fidelity), column.Note ?? "");
        TableView.Print(table);
    }

    private static void Print(FeatureSet set)
    {
        System.Console.WriteLine($"{set.Name}, version {set.Version}: [{(set.DescribesWholeSounds ? "1" : "rows")}, {set.Columns.Count}]");
        System.Console.WriteLine($"Hash {set.Hash}");
        System.Console.WriteLine("Parameters:");
        foreach (string line in set.Parameters.Split('\n'))
            System.Console.WriteLine($"  {line}");
        foreach (var group in set.Columns.GroupBy(column => column.Group).OrderBy(group => group.Key))
        {
            System.Console.WriteLine();
            System.Console.WriteLine($"{Words(group.Key)}: {Count(group.Count())}");
            foreach (var descriptor in group.GroupBy(column => column.Of))
                PrintDescriptor(descriptor.Key, [.. descriptor]);
        }
    }

    private static void PrintDescriptor(Descriptor descriptor, FeatureColumn[] columns)
    {
        System.Console.WriteLine($"  {descriptor.Name} [{(descriptor.Unit == "1" ? "a pure number" : descriptor.Unit)}], {descriptor.Range}");
        System.Console.WriteLine($"      {descriptor.Definition}");
        System.Console.WriteLine($"      Source: {descriptor.Source}");
        System.Console.WriteLine($"      {Count(columns.Length)}: {Some([.. columns.Select(column => column.Name)])}");
        string[] statistics = [.. columns.Select(column => column.Statistic).OfType<string>().Distinct()];
        if (statistics.Length > 0)
            System.Console.WriteLine($"      Summed up as: {Some(statistics)}");
        foreach (var alike in columns.GroupBy(column => (column.Fidelity, column.Note)))
        {
            string which = alike.Count() == columns.Length ? "" : alike.Count() == 1 ? $"{alike.First().Name}: " : $"{alike.Count()} of them: ";
            System.Console.WriteLine($"      Fidelity: {which}{Meaning(alike.Key.Fidelity)}{(alike.Key.Note is { } note ? $"; {note}" : "")}");
        }
    }

    private static string Count(int columns) => columns == 1 ? "1 column" : $"{columns} columns";

    private static string Some(string[] names) => names.Length <= MostNamesShown
        ? string.Join(", ", names)
        : $"{string.Join(", ", names[..(MostNamesShown / 2)])}, ... {names[^1]}";

    private static string Meaning(Fidelity fidelity) => fidelity switch
    {
        Fidelity.Exact => "exact, the tool's own numbers but for rounding",
        Fidelity.Tolerance => "the tool's algorithm, within a tolerance",
        Fidelity.Definition => "by the published definition; no values of the tool were at hand",
        _ => "our own algorithm: compare what it says of the music, not its digits",
    };

    private static string Words(FeatureGroup group) => group == FeatureGroup.LowLevel ? "low-level" : group.ToString().ToLowerInvariant();

    private static string Words(Fidelity fidelity) => fidelity.ToString().ToLowerInvariant();
}
