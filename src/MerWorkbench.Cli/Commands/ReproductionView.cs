using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Figures;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Claims;

namespace MerWorkbench.Cli.Commands;

/// <summary>Reproductions on the terminal.</summary>
internal static class ReproductionView
{
    /// <summary>One work: the table, those of its own, where the published values are from, what differs, and what the paper claims.</summary>
    public static void Print(Reproduction reproduction, IReadOnlyList<string> files)
    {
        Shared.WarnOfSynthetic(reproduction.Data);
        var table = ReproductionTable.Of(reproduction);
        System.Console.WriteLine(table.Caption);
        System.Console.WriteLine();
        TableView.Print(table);
        foreach (NamedTable own in reproduction.Tables)
        {
            System.Console.WriteLine();
            System.Console.WriteLine(own.Table.Caption);
            System.Console.WriteLine();
            TableView.Print(own.Table);
        }
        System.Console.WriteLine();
        System.Console.WriteLine($"Published: {reproduction.Published.Citation} doi:{reproduction.Published.Doi}");
        System.Console.WriteLine($"  {reproduction.Published.Protocol}.{(reproduction.Matching is { } matching ? $" {matching}" : "")}");
        System.Console.WriteLine($"  Known from: {reproduction.Published.Source}.");
        if (reproduction.Ceiling is { } ceiling)
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(reproduction.Data.IsSynthetic ? "Simulated listeners'" : "Listeners'")} split-half reliability, the ceiling for any model: arousal {ceiling.Arousal:0.00}, valence {ceiling.Valence:0.00}."));
        System.Console.WriteLine("What keeps ours from being comparable with the paper's:");
        foreach (string obstacle in reproduction.Comparisons[0].Obstacles)
            System.Console.WriteLine($"  - {obstacle}");
        System.Console.WriteLine("Differences from the paper:");
        foreach (Difference difference in reproduction.Differences)
            System.Console.WriteLine($"  - {difference.Point}. Paper: {difference.Paper}. Here: {difference.Here}. Why: {difference.Why}.");
        foreach (ClaimCheck check in reproduction.Claims)
            System.Console.WriteLine($"The paper says: {check.Claim.Text} ({check.Claim.Source}). Here: {check.Here}: {check.Verdict}.");
        System.Console.WriteLine("Files:");
        foreach (string file in files)
            System.Console.WriteLine($"  {Shortest(file)}");
    }

    /// <summary>What the runs say of the review's claims: as files, and shown where wanted.</summary>
    public static void Ask(IReadOnlyList<Reproduction> reproductions, string? data, string figures, bool isShown)
    {
        var findings = Findings.Of(reproductions.SelectMany(reproduction => reproduction.Comparisons).Select(comparison => comparison.Run));
        Reproduction first = reproductions[0];
        string folder = Path.Combine(figures, "claims",
            FormattableString.Invariant($"{Path.GetFileName(data) ?? "usual"}-{first.Profile.ToString().ToLowerInvariant()}-seed{first.Seed}"));
        IReadOnlyList<string> files = findings.Write(folder);
        if (!isShown)
            return;
        System.Console.WriteLine();
        Show(findings.Table(), files);
    }

    /// <summary>A table and where files with it lie.</summary>
    public static void Show(ResultTable table, IReadOnlyList<string> files)
    {
        System.Console.WriteLine(table.Caption);
        System.Console.WriteLine();
        TableView.Print(table);
        System.Console.WriteLine(files.Count > 0 ? "Files:" : "");
        foreach (string file in files)
            System.Console.WriteLine($"  {Shortest(file)}");
    }

    private static string Shortest(string file) =>
        Path.GetRelativePath(Directory.GetCurrentDirectory(), file) is var relative && relative.Length < file.Length ? relative : file;
}
