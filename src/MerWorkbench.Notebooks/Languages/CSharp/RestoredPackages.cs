using System.Text.Json;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>What a restore found: what to reference, where native libraries lie, which versions it took.</summary>
internal sealed record RestoredPackages(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFolders, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>Reads NuGet's <c>project.assets.json</c>.</summary>
    /// <returns>Null where a file it names is gone: the restore must be done again.</returns>
    public static RestoredPackages? Read(string assets)
    {
        if (!File.Exists(assets))
            return null;
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(assets));
        JsonElement root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        // The target with a runtime, "net10.0/linux-x64", has what is to be loaded here.
        JsonElement target = root.GetProperty("targets").EnumerateObject().OrderBy(t => t.Name.Length).Last().Value;
        List<string> assemblies = [], natives = [];
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty library in target.EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
        {
            string[] name = library.Name.Split('/');
            versions[name[0]] = name[1];
            string path = root.GetProperty("libraries").GetProperty(library.Name).GetProperty("path").GetString()!;
            if (folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists) is not { } place)
                return null;
            assemblies.AddRange(Files(library.Value, "runtime", place).Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
            natives.AddRange(Files(library.Value, "native", place).Select(file => Path.GetDirectoryName(file)!));
        }
        return assemblies.All(File.Exists) ? new(assemblies, [.. natives.Distinct()], versions) : null;

        static IEnumerable<string> Files(JsonElement library, string kind, string place) => library.TryGetProperty(kind, out JsonElement files)
            ? files.EnumerateObject().Where(file => !file.Name.EndsWith("_._", StringComparison.Ordinal)).Select(file => Path.Combine(place, file.Name))
            : [];
    }
}
