using System.Text.Json;
using System.Text.RegularExpressions;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Sharing;

namespace MerWorkbench.Notebooks.Languages.Python;

/// <summary>Python, by IPython in a process of its own, which the first cell of Python starts. Magics of IPython (<c>%timeit</c>, <c>!ls</c>) work.</summary>
internal sealed partial class PythonLanguage : ILanguage, IDisposable
{
    private readonly Lock gate = new();
    private PythonProcess? python;

    /// <inheritdoc/>
    public string Name => "python";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => ["py"];

    /// <inheritdoc/>
    public string Summary => "Python, by IPython in a process of its own (Debian's package python3-ipykernel); arrays go to it and come back as numpy's.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Values
    {
        get
        {
            // While a cell runs Python cannot answer.
            if (python is not { HasEnded: false } running || !gate.TryEnter())
                return [];
            try
            {
                return [.. running.Ask(null, CancellationToken.None, (json, _) => json.WriteString("kind", "names"))
                    .Json.GetProperty("names").EnumerateArray().Select(name => name.GetString()!)];
            }
            finally
            {
                gate.Exit();
            }
        }
    }

    /// <inheritdoc/>
    public Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        if (code.Arguments.Length > 0)
            throw new CellException("WrongUse", $"#!python: '{code.Arguments}' has no meaning here. The code begins on the next line.");
        lock (gate)
        {
            PythonMessage done = Running(cell.Output, cell.Token).Ask(cell.Output, cell.Token, (json, _) =>
            {
                json.WriteString("kind", "run");
                json.WriteString("code", code.Text);
                json.WriteString("source", code.Source);
                json.WriteNumber("line", code.FirstLine);
            });
            if (done.Json.GetProperty("stopped").GetBoolean())
                cell.Token.ThrowIfCancellationRequested();
            JsonElement error = done.Json.GetProperty("error"), result = done.Json.GetProperty("result");
            if (error.ValueKind == JsonValueKind.Object)
                throw new CellException(new(error.GetProperty("name").GetString()!, error.GetProperty("message").GetString()!,
                    [.. error.GetProperty("trace").EnumerateArray().Select(line => line.GetString()!)]));
            return Task.FromResult<object?>(result.ValueKind == JsonValueKind.Object ? PythonProcess.Bundle(result) : NoValue.Instance);
        }
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        value = null;
        if (python is not { HasEnded: false } running)
            return false;
        lock (gate)
        {
            PythonMessage answer = running.Ask(null, CancellationToken.None, (json, _) =>
            {
                json.WriteString("kind", "get");
                json.WriteString("name", name);
            });
            if (answer.Kind == "refused")
                throw new CellException("NotShareable", $"{name} of Python: {answer.Text("text")}");
            if (answer.Kind == "missing")
                return false;
            value = PlainValue.Typed(PythonValues.Read(answer.Json.GetProperty("value"), answer.Blob));
            return true;
        }
    }

    /// <inheritdoc/>
    public void Set(string name, object? value)
    {
        if (!Identifier().IsMatch(name))
            throw new CellException("WrongName", $"'{name}' cannot be the name of a variable of Python: a letter or _ first, then letters, digits and _.");
        object? plain = PlainValue.Of(value);
        CellContext cell = CellContext.Required;
        lock (gate)
        {
            Running(cell.Output, cell.Token).Ask(cell.Output, CancellationToken.None, (json, blob) =>
            {
                json.WriteString("kind", "set");
                json.WriteString("name", name);
                json.WritePropertyName("value");
                PythonValues.Write(json, plain, blob);
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => python?.Dispose();

    private PythonProcess Running(ICellOutput output, CancellationToken token)
    {
        if (python is { HasEnded: true })
        {
            python.Dispose();
            python = null;
        }
        return python ??= PythonProcess.Start(PythonProcess.Installed, output, token);
    }

    [GeneratedRegex(@"^(?!(?:False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)$)[A-Za-z_]\w*$")]
    private static partial Regex Identifier();
}
