using System.Text;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>Answers an editor about a cell that is being written, as the next of a session. Any thread may ask, while a cell runs.</summary>
internal sealed class CSharpEditor(CSharpSession session) : ILanguageService
{
    private static readonly string[] Keywords =
        [.. SyntaxFacts.GetKeywordKinds().Concat([SyntaxKind.VarKeyword, SyntaxKind.AwaitKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.RecordKeyword, SyntaxKind.WithKeyword])
            .Where(kind => !SyntaxFacts.IsPreprocessorKeyword(kind) || kind is SyntaxKind.IfKeyword or SyntaxKind.ElseKeyword or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword)
            .Select(SyntaxFacts.GetText).Where(text => text.Length > 1 && char.IsLower(text[0])).Distinct()];

    /// <inheritdoc/>
    public Completions Complete(string code, int position)
    {
        position = Math.Clamp(position, 0, code.Length);
        int start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
            start--;
        string word = code[start..position];
        if (MagicAt(code, start) is { } magics)
            return new(start, position, Matching(magics, word));

        (SemanticModel model, SyntaxNode root) = Parse(code);
        SyntaxTrivia around = root.FindTrivia(start);
        SyntaxToken token = root.FindToken(start);
        bool inText = token.Span.Start < start && token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken;
        if (inText || around.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
            return new(start, position, []);

        int dot = start - 1;
        while (dot >= 0 && char.IsWhiteSpace(code[dot]))
            dot--;
        IEnumerable<string> names = dot >= 0 && code[dot] == '.' && (dot == 0 || code[dot - 1] != '.')
            ? Members(model, root, dot).Select(symbol => symbol.Name)
            : Visible(model, root, start);
        return new(start, position, Matching(names, word));
    }

    /// <inheritdoc/>
    public MimeBundle? Inspect(string code, int position)
    {
        (SemanticModel model, SyntaxNode root) = Parse(code);
        position = Math.Clamp(position, 0, code.Length);
        // Behind a word, that word; in empty brackets, what is called.
        for (int at = position; at >= Math.Max(0, position - 1); at--)
        {
            SyntaxToken token = root.FindToken(at);
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.FullSpan.Contains(at) && token.Span.Start <= at && at <= token.Span.End && Find(model, token) is { } symbol)
                return CSharpDescription.Of(symbol, model.Compilation);
        }
        InvocationExpressionSyntax? call = root.FindToken(Math.Max(0, position - 1)).Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>().FirstOrDefault()?.Parent as InvocationExpressionSyntax;
        return call is not null && Symbol(model.GetSymbolInfo(call)) is { } called ? CSharpDescription.Of(called, model.Compilation) : null;
    }

    /// <inheritdoc/>
    public Completeness IsComplete(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(WithoutMagics(code), CSharpReferences.Parsing);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? Completeness.Incomplete
            : tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? Completeness.Invalid : Completeness.Complete;
    }

    private (SemanticModel Model, SyntaxNode Root) Parse(string code)
    {
        CSharpCompilation compilation = session.Compile(SourceText.From(WithoutMagics(code), Encoding.UTF8), "editor");
        SyntaxTree tree = compilation.SyntaxTrees[0];
        return (compilation.GetSemanticModel(tree), tree.GetRoot());
    }

    // Positions stay what they are.
    private static string WithoutMagics(string code) => !code.Contains("#!", StringComparison.Ordinal) ? code
        : string.Join('\n', code.Split('\n').Select(line => line.StartsWith("#!", StringComparison.Ordinal) ? new string(' ', line.Length) : line));

    private static IEnumerable<string>? MagicAt(string code, int start)
    {
        int line = start == 0 ? 0 : code.LastIndexOf('\n', start - 1) + 1;
        return start == line + 2 && code.AsSpan(line).StartsWith("#!")
            ? Registry.Languages().Select(language => language.Name).Concat(Registry.Magics().Select(magic => magic.Name))
            : null;
    }

    private static IReadOnlyList<string> Matching(IEnumerable<string> names, string word) =>
        [.. names.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && name.Length > 0 && name[0] is not ('<' or '.')).Distinct()
            .OrderBy(name => name.StartsWith(word, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(name => name, StringComparer.OrdinalIgnoreCase).ThenBy(name => name, StringComparer.Ordinal)];

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxNode root, int dot)
    {
        ExpressionSyntax? left = root.FindToken(dot).Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(c => c.WhenNotNull.Contains(binding))?.Expression,
            _ => null,
        };
        if (left is null)
            return [];
        ISymbol? symbol = model.GetSymbolInfo(left).Symbol;
        if (symbol is IAliasSymbol alias)
            symbol = alias.Target;
        if (symbol is INamespaceSymbol space)
            return model.LookupNamespacesAndTypes(dot, space);
        if (symbol is ITypeSymbol named)
            return model.LookupSymbols(dot, named).Where(member => member.IsStatic || member is ITypeSymbol);
        ITypeSymbol? type = model.GetTypeInfo(left).Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable && root.FindToken(dot).Parent is MemberBindingExpressionSyntax)
            type = nullable.TypeArguments[0];
        return type is null or { SpecialType: SpecialType.System_Void } ? []
            : model.LookupSymbols(dot, type, includeReducedExtensionMethods: true)
                .Where(member => !member.IsStatic && member is not ITypeSymbol and not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Destructor } && member.CanBeReferencedByName);
    }

    private static IEnumerable<string> Visible(SemanticModel model, SyntaxNode root, int start)
    {
        SyntaxNode? node = root.FindToken(Math.Max(0, start - 1)).Parent;
        if (node?.AncestorsAndSelf().OfType<UsingDirectiveSyntax>().Any() == true)
            return model.LookupNamespacesAndTypes(start).Select(symbol => symbol.Name);
        IEnumerable<string> names = model.LookupSymbols(start).Where(symbol => symbol.CanBeReferencedByName).Select(symbol => symbol.Name).Concat(Keywords);
        // The options of what is made, the names of what is called.
        if (node?.AncestorsAndSelf().OfType<InitializerExpressionSyntax>().FirstOrDefault()?.Parent is BaseObjectCreationExpressionSyntax made && model.GetTypeInfo(made).Type is { } type)
            names = names.Concat(model.LookupSymbols(start, type).Where(member => member is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol).Select(member => member.Name));
        if (node?.AncestorsAndSelf().OfType<ArgumentListSyntax>().FirstOrDefault()?.Parent is { } call)
        {
            SymbolInfo info = model.GetSymbolInfo(call);
            names = names.Concat(info.CandidateSymbols.Append(info.Symbol).OfType<IMethodSymbol>().SelectMany(method => method.Parameters).Select(parameter => parameter.Name + ":"));
        }
        return names;
    }

    private static ISymbol? Find(SemanticModel model, SyntaxToken token) => token.Parent is not { } node ? null
        : Symbol(model.GetSymbolInfo(node)) ?? model.GetDeclaredSymbol(node) ?? (model.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error } type ? type : null);

    private static ISymbol? Symbol(SymbolInfo info) => info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
}
