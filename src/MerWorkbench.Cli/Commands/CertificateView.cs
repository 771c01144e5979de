using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets;
using MerWorkbench.Figures;

namespace MerWorkbench.Cli.Commands;

/// <summary>Prints a split's certificate.</summary>
internal static class CertificateView
{
    private const int MostOverlapsShown = 20, MostNamesShown = 5, MostClassesShown = 8;

    public static void Print(DatasetCard card, SplitCertificate certificate, bool ignored)
    {
        Shared.WarnOfSynthetic(card);
        System.Console.WriteLine($"{card.Title}: {certificate.Protocol}");
        System.Console.WriteLine($"  certificate   {certificate.Hash}");
        System.Console.WriteLine($"  {card.ItemName,-12}  {certificate.Tracks} in {certificate.Groups} groups, the largest of {certificate.LargestGroup}; {certificate.TracksWithoutArtist} without a known artist"
            + (certificate.UnusedTracks > 0 ? $"; {certificate.UnusedTracks} in no part" : ""));
        System.Console.WriteLine($"  on two sides  {certificate.SongOverlaps} {(card.ItemName == "texts" ? "groups of texts" : "songs")}, {certificate.AlbumOverlaps} albums, {certificate.ArtistOverlaps} artists, summed over folds");
        if (certificate.ArtistsOnTwoSides is { Length: > 0 } artists)
            System.Console.WriteLine($"    artists: {string.Join(", ", artists.Take(MostNamesShown))}{(artists.Length > MostNamesShown ? $" and {artists.Length - MostNamesShown} more (--json names all)" : "")}");
        System.Console.WriteLine("  shared sound  " + (certificate.NearDuplicates is { } pairs
            ? $"{pairs} pairs among {certificate.TracksHeard} tracks with sound, {certificate.NearDuplicateOverlaps.Length} times on two sides"
            : ignored ? "not looked for" : "no sound is here"));
        foreach (SplitCertificate.DuplicateOverlap overlap in certificate.NearDuplicateOverlaps.Take(MostOverlapsShown))
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    fold {overlap.Fold}: {overlap.First} and {overlap.Second}, {overlap.ErrorRate:0.00} of bits differ"));
        if (certificate.NearDuplicateOverlaps.Length > 0)
            System.Console.WriteLine("    --duplicates join keeps them on one side.");
        System.Console.WriteLine();
        SplitPart[] parts = [.. certificate.Folds.SelectMany(fold => new[] { fold.Train, fold.Validation, fold.Test })];
        bool points = parts.Any(part => part.ArousalMean is not null), classes = parts.Any(part => part.Classes is not null);
        var table = new ResultTable("Parts", [new("Fold"), new("Part"), new("Tracks", "0"), new("Groups", "0"),
            .. points ? [new ResultColumn("Arousal", "0.00"), new("Valence", "0.00"), new("Q1 Q2 Q3 Q4")] : Array.Empty<ResultColumn>(),
            .. classes ? [new ResultColumn("Classes")] : Array.Empty<ResultColumn>()]);
        foreach (SplitCertificate.FoldParts fold in certificate.Folds)
        {
            foreach (var (part, held) in new[] { ("train", fold.Train), ("validation", fold.Validation), ("test", fold.Test) })
            {
                table.Add([$"{fold.Fold}", part, held.Tracks, held.Groups,
                    .. points ? [held.ArousalMean, held.ValenceMean, string.Join(' ', held.Quadrants)] : Array.Empty<ResultCell>(),
                    .. classes ? [ClassesOf(held)] : Array.Empty<ResultCell>()]);
            }
        }
        TableView.Print(table);
    }

    // Texts with several emotions make many combinations: the frequent ones are enough to see the balance.
    private static string ClassesOf(SplitPart part)
    {
        KeyValuePair<string, int>[] all = [.. part.Classes ?? new Dictionary<string, int>()];
        return all.Length <= MostClassesShown
            ? string.Join(", ", all.Select(entry => $"{entry.Key} {entry.Value}"))
            : $"{string.Join(", ", all.OrderByDescending(entry => entry.Value).Take(MostClassesShown).Select(entry => $"{entry.Key} {entry.Value}"))} and {all.Length - MostClassesShown} more";
    }
}
