using System.Text.Json;
using System.Text.Json.Nodes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>How Jupyter is told of the kernel: a folder with <c>kernel.json</c>.</summary>
/// <param name="Name">The name that notebooks carry.</param>
/// <param name="DisplayName">The name in menus.</param>
/// <param name="Folder">Where it was written.</param>
/// <param name="IsNew">Whether it was written now; false where it stood there already.</param>
public sealed record KernelSpec(string Name, string DisplayName, string Folder, bool IsNew)
{
    /// <summary>The name by which notebooks of .NET Interactive, and ours, ask for C#.</summary>
    public const string CommonName = ".net-csharp";

    /// <summary>The name where .NET Interactive itself is installed.</summary>
    public const string OwnName = "mer-csharp";

    private const string FileName = "kernel.json", Mark = "merworkbench", CommonDisplayName = ".NET (C#)", OwnDisplayName = "C# (MerWorkbench)";

    /// <summary>
    /// Tells Jupyter of the kernel: as <see cref="CommonName"/> where no other program has that name, else as <see cref="OwnName"/>.
    /// What another program installed is never touched.
    /// </summary>
    /// <param name="folders">Where Jupyter looks.</param>
    /// <param name="command">The command that runs the kernel; null for <c>mer</c> of this checkout.</param>
    /// <exception cref="MerException">Both names belong to other programs, or the folder cannot be written.</exception>
    public static KernelSpec Install(JupyterFolders folders, string? command = null)
    {
        bool isFree = folders.All.All(folder => !IsForeign(folder, CommonName));
        (string name, string displayName) = isFree ? (CommonName, CommonDisplayName) : (OwnName, OwnDisplayName);
        if (!isFree && folders.All.FirstOrDefault(folder => IsForeign(folder, OwnName)) is { } taken)
        {
            throw new MerException($"Other programs have installed the kernels {CommonName} and {OwnName}; neither was touched.",
                PathOf(taken, OwnName), $"Remove this folder if it is not needed, then run: mer kernel install");
        }
        string file = PathOf(folders.Home, name), text = Text(displayName, command ?? Mer());
        if (File.Exists(file) && File.ReadAllText(file) == text)
            return new(name, displayName, Path.GetDirectoryName(file)!, IsNew: false);
        try
        {
            AtomicFile.WriteText(file, text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MerException($"Cannot write this file: {fault.Message}", file, "Name a folder that can be written: mer kernel install --prefix FOLDER", fault);
        }
        return new(name, displayName, Path.GetDirectoryName(file)!, IsNew: true);
    }

    /// <summary>The kernel of this workbench as Jupyter knows it, or null where it does not.</summary>
    public static KernelSpec? Find(JupyterFolders folders) => (
        from name in new[] { CommonName, OwnName }
        let folder = folders.All.FirstOrDefault(folder => File.Exists(PathOf(folder, name)))
        where folder is not null && !IsForeign(folder, name)
        select new KernelSpec(name, name == CommonName ? CommonDisplayName : OwnDisplayName, Path.GetDirectoryName(PathOf(folder, name))!, IsNew: false)).FirstOrDefault();

    // The script of the checkout knows where .NET and the workplace are; a copy of the program elsewhere runs by itself.
    private static string Mer() =>
        Workplace.CheckoutAround(AppContext.BaseDirectory) is { } checkout && Path.Combine(checkout, "environment", "mer") is var script && File.Exists(script)
            ? script
            : Environment.ProcessPath!;

    private static string PathOf(string folder, string name) => Path.Combine(folder, "kernels", name, FileName);

    private static string Text(string displayName, string command) => new JsonObject
    {
        ["argv"] = new JsonArray(command, "kernel", "{connection_file}"),
        ["display_name"] = displayName,
        ["language"] = "C#",
        // Without this Jupyter sends a signal, which finds only kernels on the same machine.
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = true },
    }.ToJsonString(MerJson.Indented) + "\n";

    private static bool IsForeign(string folder, string name)
    {
        string file = PathOf(folder, name);
        if (!File.Exists(file))
            return false;
        try
        {
            return JsonNode.Parse(File.ReadAllText(file))?["metadata"]?[Mark] is null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return true;
        }
    }
}
