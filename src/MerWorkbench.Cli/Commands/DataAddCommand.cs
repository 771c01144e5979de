using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data add FOLDER</c>: a person's own songs become a dataset.</summary>
internal static class DataAddCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder with labels.csv: the column file, and valence and arousal, or class; where known id, artist, title, album, genre, song." };
        var name = new Option<string?>("--name") { Description = "The name to find it by: small letters, digits and '-'; that of the folder if not given." };
        var scale = new Option<string?>("--scale") { Description = $"The scale of valence and arousal: {string.Join(", ", OwnSongs.ScaleNames)}." };
        scale.AcceptOnlyFromAmong([.. OwnSongs.ScaleNames]);
        var replace = new Option<bool>("--replace") { Description = "Take the name over from another folder." };
        Option<bool> json = Shared.Json();
        var command = new Command("add", "Make a folder of your own songs a dataset. Example: mer data add ~/songs --name mine --scale 1..9")
            { folder, name, scale, replace, json };
        command.SetAction(parsed =>
        {
            DirectoryInfo at = parsed.GetValue(folder)!;
            OwnSongs songs = OwnSongs.Open(at.FullName, parsed.GetValue(name) ?? OwnSongs.NameOf(at.FullName), parsed.GetValue(scale));
            DatasetReport report = songs.Check();
            bool sound = report.LabelFaults.IsEmpty;
            if (sound)
                songs.Register(parsed.GetValue(replace));
            if (parsed.GetValue(json))
            {
                Json.Print(report);
            }
            else
            {
                DataCommand.Print(songs.Card, report);
                System.Console.WriteLine(sound ? Added(songs.Card, report) : "Not added: first mend the labels named above.");
            }
            return sound ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static string Added(DatasetCard card, DatasetReport report)
    {
        string use = card.Scale is null ? $"mer features extract --data {card.Name} --set librosa" : $"mer reproduce grekow2021 --data {card.Name}";
        return report.Tracks.All(track => track.Status != TrackStatus.Ok)
            ? $"Added as {card.Name}, but none of its sound files can be read yet: see above. Once they are there, {use} and all other commands know it by this name."
            : $"Added as {card.Name}. {use} and all other commands know it by this name.";
    }
}
