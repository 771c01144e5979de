using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Magics;

/// <summary><c>#!share</c>: takes a variable of another language into the cell's language.</summary>
internal sealed class ShareMagic : IMagic
{
    /// <inheritdoc/>
    public string Name => "share";

    /// <inheritdoc/>
    public string Usage => "#!share --from LANGUAGE NAME [--as NAME]";

    /// <inheritdoc/>
    public string Summary => "Takes a variable of another language into this one.";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments, CellContext cell)
    {
        var given = new MagicArguments(arguments, "#!share", Usage, "--from", "--as", "--mime-type");
        string from = given.Need("--from");
        given.Expect(1);
        cell.Language.Set(given["--as"] ?? given.Rest[0], Find(cell, from, given.Rest[0]));
        return Task.CompletedTask;
    }

    /// <summary>A variable of a language.</summary>
    /// <exception cref="CellException">There is no such language, or no such variable in it.</exception>
    internal static object? Find(CellContext cell, string language, string name)
    {
        ILanguage from = cell.Engine.Language(language)
            ?? throw new CellException("UnknownLanguage", $"There is no language '{language}'. There are: {string.Join(", ", cell.Engine.Languages.Select(l => l.Name))}.");
        if (from.TryGet(name, out object? value))
            return value;
        IReadOnlyList<string> known = from.Values;
        throw new CellException("UnknownValue",
            $"{from.Name} has no variable '{name}'. {(known.Count == 0 ? "It has none yet." : $"It has: {string.Join(", ", known.Take(30))}{(known.Count > 30 ? ", ..." : "")}.")}");
    }
}
