using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Store;

/// <summary>
/// What a set's folder in the store says of the set, so that its files can be understood when the set is no longer known:
/// <see cref="FileName"/>, beside the folders of its files.
/// </summary>
/// <param name="Name">The set's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">Its hash, 64 digits.</param>
/// <param name="Parameters">Its resolved parameters, a line each.</param>
/// <param name="Columns">The columns of its matrices, in their order.</param>
public sealed record SetCard(string Name, int Version, string Hash, IReadOnlyList<string> Parameters, IReadOnlyList<SetCard.Column> Columns)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "set.json";

    /// <summary>What a column holds.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Descriptor">The descriptor it belongs to.</param>
    /// <param name="Statistic">How the descriptor's course is summed up, or null for its plain value.</param>
    /// <param name="Group">Which side of the music it looks at.</param>
    /// <param name="Unit">Its unit; <c>1</c> for a pure number.</param>
    public sealed record Column(string Name, string Descriptor, string? Statistic, FeatureGroup Group, string Unit);

    /// <summary>The card of a set.</summary>
    /// <param name="set">The set.</param>
    public static SetCard Of(FeatureSet set) => new(set.Name, set.Version, set.Hash.Hex, set.Parameters.Split('\n'),
        [.. set.Columns.Select(column => new Column(column.Name, column.Of.Name, column.Statistic, column.Group, column.Unit))]);

    /// <summary>The card in a folder; null where there is none or it is damaged.</summary>
    /// <param name="folder">The set's folder.</param>
    public static SetCard? TryLoad(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<SetCard>(File.ReadAllText(Path.Combine(folder, FileName)), MerJson.Indented) is
            { Name: not null, Hash: not null, Parameters: not null, Columns: not null } card ? card : null;
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return null;
        }
    }

    /// <summary>Writes the card into a folder, unless it is there as it should be.</summary>
    internal void Save(string folder)
    {
        string path = Path.Combine(folder, FileName), text = JsonSerializer.Serialize(this, MerJson.Indented) + "\n";
        if (!File.Exists(path) || File.ReadAllText(path) != text)
            AtomicFile.WriteText(path, text);
    }
}
