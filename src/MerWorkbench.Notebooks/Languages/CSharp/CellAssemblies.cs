using System.Reflection;
using System.Runtime.Loader;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>Loads compiled cells and what they reference; the workbench's own assemblies are shared with it.</summary>
internal sealed class CellAssemblies() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTime> written = new(StringComparer.Ordinal);
    private readonly List<string> nativeFolders = [];

    /// <summary>Makes an assembly findable by its name.</summary>
    /// <returns>Whether it is new, or the same as before; false where another file, or an older state of the same, is used already.</returns>
    public bool Add(string path)
    {
        lock (paths)
        {
            string name = Path.GetFileNameWithoutExtension(path);
            DateTime time = File.GetLastWriteTimeUtc(path);
            if (paths.TryGetValue(name, out string? known))
                return known == path && written[path] == time;
            paths.Add(name, path);
            written[path] = time;
            return true;
        }
    }

    /// <summary>Has native libraries looked for in a folder.</summary>
    public void AddNatives(string folder)
    {
        lock (paths)
        {
            if (!nativeFolders.Contains(folder))
                nativeFolders.Add(folder);
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? path;
        lock (paths)
            path = paths.GetValueOrDefault(assemblyName.Name ?? "");
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] folders;
        lock (paths)
            folders = [.. nativeFolders];
        string[] names = [unmanagedDllName, $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}"];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists) is { } path
            ? LoadUnmanagedDllFromPath(path)
            : 0;
    }
}
