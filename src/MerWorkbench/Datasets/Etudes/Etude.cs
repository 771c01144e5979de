using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// The mark of a folder that the workbench made: it holds études, synthetic songs in the layout of a real dataset, and every
/// result on them must be labelled so. Kept in the folder as <see cref="FileName"/>.
/// </summary>
/// <param name="Dataset">The dataset whose layout it is.</param>
/// <param name="Tracks">How many songs.</param>
/// <param name="Seed">The seed of all of it.</param>
/// <param name="Version">The version of the composer: the same seed gives the same bytes within one.</param>
/// <param name="Label">The words that results on it carry.</param>
public sealed record Etude(string Dataset, int Tracks, int Seed, int Version, string Label)
{
    /// <summary>The mark's own name.</summary>
    public const string FileName = "etude.json";

    /// <summary>The composer's version; raised whenever any byte of what it makes changes.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Whether a folder is marked as one of études.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>The mark of a folder, or null where it has none.</summary>
    /// <exception cref="MerException">The mark is damaged.</exception>
    public static Etude? TryLoad(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Etude>(File.ReadAllText(path), MerJson.Indented)
                ?? throw new MerException("The mark of études is empty.", path, "Make the folder anew.");
        }
        catch (JsonException e)
        {
            throw new MerException($"The mark of études is damaged: {e.Message}", path, "Make the folder anew.", e);
        }
    }

    internal static Etude Of(string dataset, int tracks, int seed) =>
        new(dataset, tracks, seed, CurrentVersion, "SYNTHETIC: études composed by the workbench, not music that people made or rated");

    internal void Save(string folder) => AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, MerJson.Indented) + "\n");
}
