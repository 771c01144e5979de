using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>What the compiler objects to, with the line, a caret, and a hint where there is one.</summary>
internal static class CompileErrors
{
    private const int Most = 8;

    /// <summary>Ends the cell if there is an error among the diagnostics.</summary>
    /// <exception cref="CellException">There is.</exception>
    public static void ThrowIfAny(IEnumerable<Diagnostic> diagnostics, CSharpCompilation compilation, CellCode code)
    {
        List<Diagnostic> errors = [.. diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start)
            .DistinctBy(d => (d.Location.SourceSpan, d.Id))];
        if (errors.Count == 0)
            return;
        List<string> trace = [FormattableString.Invariant($"CompilationError: {(errors.Count == 1 ? "the cell" : $"{errors.Count} errors: the cell")} was not run.")];
        foreach (Diagnostic error in errors.Take(Most))
        {
            trace.AddRange(Lines(error, compilation, code));
            // One hint is enough of what is wrong in the same way.
            if (Hint(error, compilation) is { } hint && !trace.Contains(hint))
                trace.Add(hint);
        }
        if (errors.Count > Most)
            trace.Add(FormattableString.Invariant($"... and {errors.Count - Most} more."));
        throw new CellException(new("CompilationError", Sentence(errors[0], code), trace));
    }

    private static string Sentence(Diagnostic error, CellCode code)
    {
        string text = FormattableString.Invariant($"{error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        return error.Location.IsInSource
            ? FormattableString.Invariant($"{code.Source}, line {error.Location.GetLineSpan().StartLinePosition.Line + 1}: {text}")
            : text;
    }

    private static IEnumerable<string> Lines(Diagnostic error, CSharpCompilation compilation, CellCode code)
    {
        yield return Sentence(error, code);
        if (error.Location.SourceTree is not { } tree)
            yield break;
        TextLine line = tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start);
        string text = line.ToString();
        int from = error.Location.SourceSpan.Start - line.Start;
        int length = Math.Clamp(error.Location.SourceSpan.Length, 1, Math.Max(1, text.Length - from));
        yield return $"    {text.Replace('\t', ' ')}";
        yield return $"    {new string(' ', from)}{new string('^', length)}";
    }

    private static string? Hint(Diagnostic error, CSharpCompilation compilation)
    {
        if (error.Location.SourceTree is not { } tree)
            return null;
        string text = tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString();
        string? hint = error.Id == "CS1002" && IsUsingVariable(text)
            ? "A variable of the cell itself cannot be declared with using: put it and its use in braces, { using var ...; }, or leave the using out."
            : error.Id is "CS0103" or "CS0246" && Missing(tree, error.Location.SourceSpan, compilation) is { Length: > 0 } namespaces
                ? $"Perhaps missing: {string.Join(" or ", namespaces.Select(n => $"using {n};"))}"
                : CompileHints.For(error, text, compilation);
        return hint is null ? null : $"    {hint}";
    }

    // Roslyn's scripts take it for the using of a namespace, and their message says nothing of that.
    private static bool IsUsingVariable(string line) => line.TrimStart().StartsWith("using ", StringComparison.Ordinal) && line.Contains(" = new ", StringComparison.Ordinal);

    private static string[] Missing(SyntaxTree tree, TextSpan place, CSharpCompilation compilation)
    {
        if (tree.GetRoot().FindNode(place).DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault() is not { } name)
            return [];
        return [.. Namespaces(compilation.GlobalNamespace)
            .Where(space => space.GetTypeMembers(name.Identifier.ValueText, name.Arity).Any(type => type.DeclaredAccessibility == Accessibility.Public))
            .Select(space => space.ToDisplayString())
            .Order(StringComparer.Ordinal)
            .Take(3)];
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(Namespaces).Append(space).Where(s => !s.IsGlobalNamespace);
}
