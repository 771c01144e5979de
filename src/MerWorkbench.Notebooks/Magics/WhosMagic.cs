using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Magics;

/// <summary><c>#!whos</c>: the variables of every language, with what they hold.</summary>
internal sealed class WhosMagic : IMagic
{
    /// <inheritdoc/>
    public string Name => "whos";

    /// <inheritdoc/>
    public string Usage => "#!whos";

    /// <inheritdoc/>
    public string Summary => "Shows the variables: name, type, value, language.";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments, CellContext cell)
    {
        new MagicArguments(arguments, "#!whos", Usage).Expect(0);
        var rows = cell.Engine.Languages.SelectMany(language => language.Values.Select(name => Row(language, name))).ToArray();
        cell.Output.Show(rows.Length == 0 ? new MimeBundle("There are no variables yet.") : Formatters.Format(rows));
        return Task.CompletedTask;
    }

    private static object Row(ILanguage language, string name)
    {
        object? value;
        try
        {
            language.TryGet(name, out value);
        }
        catch (CellException unshareable)
        {
            return new { Name = name, Type = "", Value = $"({unshareable.Message})", Language = language.Name };
        }
        return new { Name = name, Type = value is null ? "null" : TextView.NameOf(value.GetType()), Value = TextView.Short(value), Language = language.Name };
    }
}
