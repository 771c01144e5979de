using System.Reflection;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>C#, compiled by Roslyn: each cell sees what the cells before it declared.</summary>
internal sealed class CSharpLanguage : ILanguage, ILanguageService
{
    /// <summary>The name after <c>#!</c>.</summary>
    public const string LanguageName = "csharp";

    private readonly CSharpSession session = new();
    private readonly CSharpEditor editor;
    private readonly CSharpPackages packages;

    /// <summary>A session without cells; the compiler begins to warm up.</summary>
    public CSharpLanguage()
    {
        editor = new(session);
        packages = new(session);
        CSharpWarmup.Begin();
    }

    /// <inheritdoc/>
    public string Name => LanguageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => ["c#", "C#"];

    /// <inheritdoc/>
    public string Summary => "C#, the language of cells that name none.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => [.. session.Variables.Select(variable => variable.Name).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        code = await packages.TakeFromAsync(code, cell);
        var (run, hasValue) = CellThread.Undisturbed(() => session.Append(code, cell.Token));
        object? value = await run();
        return hasValue ? value : NoValue.Instance;
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        FieldInfo? field = session.Variables.FirstOrDefault(field => field.Name == name);
        value = field is null ? null : session.Value(field);
        return field is not null;
    }

    /// <inheritdoc/>
    public void Set(string name, object? value)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
            throw new CellException("WrongName", $"'{name}' cannot be the name of a variable of C#: a letter or _ first, then letters, digits and _.");
        string type = value is null ? "object" : TypeNames.Of(value.GetType());
        var (run, _) = session.Append(new($"{type} {name};", 1, "", $"#!set {name}"), CancellationToken.None);
        run().GetAwaiter().GetResult();
        session.SetValue(session.Variables.Last(field => field.Name == name), value);
    }

    /// <inheritdoc/>
    public Completions Complete(string code, int position) => editor.Complete(code, position);

    /// <inheritdoc/>
    public MimeBundle? Inspect(string code, int position) => editor.Inspect(code, position);

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => editor.IsComplete(code);
}
