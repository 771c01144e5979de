using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MerWorkbench.Notebooks.Documents;

/// <summary>C# as HTML, with keywords, texts, numbers and comments marked.</summary>
internal static class CodeHtml
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The code, encoded; code in another language is encoded only.</summary>
    public static string Of(string code)
    {
        if (code.StartsWith("#!", StringComparison.Ordinal))
            return WebUtility.HtmlEncode(code);
        var html = new StringBuilder();
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia)
                Append(html, trivia);
            Append(html, token.Text, ClassOf(token));
            foreach (SyntaxTrivia trivia in token.TrailingTrivia)
                Append(html, trivia);
        }
        return html.ToString();
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        _ when token.IsKeyword() || token is { RawKind: (int)SyntaxKind.IdentifierToken, Text: "var" } => "k",
        _ => null,
    };

    private static void Append(StringBuilder html, SyntaxTrivia trivia) => Append(html, trivia.ToFullString(), trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia => "c",
        _ => null,
    });

    private static void Append(StringBuilder html, string text, string? kind)
    {
        string encoded = WebUtility.HtmlEncode(text);
        html.Append(kind is null || encoded.Length == 0 ? encoded : $"<span class=\"{kind}\">{encoded}</span>");
    }
}
