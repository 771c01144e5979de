using System.Text;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Languages.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MerWorkbench.Notebooks.Documents;

/// <summary>
/// A notebook as one C# program of a file (<c>dotnet run notebook.cs</c>) that does the same: usings first, then the cells' statements
/// in order with the text between them as comments, then the types. What a cell shows as its last value the program prints.
/// </summary>
public static class ProgramText
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly string[] DefaultUsings =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    /// <summary>The program.</summary>
    /// <param name="notebook">The notebook; only C# and text are taken.</param>
    /// <param name="name">The notebook's name, for errors and the first line.</param>
    /// <param name="library">The folder of the project <c>MerWorkbench.Notebooks</c>, as the program is to name it.</param>
    /// <exception cref="MerException">A cell uses another language or a magic, does not parse, or declares a name that an earlier one has.</exception>
    public static string Of(NotebookDocument notebook, string name, string library)
    {
        var usings = new SortedSet<string>(DefaultUsings.Select(space => $"using {space};"), StringComparer.Ordinal) { "using static MerWorkbench.Notebooks.Display.Kernel;" };
        var packages = new List<string>();
        var body = new StringBuilder();
        var types = new StringBuilder();
        var declared = new Dictionary<string, int>(StringComparer.Ordinal);
        int number = 0;
        foreach (NotebookCell cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
            {
                foreach (string line in cell.Source.TrimEnd().Split('\n'))
                    body.Append("// ").Append(line.TrimEnd()).Append('\n');
                body.Append('\n');
            }
            if (cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source))
                continue;
            number++;
            string code = CSharpOf(cell.Source, $"{name}: code cell {number}", packages);
            Add(CSharpSyntaxTree.ParseText(code, Script).GetCompilationUnitRoot(), number);
        }
        return $"#!/usr/bin/env -S dotnet run\n// {name} as a program: dotnet run THIS_FILE\n#:project {library}\n{string.Concat(packages.Select(package => $"#:package {package}\n"))}#:property PublishAot=false\n"
            + $"{string.Join('\n', usings)}\n\n{body.ToString().TrimEnd()}\n{(types.Length > 0 ? $"\n{types.ToString().TrimEnd()}\n" : "")}";

        void Add(CompilationUnitSyntax cell, int number)
        {
            if (cell.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } wrong)
                throw new MerException($"This cell is not C#: {wrong.GetMessage()}", $"{name}: code cell {number}");
            foreach (UsingDirectiveSyntax directive in cell.Usings)
                usings.Add(directive.WithoutTrivia().ToString());
            foreach (MemberDeclarationSyntax member in cell.Members)
            {
                Declare(member, number);
                if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
                    types.Append(member.ToFullString().Trim('\n')).Append("\n\n");
                else if (member is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } value })
                    body.Append(Comments(value)).Append("display(").Append(value.Expression.ToString()).Append(");\n");
                else
                    body.Append(member.ToFullString().TrimEnd()).Append('\n');
            }
            body.Append('\n');
        }

        void Declare(MemberDeclarationSyntax member, int number)
        {
            IEnumerable<string> names = member switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
                MethodDeclarationSyntax method => [method.Identifier.Text],
                BaseTypeDeclarationSyntax type => [type.Identifier.Text],
                _ => [],
            };
            foreach (string one in names)
            {
                if (!declared.TryAdd(one, number))
                    throw new MerException($"'{one}' is declared in code cell {declared[one]} and again here; a program can declare it once.", $"{name}: code cell {number}",
                        "Give the second another name.");
            }
        }
    }

    // Magics that only say how a cell is shown or timed have no place in a program and do no harm to leave out.
    private static string CSharpOf(string source, string where, List<string> packages)
    {
        var code = new StringBuilder();
        foreach (CellPart part in CellParser.Parse(source, CSharpLanguage.LanguageName, isLanguage: _ => false))
        {
            if (part.IsMagic && part.Name is not ("time" or "csharp" or "c#"))
                throw new MerException($"'#!{part.Name}' has no counterpart in a C# program.", where);
            if (!part.IsMagic)
                code.Append(part.Text).Append('\n');
        }
        string[] lines = code.ToString().Split('\n');
        foreach (string line in lines.Where(IsReference))
        {
            string what = line[2..].Trim().Trim('"');
            if (what.StartsWith("nuget:", StringComparison.Ordinal))
                packages.Add(string.Join('@', what["nuget:".Length..].Split(',', StringSplitOptions.TrimEntries)));
        }
        return string.Join('\n', lines.Where(line => !IsReference(line)));
    }

    private static bool IsReference(string line) => line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal);

    private static string Comments(SyntaxNode node) =>
        node.GetLeadingTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)) ? node.GetLeadingTrivia().ToFullString() : "";
}
