using System.Reflection;

namespace MerWorkbench.TestData;

/// <summary>Golden values made by other tools, embedded in this assembly and opened by their path below this folder.</summary>
public static class Golden
{
    private static readonly Assembly Home = typeof(Golden).Assembly;

    /// <summary>Opens a golden file.</summary>
    /// <param name="name">Its path below this project, with forward slashes: <c>librosa/mel.json</c>.</param>
    public static Stream Open(string name) =>
        Home.GetManifestResourceStream(name)
        ?? throw new FileNotFoundException(
            $"No golden named '{name}'. There are: {string.Join(", ", Home.GetManifestResourceNames().Order(StringComparer.Ordinal))}.");

    /// <summary>All bytes of a golden file.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A golden file as text.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
