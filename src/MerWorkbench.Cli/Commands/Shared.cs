using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Shared
{
    /// <summary>What runs where no dataset is named: a real one where its sound is here, else études.</summary>
    /// <param name="name">The real dataset.</param>
    /// <param name="standIn">The études.</param>
    public static MusicDataset UsualMusic(string name, string standIn = "etudes") =>
        DatasetCatalogue.FindMusic(name) is { } real && real.TryLocate() is { } folder && real.Load(folder).Any(track => track.HasAudio || track.Lyrics is not null)
            ? real : DatasetCatalogue.FindMusic(standIn);

    /// <summary>The dataset of a name, or the one that a folder holds, with that folder.</summary>
    /// <exception cref="MerException">There is none, or the folder holds none or several.</exception>
    public static (Dataset Dataset, string? Folder) DataNamed(string name)
    {
        bool isPath = name.Contains(Path.DirectorySeparatorChar);
        if (isPath && File.Exists(name))
            throw new MerException("Expected a dataset or its folder; this is a file.", name, $"Name the folder it lies in: {Path.GetDirectoryName(name)}{Path.DirectorySeparatorChar}.");
        if (isPath && !Directory.Exists(name))
            throw new MerException("There is no such folder.", name);
        if (isPath)
            return (DatasetCatalogue.Holding(name), name);
        try
        {
            return (DatasetCatalogue.Find(name), null);
        }
        catch (MerException unknown) when (Directory.Exists(name))
        {
            throw new MerException(unknown.Problem, remedy: $"To name the folder, write ./{name}. {unknown.Remedy}", inner: unknown);
        }
    }

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

    /// <summary>Reads numbers with commas between them, or says what was expected and what was given.</summary>
    public static double[] Numbers(ArgumentResult result, string expected, Func<double, bool> fits)
    {
        string[] texts = result.Tokens.Single().Value.Split(',');
        double[] numbers = [.. texts.Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        int bad = Array.FindIndex(numbers, number => !fits(number));
        if (bad >= 0)
            result.AddError($"{expected}, or several with commas between; got '{texts[bad]}'.");
        return numbers;
    }

    /// <summary>An option that takes a whole number, and says what was expected where it is given something else.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it is.</param>
    /// <param name="usual">What holds where it is not given.</param>
    /// <param name="least">The least it may be.</param>
    public static Option<int> Whole(string name, string description, int usual, int least = int.MinValue) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string text = result.Tokens.Single().Value;
            bool isWhole = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
            if (!isWhole || number < least)
                result.AddError(isWhole ? $"{name} must be at least {least}; got {number}." : $"{name} takes a whole number; got '{text}'.");
            return number;
        },
    };

    public static Option<DeamLabels?> DeamLabels() => Choice.Of<DeamLabels>("--deam-labels",
        "DEAM's labels of whole songs with ids up to 1000: repaired (default), or as-shipped, with valence and arousal exchanged.");

    /// <summary>The dataset with DEAM's labels read as asked for; every other dataset as it is.</summary>
    public static T WithLabels<T>(T dataset, DeamLabels? labels)
        where T : Dataset => dataset is Deam && labels is { } chosen ? (T)(Dataset)new Deam(chosen) : dataset;

    /// <summary>Says before a result that its data was made here, where it was.</summary>
    public static void WarnOfSynthetic(DatasetCard card)
    {
        if (card.IsSynthetic)
            System.Console.WriteLine("SYNTHETIC DATA: études composed by the workbench, not music that people made or rated. Results on it show that the machinery works and say nothing about music.");
    }
}
