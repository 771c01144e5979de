using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Sharing;

namespace MerWorkbench.Notebooks.Languages.Text;

/// <summary>
/// JavaScript, run by the page that shows the notebook. It finds the values set into it as constants and the place below the cell as
/// <c>element</c>; what it returns is written there, and so are its errors. Values cannot be taken out of the page.
/// </summary>
internal sealed partial class JavaScriptLanguage : ILanguage
{
    private readonly SortedDictionary<string, object?> values = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "javascript";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => ["js"];

    /// <inheritdoc/>
    public string Summary => "JavaScript, run by the page; values set into it are constants, `element` is the place below the cell, what it returns is shown.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => [.. values.Keys];

    /// <inheritdoc/>
    public Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        if (code.Arguments.Length > 0)
            throw new CellException("WrongUse", $"#!{Name}: '{code.Arguments}' has no meaning here. The script begins on the next line.");
        var bundle = new MimeBundle("JavaScript, which runs where the notebook is open");
        // What is committed must show without scripts.
        cell.Output.Show(cell.Engine.Page.IsStatic ? bundle : bundle.With(Mime.Html, Page(code.Text, $"mer-js-{cell.NextDisplayId()}")));
        return Task.FromResult<object?>(NoValue.Instance);
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    /// <inheritdoc/>
    public void Set(string name, object? value)
    {
        if (!Identifier().IsMatch(name) || name is "element" or "await" or "class" or "const" or "default" or "delete" or "function" or "new" or "return" or "this" or "var" or "let" or "null" or "true" or "false")
            throw new CellException("WrongName", $"'{name}' cannot be the name of a constant of JavaScript.");
        values[name] = PlainValue.Of(value);
    }

    private string Page(string code, string id)
    {
        // A value is in the page only where it is used: pages stay small.
        var constants = new StringBuilder();
        foreach (var (name, value) in values.Where(value => Regex.IsMatch(code, $@"(?<![\w$]){Regex.Escape(value.Key)}(?![\w$])")))
        {
            constants.Append("const ").Append(name).Append(" = ");
            Append(constants, value);
            constants.Append(";\n");
        }
        return $$"""
            <div id="{{id}}"></div>
            <script>
            (async () => {
            const element = document.getElementById("{{id}}");
            try {
            const shown = await (async () => {
            {{constants}}{{code.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}}
            })();
            if (shown !== undefined) element.append(typeof shown === "string" ? shown : JSON.stringify(shown));
            } catch (error) {
            element.style.color = "#b00020";
            element.append(String(error));
            }
            })();
            </script>
            """;
    }

    private static void Append(StringBuilder script, object? value)
    {
        switch (value)
        {
            case Array { Rank: 1 } numbers:
                AppendBytes(script, numbers, NumberArray.Bytes(numbers));
                break;
            case Array { Rank: 2 } grid:
                int rows = grid.GetLength(0), width = rows == 0 ? 0 : NumberArray.Bytes(grid).Length / rows;
                script.Append('[');
                for (int r = 0; r < rows; r++)
                {
                    AppendBytes(script, grid, NumberArray.Bytes(grid).Slice(r * width, width));
                    script.Append(',');
                }
                script.Append(']');
                break;
            case Array other:
                throw new CellException("NotShareable", $"An array of {other.Rank} dimensions cannot be given to JavaScript: one or two can.");
            case List<object?> list:
                script.Append('[');
                foreach (object? item in list)
                {
                    Append(script, item);
                    script.Append(',');
                }
                script.Append(']');
                break;
            case Dictionary<string, object?> parts:
                script.Append('{');
                foreach (var (name, part) in parts)
                {
                    // In brackets: "__proto__" is then a name like any other.
                    script.Append('[').Append(JsonSerializer.Serialize(name)).Append("]:");
                    Append(script, part);
                    script.Append(',');
                }
                script.Append('}');
                break;
            case double number when !double.IsFinite(number):
                script.Append(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case long whole and (> 1L << 53 or < -(1L << 53)):
                script.Append(System.Globalization.CultureInfo.InvariantCulture, $"{whole}n");
                break;
            default:
                // This serializer escapes < and >, so that no text ends the script.
                script.Append(JsonSerializer.Serialize(value));
                break;
        }
    }

    private static void AppendBytes(StringBuilder script, Array kind, ReadOnlySpan<byte> bytes)
    {
        string type = NumberArray.TypeOf(kind)! switch
        {
            "f4" => "Float32Array",
            "f8" => "Float64Array",
            "i1" => "Int8Array",
            "i2" => "Int16Array",
            "i4" => "Int32Array",
            "i8" => "BigInt64Array",
            "u2" => "Uint16Array",
            "u4" => "Uint32Array",
            "u8" => "BigUint64Array",
            _ => "Uint8Array",
        };
        script.Append("new ").Append(type).Append("(Uint8Array.from(atob(\"").Append(Convert.ToBase64String(bytes)).Append("\"), c => c.charCodeAt(0)).buffer)");
    }

    [GeneratedRegex(@"^[A-Za-z_$][\w$]*$")]
    private static partial Regex Identifier();
}
