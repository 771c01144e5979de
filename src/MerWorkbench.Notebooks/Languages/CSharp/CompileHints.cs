using System.Text.RegularExpressions;
using MerWorkbench.Foundation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>What to do about a compile error, where a person who comes from Python, mistypes a name or skips a cell would not see it from the compiler's sentence.</summary>
internal static partial class CompileHints
{
    private const string RunAbove = "No cell that has been run declares it. If one above does, run that first.";

    private static readonly Dictionary<string, string> Python = new(StringComparer.Ordinal)
    {
        ["True"] = "C# writes true.",
        ["False"] = "C# writes false.",
        ["None"] = "C# writes null.",
        ["print"] = "C# writes Console.WriteLine(...); the last expression of a cell, without a semicolon, is shown by itself.",
        ["len"] = "C# writes list.Count, or text.Length.",
        ["range"] = "C# writes Enumerable.Range(0, n).",
        ["str"] = "C# writes value.ToString().",
    };

    /// <summary>The hint for an error, or null.</summary>
    /// <param name="error">The error, which lies in the source.</param>
    /// <param name="line">The line it begins in.</param>
    /// <param name="compilation">What was compiled.</param>
    public static string? For(Diagnostic error, string line, CSharpCompilation compilation) => error.Id switch
    {
        "CS1012" => "A text stands in double quotes: \"...\".",
        "CS1024" when line.TrimStart().StartsWith('#') => "A comment begins with //; #!lsmagic lists the lines that begin with #!.",
        "CS1525" when line.TrimStart().StartsWith('%') => "There are no magics with %; #!lsmagic lists those there are.",
        "CS1003" when line.Contains("f\"", StringComparison.Ordinal) => "A text with values in it is $\"{value}\".",
        "CS0103" or "CS0246" => OfName(error, compilation),
        "CS0117" or "CS1061" => OfMember(error, compilation),
        "CS1503" or "CS0029" => OfUnit(error, compilation),
        _ when LooksLikePython().IsMatch(line) => "This looks like Python. Cells are C#; one whose first line is #!python is Python.",
        _ => null,
    };

    private static string? OfName(Diagnostic error, CSharpCompilation compilation)
    {
        if (NodeOf(error) is not SimpleNameSyntax name)
            return null;
        string text = name.Identifier.ValueText;
        if (Python.TryGetValue(text, out string? hint))
            return hint;
        IEnumerable<string> known = Model(error, compilation).LookupSymbols(name.SpanStart).Select(symbol => symbol.Name);
        if (NearestName.Find(text, known) is { } near)
            return $"Did you mean {near}?";
        return name.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } first && first.Left == name && first.IsKind(SyntaxKind.SimpleAssignmentExpression)
            ? $"A new variable is declared with its first value: var {first};"
            : RunAbove;
    }

    private static string? OfMember(Diagnostic error, CSharpCompilation compilation)
    {
        if (NodeOf(error) is not SimpleNameSyntax name || name.Parent is not MemberAccessExpressionSyntax access)
            return null;
        SemanticModel model = Model(error, compilation);
        ISymbol? left = model.GetSymbolInfo(access.Expression).Symbol;
        var type = left as ITypeSymbol ?? model.GetTypeInfo(access.Expression).Type;
        IEnumerable<string> members = model.LookupSymbols(name.SpanStart, type, includeReducedExtensionMethods: left is not ITypeSymbol).Select(symbol => symbol.Name);
        return NearestName.Find(name.Identifier.ValueText, members) is { } near ? $"Did you mean {near}?" : null;
    }

    // A bare number where a unit is meant.
    private static string? OfUnit(Diagnostic error, CSharpCompilation compilation)
    {
        if (Conversion().Match(error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)) is not { Success: true } found
            || compilation.GetTypeByMetadataName(found.Groups[2].Value) is not { IsValueType: true, EnumUnderlyingType: null } unit
            || !unit.InstanceConstructors.Any(made => made.Parameters is [{ Type.SpecialType: SpecialType.System_Double or SpecialType.System_Int32 }]))
            return null;
        return $"Write new {unit.Name}({error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan)}).";
    }

    private static SyntaxNode? NodeOf(Diagnostic error) =>
        error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan).DescendantNodesAndSelf().OfType<SimpleNameSyntax>().FirstOrDefault();

    private static SemanticModel Model(Diagnostic error, CSharpCompilation compilation) => compilation.GetSemanticModel(error.Location.SourceTree!);

    [GeneratedRegex(@"^\s*((import|from)\s+\w|def\s+\w+\(|((for|if|elif|while|class|with)\b.*|else|try)\s*:\s*$)")]
    private static partial Regex LooksLikePython();

    [GeneratedRegex(@"'(int|double|float)' to '([\w.]+)'")]
    private static partial Regex Conversion();
}
