using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Foundation;
using MerWorkbench.Separation;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer separate FILE</c>.</summary>
internal static class SeparateCommand
{
    public static Command Create(CancellationToken token)
    {
        var file = new Argument<FileInfo>("file") { Description = "The song, in one or two channels: wav, flac, mp3, m4a, ..." };
        var output = new Option<DirectoryInfo?>("--out") { Description = "The folder that receives a file for each source; default one beside the song, named after it." };
        var model = Model();
        var format = new Option<string>("--format") { HelpName = "wav|flac", Description = "How the sources are written, as 16-bit integers.", DefaultValueFactory = _ => "wav" };
        format.AcceptOnlyFromAmong("wav", "flac");
        Option<bool> json = Shared.Json();
        var command = new Command("separate", "Split a song into voice and accompaniment, whatever its length. Example: mer separate song.mp3 --out voices") { file, output, model, format, json };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!.FullName;
            string folder = parsed.GetValue(output)?.FullName ?? Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));
            using Separator separator = Find(parsed.GetValue(model));
            var (facts, files) = ProgressView.Run(progress => separator.Separate(path, folder, $".{parsed.GetValue(format)}", progress, token));
            if (parsed.GetValue(json))
            {
                Json.Print(new { file = path, seconds = facts.Duration.Value, model = separator.Configuration.Name, separator.TrainedOn, warnings = facts.Warnings, files });
                return ExitCode.Done;
            }
            System.Console.WriteLine($"{facts.Duration} by {separator.Configuration.Name}, trained on {separator.TrainedOn}. The sources add up to the song.");
            foreach (string warning in facts.Warnings)
                System.Console.WriteLine($"  {warning}");
            foreach (var (source, written) in files)
                System.Console.WriteLine($"  {source,-14} {written}");
            return ExitCode.Done;
        });
        return command;
    }

    public static Option<string?> Model() => new("--model")
    {
        Description = "A file of weights that mer separator train has written; default the small network that comes with the workbench.",
    };

    /// <summary>The separator of a file, or the one that comes with the workbench.</summary>
    public static Separator Find(string? model)
    {
        if (model is null || (model.Equals(SeparatorConfiguration.Small.Name, StringComparison.OrdinalIgnoreCase) && !File.Exists(model)))
            return Separator.Small();
        if (File.Exists(model))
            return Separator.Load(model);
        SeparatorConfiguration? known = SeparatorConfiguration.All.FirstOrDefault(one => one.Name.Equals(model, StringComparison.OrdinalIgnoreCase));
        throw known is null
            ? new MerException("there is no such file of weights.", model, "Write one with mer separator train, or leave --model out.")
            : new MerException($"No weights of {known.Name} come with the workbench.", remedy: $"Train them with mer separator train --network {known.Name} --data musdb18 --out FILE, and name that file here.");
    }
}
