using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>
/// Makes a cell stoppable: writes checks (<see cref="CellGuard"/>) at the heads of loops, functions and catches, and lets each <c>await</c> end
/// with the cell. No line break is added, so lines stay what they were. What would change the meaning (expression trees, queries that are
/// not run here) is left as it is.
/// </summary>
internal sealed class CellRewriter : CSharpSyntaxWalker
{
    private const string Guard = " global::MerWorkbench.Notebooks.Engine.CellGuard.";
    private const string Loop = Guard + "Loop();", Enter = Guard + "Enter();";

    private readonly SemanticModel model;
    private readonly TextEdits edits = new();

    private CellRewriter(SemanticModel model) => this.model = model;

    /// <summary>The guarded text of a cell.</summary>
    public static SourceText Rewrite(SyntaxTree tree, SemanticModel model)
    {
        var rewriter = new CellRewriter(model);
        rewriter.Visit(tree.GetRoot());
        return rewriter.edits.ApplyTo(tree.GetText());
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) { Body(node.Statement); base.VisitWhileStatement(node); }

    public override void VisitDoStatement(DoStatementSyntax node) { Body(node.Statement); base.VisitDoStatement(node); }

    public override void VisitForStatement(ForStatementSyntax node) { Body(node.Statement); base.VisitForStatement(node); }

    public override void VisitForEachStatement(ForEachStatementSyntax node) { ForEach(node); base.VisitForEachStatement(node); }

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) { ForEach(node); base.VisitForEachVariableStatement(node); }

    // Backwards or forwards: a jump may be a loop.
    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        edits.Wrap(node.Span, $" {{{Loop} ", " }");
        base.VisitGotoStatement(node);
    }

    // A catch-all would swallow the stop, and go on.
    public override void VisitCatchClause(CatchClauseSyntax node)
    {
        Head(node.Block, Loop);
        base.VisitCatchClause(node);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        // What cleans up must be able to.
        if (node.Identifier.ValueText is not ("Dispose" or "DisposeAsync"))
            Function(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitOperatorDeclaration(node);
    }

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
    {
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitConversionOperatorDeclaration(node);
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        // A static one that stops would leave its type unusable.
        if (!node.Modifiers.Any(SyntaxKind.StaticKeyword))
            Function(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitConstructorDeclaration(node);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken);
        base.VisitAccessorDeclaration(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        Getter(node.ExpressionBody, node.SemicolonToken);
        base.VisitPropertyDeclaration(node);
    }

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        Getter(node.ExpressionBody, node.SemicolonToken);
        base.VisitIndexerDeclaration(node);
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        Head(node.Block, Enter);
        base.VisitAnonymousMethodExpression(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        if (Lambda(node))
            base.VisitSimpleLambdaExpression(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        if (Lambda(node))
            base.VisitParenthesizedLambdaExpression(node);
    }

    public override void VisitFromClause(FromClauseSyntax node)
    {
        if (model.GetTypeInfo(node.Expression).Type is { } type && Is(type, "System.Collections.Generic.IEnumerable<T>") && !Is(type, "System.Linq.IQueryable"))
            edits.Close(node.Span.End, $" where{Guard}Pass()");
        base.VisitFromClause(node);
    }

    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        edits.Wrap(node.Expression.Span, $"{Guard}Until(", ")");
        base.VisitAwaitExpression(node);
    }

    private void ForEach(CommonForEachStatementSyntax node)
    {
        Body(node.Statement);
        if (node.AwaitKeyword.IsKind(SyntaxKind.AwaitKeyword))
            edits.Wrap(node.Expression.Span, $"{Guard}Each(", ")");
    }

    private void Body(StatementSyntax statement)
    {
        if (statement is BlockSyntax block)
            Head(block, Loop);
        else
            edits.Wrap(statement.Span, $" {{{Loop} ", " }");
    }

    private void Head(BlockSyntax block, string check) => edits.Open(block.OpenBraceToken.Span.End, check);

    private void Function(SyntaxNode node, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken end)
    {
        if (body is not null)
            Head(body, Enter);
        else if (arrow is not null && model.GetDeclaredSymbol(node) is IMethodSymbol method)
            Arrow(arrow, $"{{{Enter} {Return(method, arrow.Expression)}", end, " }");
    }

    private void Getter(ArrowExpressionClauseSyntax? arrow, SyntaxToken end)
    {
        if (arrow is not null)
            Arrow(arrow, $"{{ get {{{Enter} {Return(null, arrow.Expression)}", end, " } }");
    }

    private void Arrow(ArrowExpressionClauseSyntax arrow, string head, SyntaxToken end, string tail)
    {
        edits.Replace(arrow.ArrowToken.Span, head);
        edits.Close(end.Span.End, tail);
    }

    // Whether what is inside the lambda is to be looked at.
    private bool Lambda(LambdaExpressionSyntax node)
    {
        if (model.GetTypeInfo(node).ConvertedType is { } target && Is(target, "System.Linq.Expressions.LambdaExpression"))
            return false;
        if (node.Block is { } block)
            Head(block, Enter);
        else if (node.ExpressionBody is { } body && model.GetSymbolInfo(node).Symbol is IMethodSymbol method)
            edits.Wrap(body.Span, $" {{{Enter} {Return(method, body)}", "; }");
        return true;
    }

    private static string Return(IMethodSymbol? method, ExpressionSyntax body)
    {
        bool valueless = method is not null && (method.ReturnsVoid || method.MethodKind == MethodKind.Constructor
            || (method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 }));
        return valueless || body is ThrowExpressionSyntax ? "" : "return ";
    }

    private static bool Is(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.OriginalDefinition.ToDisplayString() == name)
                return true;
        }
        return type.AllInterfaces.Any(i => i.OriginalDefinition.ToDisplayString() == name);
    }
}
