using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>A paper's results as data: the rows, the protocol they come from, and how this workbench knows them.</summary>
/// <param name="Paper">The work's short name.</param>
/// <param name="Citation">The paper.</param>
/// <param name="Doi">Its DOI.</param>
/// <param name="Protocol">Data, scale and validation behind the rows.</param>
/// <param name="Source">Where the rows were read.</param>
/// <param name="Confidence">How surely they stand in the paper.</param>
/// <param name="Rows">The rows; none where no number is known.</param>
/// <param name="Claims">What is known that it says in words about its results; null where its numbers say it.</param>
public sealed record PublishedTable(
    string Paper, string Citation, string Doi, string Protocol, string Source, Confidence Confidence, IReadOnlyList<PublishedResult> Rows,
    IReadOnlyList<PublishedClaim>? Claims = null)
{
    /// <summary>Reads the table of a work, which is part of this assembly.</summary>
    /// <param name="paper">The short name: <c>grekow2021</c>.</param>
    public static PublishedTable Of(string paper)
    {
        using Stream stream = typeof(PublishedTable).Assembly.GetManifestResourceStream($"published/{paper}.json")
            ?? throw new ArgumentException($"No published results are stored for '{paper}'.", nameof(paper));
        return JsonSerializer.Deserialize<PublishedTable>(stream, MerJson.Indented)!;
    }

    /// <summary>The row of an input and a model, or null.</summary>
    public PublishedResult? Find(string input, string model) => Rows.FirstOrDefault(row => row.Input == input && row.Model == model);
}
