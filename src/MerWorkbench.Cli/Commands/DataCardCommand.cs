using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Datasets.Etudes;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data card NAME</c>.</summary>
internal static class DataCardCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The dataset: deam, emotify, ..." };
        var bibtex = new Option<bool>("--bibtex") { Description = "Print the BibTeX entry and nothing else." };
        Option<bool> json = Shared.Json();
        var command = new Command("card", "Say all that a person must know of a dataset, with the work to cite. Example: mer data card deam --bibtex >> references.bib")
        {
            name, bibtex, json,
        };
        command.SetAction(parsed =>
        {
            Dataset dataset = DatasetCatalogue.Find(parsed.GetValue(name)!);
            if (parsed.GetValue(json))
                Json.Print(dataset.Card);
            else if (parsed.GetValue(bibtex))
                System.Console.WriteLine(dataset.Card.BibTeX);
            else
                Print(dataset);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Dataset dataset)
    {
        DatasetCard card = dataset.Card;
        System.Console.WriteLine($"{card.Title} ({card.Name})");
        System.Console.WriteLine(card.Summary);
        Line("kind", DataCommand.KindOf(dataset));
        Line("size", FormattableString.Invariant($"{card.Items?.ToString() ?? "any number of"} {card.ItemName}, {(card.Megabytes is { } size ? $"about {size} MB" : "disk space not known")}"));
        if (card.ClipLength is { } length)
            Line("clips", FormattableString.Invariant($"{length.Value} s as a rule"));
        if (card.Scale is { } scale)
            Line("scale", $"valence and arousal on {scale.Name}");
        if (!card.Classes.IsEmpty)
            Line("classes", string.Join(", ", card.Classes));
        if (!card.Sources.IsEmpty)
            Line("sources", string.Join(", ", card.Sources));
        Line("licence", card.Licence);
        Line("here", DataCommand.PlaceOf(dataset));
        Line("access", card.Access);
        if (FetchManifest.Names.Contains(card.Name))
            Line("fetch", $"mer data fetch {card.Name}");
        if (EtudeMaker.Datasets.Contains(card.Name))
            Line("make", $"mer data make {card.Name} composes études{(card.IsSynthetic ? "" : " in this layout")}");
        Line("cite", card.Citation + (card.Doi is null ? "" : $" doi:{card.Doi}"));
        System.Console.WriteLine(card.IsSynthetic ? "To be known:" : "Known faults:");
        foreach (string fault in card.KnownFaults)
            System.Console.WriteLine($"  - {fault}");
        System.Console.WriteLine();
        System.Console.WriteLine(card.BibTeX);
    }

    private static void Line(string what, string text) => System.Console.WriteLine($"  {what,-8} {text}");
}
