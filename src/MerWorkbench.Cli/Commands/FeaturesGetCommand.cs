using System.CommandLine;
using System.Globalization;
using MerWorkbench.Features;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features get FILE</c>.</summary>
internal static class FeaturesGetCommand
{
    public static Command Create(CancellationToken token)
    {
        var file = new Argument<string>("file") { Description = "The sound file." };
        var choice = new FeatureChoice(single: true);
        var output = new Option<FileInfo?>("--out") { Description = "The CSV file to write; default standard output." };
        Option<DirectoryInfo?> store = FeatureChoice.Store();
        var command = new Command("get", "Write one sound's features as comma-separated values: a row a moment, its time first. Example: mer features get song.mp3 --set librosa --out song.csv") { file };
        choice.AddTo(command);
        command.Add(output);
        command.Add(store);
        command.SetAction(parsed =>
        {
            FeatureSet set = choice.Of(parsed)[0];
            FeatureMatrix matrix = FeatureChoice.StoreOf(parsed.GetValue(store)).GetAll(parsed.GetValue(file)!, [set], token)[0];
            foreach (string warning in matrix.Warnings)
                System.Console.Error.WriteLine($"{parsed.GetValue(file)}: {warning}");
            if (parsed.GetValue(output) is not { } target)
            {
                Write(matrix, System.Console.Out);
                return ExitCode.Done;
            }
            AtomicFile.Write(target.FullName, stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                Write(matrix, writer);
            });
            System.Console.WriteLine($"{target.FullName}: {matrix.Frames} rows of {matrix.Bins} columns by {set.Name}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(FeatureMatrix matrix, TextWriter writer)
    {
        writer.WriteLine($"time_seconds,{string.Join(',', matrix.Columns.Select(column => Quoted(column.Name)))}");
        for (int row = 0; row < matrix.Frames; row++)
        {
            writer.Write(matrix.Timing[row].Value.ToString("0.######", CultureInfo.InvariantCulture));
            foreach (float value in matrix.Row(row))
            {
                writer.Write(',');
                writer.Write(value.ToString("R", CultureInfo.InvariantCulture));
            }
            writer.WriteLine();
        }
    }

    private static string Quoted(string name) => name.AsSpan().ContainsAny(',', '"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
