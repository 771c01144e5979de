using FSharp.Compiler.Diagnostics;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Languages.FSharp;

/// <summary>What F#'s compiler objects to, with the line and a caret.</summary>
internal static class FSharpErrors
{
    private const int Most = 8;

    /// <summary>Ends the cell if there is an error among the diagnostics.</summary>
    /// <exception cref="CellException">There is.</exception>
    public static void ThrowIfAny(IEnumerable<FSharpDiagnostic> diagnostics, CellCode code)
    {
        FSharpDiagnostic[] errors = [.. diagnostics.Where(d => d.Severity.IsError).OrderBy(d => (d.StartLine, d.StartColumn)).DistinctBy(d => (d.StartLine, d.StartColumn, d.Message))];
        if (errors.Length == 0)
            return;
        List<string> trace = [FormattableString.Invariant($"CompilationError: {(errors.Length == 1 ? "the cell" : $"{errors.Length} errors: the cell")} was not run.")];
        string[] lines = code.Text.ReplaceLineEndings("\n").Split('\n');
        foreach (FSharpDiagnostic error in errors.Take(Most))
        {
            trace.AddRange(Sentence(error, code).Split('\n'));
            int line = error.StartLine - code.FirstLine;
            if (line < 0 || line >= lines.Length)
                continue;
            string text = lines[line];
            int from = Math.Min(error.StartColumn, text.Length);
            int length = error.EndLine == error.StartLine ? Math.Max(1, error.EndColumn - error.StartColumn) : Math.Max(1, text.Length - from);
            trace.Add($"    {text.Replace('\t', ' ')}");
            trace.Add($"    {new string(' ', from)}{new string('^', length)}");
        }
        if (errors.Length > Most)
            trace.Add(FormattableString.Invariant($"... and {errors.Length - Most} more."));
        throw new CellException(new("CompilationError", Sentence(errors[0], code), trace));
    }

    /// <summary>A diagnostic in a sentence.</summary>
    public static string Sentence(FSharpDiagnostic diagnostic, CellCode code) => FormattableString.Invariant(
        $"{code.Source}, line {diagnostic.StartLine}: {(diagnostic.Severity.IsWarning ? "warning " : "")}{diagnostic.ErrorNumberText}: {diagnostic.Message.ReplaceLineEndings("\n").Trim()}");
}
