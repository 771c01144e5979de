using System.Text;
using MerWorkbench.Notebooks.Display;
using Microsoft.CodeAnalysis;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>What a symbol is, for a tooltip: its signature and its documentation, as text and as Markdown.</summary>
internal static class CSharpDescription
{
    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddParameterOptions(SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeName)
        .AddMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeModifiers)
        .AddKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword)
        .AddGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeConstraints);

    /// <summary>The tooltip of a symbol.</summary>
    public static MimeBundle Of(ISymbol symbol, Compilation compilation)
    {
        symbol = symbol is IAliasSymbol alias ? alias.Target : symbol;
        string signature = symbol.ToDisplayString(Signature);
        int others = symbol is IMethodSymbol { ContainingType: { } type } ? type.GetMembers(symbol.Name).Length - 1 : 0;
        if (others > 0)
            signature += FormattableString.Invariant($"  (+ {others} more of the name)");
        // A constructor says little; its type says what the thing is.
        XmlDocumentation docs = XmlDocumentation.Of(symbol, compilation);
        if (docs.IsEmpty && symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } made })
            docs = XmlDocumentation.Of(made, compilation);
        return new MimeBundle(Text(signature, docs)).With(Mime.Markdown, Markdown(signature, docs));
    }

    private static string Text(string signature, XmlDocumentation docs)
    {
        var text = new StringBuilder(signature).Append('\n');
        foreach (string part in new[] { docs.Summary, docs.Remarks }.Where(part => part.Length > 0))
            text.Append('\n').Append(part).Append('\n');
        if (docs.Parameters.Count > 0)
            text.Append('\n');
        foreach (var (name, meaning) in docs.Parameters)
            text.Append($"  {name}: {meaning}\n");
        if (docs.Returns.Length > 0)
            text.Append($"\nReturns: {docs.Returns}\n");
        foreach (var (name, when) in docs.Exceptions)
            text.Append($"Throws {name}: {when}\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string Markdown(string signature, XmlDocumentation docs)
    {
        var text = new StringBuilder($"```csharp\n{signature}\n```\n");
        foreach (string part in new[] { docs.Summary, docs.Remarks }.Where(part => part.Length > 0))
            text.Append('\n').Append(part).Append('\n');
        if (docs.Parameters.Count > 0)
            text.Append('\n');
        foreach (var (name, meaning) in docs.Parameters)
            text.Append($"- `{name}`: {meaning}\n");
        if (docs.Returns.Length > 0)
            text.Append($"\n**Returns** {docs.Returns}\n");
        foreach (var (name, when) in docs.Exceptions)
            text.Append($"\n**Throws** `{name}`: {when}\n");
        return text.ToString().TrimEnd('\n');
    }
}
