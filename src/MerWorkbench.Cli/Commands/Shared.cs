using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MerWorkbench.Datasets;

namespace MerWorkbench.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Shared
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output and nothing else there." };

    public static Option<DirectoryInfo?> Root() => new("--root") { Description = "The dataset's folder, where it is not in data/ or MER_DATA." };

    /// <summary>Reads a number above one limit and up to another, or says what was expected and what was given.</summary>
    public static double? Number(ArgumentResult result, string what, double above, double most)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > above && number <= most)
            return number;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{what} above {above}, at most {most}; got '{text}'."));
        return null;
    }

    public static Option<DeamLabels> DeamLabels() => new("--deam-labels")
    {
        HelpName = "repaired|as-shipped",
        Description = "DEAM's labels of whole songs with ids up to 1000: repaired (default), or as-shipped, with valence and arousal exchanged.",
        CustomParser = result => result.Tokens.Single().Value switch
        {
            "repaired" => Datasets.DeamLabels.Repaired,
            "as-shipped" => Datasets.DeamLabels.AsShipped,
            var other => Refuse(result, other),
        },
    };

    /// <summary>The dataset with DEAM's labels read as asked for; every other dataset as it is.</summary>
    public static T WithLabels<T>(T dataset, DeamLabels labels)
        where T : Dataset => dataset is Deam ? (T)(Dataset)new Deam(labels) : dataset;

    private static DeamLabels Refuse(ArgumentResult result, string other)
    {
        result.AddError($"Expected repaired or as-shipped, got '{other}'.");
        return default;
    }
}
