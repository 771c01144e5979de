using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Magics;

namespace MerWorkbench.Notebooks.Languages.Text;

/// <summary><c>#!value</c>: keeps a text, as it stands in the cell, on the line, or in a file, for other languages to take.</summary>
internal sealed class ValueLanguage : ILanguage
{
    private const string Usage = "#!value --name NAME [--from-value TEXT|--from-file FILE] [--mime-type TYPE], or the text on the lines that follow";

    private readonly SortedDictionary<string, object?> values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "value";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => [];

    /// <inheritdoc/>
    public string Summary => $"Keeps a text under a name: {Usage}.";

    /// <inheritdoc/>
    public bool RunsEmpty => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => [.. values.Keys];

    /// <inheritdoc/>
    public Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        var given = new MagicArguments(CellParser.Words(code.Arguments), "#!value", Usage, "--name", "--from-value", "--from-file", "--mime-type");
        given.Expect(0);
        string name = given.Need("--name");
        if (new[] { given["--from-value"], given["--from-file"], code.Text.Length > 0 ? code.Text : null }.Count(source => source is not null) != 1)
            throw given.Wrong("Exactly one text is needed: from the line, from a file, or from the lines that follow.");
        string text = given["--from-value"] ?? (given["--from-file"] is { } file ? Read(cell.Resolve(file)) : code.Text);
        values[name] = text;
        if (given["--mime-type"] is { } mime)
            cell.Output.Show(new MimeBundle(text).With(mime, text));
        return Task.FromResult<object?>(NoValue.Instance);
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    /// <inheritdoc/>
    public void Set(string name, object? value) => values[name] = value;

    private static string Read(string path) =>
        File.Exists(path) ? File.ReadAllText(path) : throw new CellException("NoSuchFile", $"#!value: there is no file {path}.");
}
