using System.Text.RegularExpressions;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; null for the newest that is on this machine, or else the newest.</param>
internal sealed partial record PackageRequest(string Name, string? Version)
{
    /// <summary>Whether both mean the same package, in whatever version.</summary>
    public bool IsSame(PackageRequest other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>NAME, VERSION</c> or <c>NAME</c>.</summary>
    /// <exception cref="CellException">It is neither.</exception>
    public static PackageRequest Parse(string text, string place)
    {
        string[] words = text.Split(',', 2, StringSplitOptions.TrimEntries);
        string? version = words.Length == 2 && words[1] is not ("" or "*") ? words[1] : null;
        return Names().IsMatch(words[0]) && (version is null || Versions().IsMatch(version))
            ? new(words[0], version)
            : throw new CellException("WrongPackage", $"{place}: a package is named as in #r \"nuget: Markdig, 1.6.0\"; got \"nuget:{text}\".");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]*$")]
    private static partial Regex Names();

    [GeneratedRegex(@"^[\[\(0-9][0-9A-Za-z.\-+*,\s\[\]\(\)]*$")]
    private static partial Regex Versions();
}
