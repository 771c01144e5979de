using System.Text;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>C#, by Roslyn's scripting: each cell sees what the cells before it declared.</summary>
internal sealed class CSharpLanguage : ILanguage, ILanguageService
{
    /// <summary>The name after <c>#!</c>.</summary>
    public const string LanguageName = "csharp";

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithFileEncoding(Encoding.UTF8)
        .WithEmitDebugInformation(true)
        .WithReferences(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.Length > 0))
        .WithImports("System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
            // display, HTML and others, by their names alone.
            "MerWorkbench.Notebooks.Display.Kernel", "MerWorkbench.Notebooks.Display");

    private ScriptState<object>? state;

    /// <inheritdoc/>
    public string Name => LanguageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => ["c#", "C#"];

    /// <inheritdoc/>
    public string Summary => "C#, the language of cells that name none.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => [.. (state?.Variables ?? []).Select(v => v.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        ScriptOptions options = Options.WithFilePath(code.Source);
        try
        {
            state = state is null
                ? await CSharpScript.RunAsync(code.Text, options, cancellationToken: cell.Token)
                : await state.ContinueWithAsync(code.Text, options, cell.Token);
        }
        catch (CompilationErrorException wrong)
        {
            throw new CellException(new("CompilationError", wrong.Message, [.. wrong.Diagnostics.Select(d => d.ToString())]));
        }
        return state.ReturnValue ?? (object)NoValue.Instance;
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        value = state?.GetVariable(name)?.Value;
        return value is not null;
    }

    /// <inheritdoc/>
    public void Set(string name, object? value) => throw new CellException("NotBuilt", "Values cannot be put into C# yet.");

    /// <inheritdoc/>
    public Completions Complete(string code, int position) => new(position, position, []);

    /// <inheritdoc/>
    public MimeBundle? Inspect(string code, int position) => null;

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => Completeness.Complete;
}
