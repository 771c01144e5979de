using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Downloads;

/// <summary>
/// What was fetched when, from where, under which licence: kept in <c>data/fetched/NAME.json</c>, beside the data and not in it, so that
/// a file fetched once more can be compared with the first where upstream gives no hash.
/// </summary>
/// <param name="Name">What was fetched.</param>
/// <param name="Licence">The licence as it was shown and accepted.</param>
/// <param name="When">The time of the fetch.</param>
/// <param name="Folder">Where it was put.</param>
/// <param name="Files">The files, as they came.</param>
public sealed record FetchRecord(string Name, string Licence, DateTimeOffset When, string Folder, IReadOnlyList<FetchedFile> Files)
{
    /// <summary>Reads a record, or gives null where there is none.</summary>
    /// <exception cref="MerException">The record is damaged.</exception>
    public static FetchRecord? TryLoad(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<FetchRecord>(File.ReadAllText(path), MerJson.Indented) is { Files: not null } record ? record : throw Damaged(path, null);
        }
        catch (JsonException fault)
        {
            throw Damaged(path, fault);
        }
    }

    /// <summary>Writes the record.</summary>
    public void Save(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, MerJson.Indented) + "\n");

    private static MerException Damaged(string path, Exception? cause) =>
        new("The record of an earlier fetch is damaged.", path, "Delete it; the next fetch then has nothing to compare with where upstream gives no hash.", cause);
}
