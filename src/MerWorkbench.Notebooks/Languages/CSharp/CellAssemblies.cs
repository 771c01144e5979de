using System.Reflection;
using System.Runtime.Loader;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>Loads compiled cells and what they reference; the workbench's own assemblies are shared with it.</summary>
internal sealed class CellAssemblies() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DateTime> written = new(StringComparer.Ordinal);
    private readonly List<string> folders = [], nativeFolders = [];

    /// <summary>Makes an assembly findable by its name.</summary>
    public AssemblyUse Add(string path)
    {
        lock (paths)
        {
            string name = Path.GetFileNameWithoutExtension(path);
            DateTime time = File.GetLastWriteTimeUtc(path);
            if (paths.TryGetValue(name, out string? known))
                return known == path && written[path] == time ? AssemblyUse.Same : AssemblyUse.Conflict;
            paths.Add(name, path);
            written[path] = time;
            return AssemblyUse.New;
        }
    }

    /// <summary>Has assemblies that others need looked for in a folder, after all that was added by name.</summary>
    public void AddFolder(string folder)
    {
        lock (paths)
        {
            if (!folders.Contains(folder))
                folders.Add(folder);
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
        string name = assemblyName.Name ?? "";
        string? path;
        lock (paths)
        {
            path = paths.GetValueOrDefault(name);
            if (path is null && !CSharpReferences.Framework.ContainsKey(name) && !CSharpReferences.Workbench.ContainsKey(name))
                path = folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        }
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] places;
        lock (paths)
            places = [.. nativeFolders, .. folders];
        string[] names = [unmanagedDllName, $"{unmanagedDllName}.so", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}"];
        return places.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists) is { } path
            ? LoadUnmanagedDllFromPath(path)
            : 0;
    }
}
