using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Sharing;

namespace MerWorkbench.Notebooks.Magics;

/// <summary><c>#!set</c>: puts a text, an answer or another language's value into a variable of the cell's language.</summary>
internal sealed class SetMagic : IMagic
{
    /// <inheritdoc/>
    public string Name => "set";

    /// <inheritdoc/>
    public string Usage => "#!set --name NAME --value TEXT|@LANGUAGE:NAME|@input:PROMPT|@password:PROMPT [--mime-type application/json]";

    /// <inheritdoc/>
    public string Summary => "Puts a text or another language's value into a variable of this language.";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments, CellContext cell)
    {
        // Between C# and F# values are always the same object.
        var given = new MagicArguments(arguments, "#!set", Usage, "--name", "--value", "--mime-type", "--byref!");
        given.Expect(0);
        string name = given.Need("--name");
        object? value = Read(given.Need("--value"), cell);
        cell.Language.Set(name, given["--mime-type"] == Mime.Json && value is string json ? JsonValues.Parse(json, $"the value of {name}") : value);
        return Task.CompletedTask;
    }

    private static object? Read(string text, CellContext cell)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (!text.StartsWith('@') || colon < 0)
            return text;
        string from = text[1..colon], what = text[(colon + 1)..];
        return from is "input" or "password" ? CellConsole.Ask(what, hidden: from == "password") : ShareMagic.Find(cell, from, what);
    }
}
