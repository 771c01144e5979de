using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// The way an exception took, as lines a person can use: the cells' own lines with their text, innermost first, and before them
/// the call into a library that failed. What scripting and the runtime add is left out.
/// </summary>
internal static partial class CellTrace
{
    private const string Submission = "Submission#", OwnLibrary = "MerWorkbench.", Runtime = "Internal.Runtime.";
    private const int MostLines = 20, MostOfLibrary = 5, LongestText = 120;

    private static readonly string[] Machinery =
    [
        "System.Runtime.", "System.Threading.", "Microsoft.CodeAnalysis.", "MerWorkbench.Notebooks.", "System.ThrowHelper", "System.Environment",
        Runtime,
    ];

    /// <summary>The lines of an exception's trace, each indented by two spaces.</summary>
    public static IReadOnlyList<string> Lines(Exception exception, CellSources sources, bool libraries)
    {
        List<string> lines = [], library = [];
        bool inCell = false;
        string last = "";
        int repeats = 0;
        StackFrame[] frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        bool isUnplaced = exception is IndexOutOfRangeException && TypeName(frames.FirstOrDefault()?.GetMethod()?.DeclaringType)?.StartsWith(Runtime, StringComparison.Ordinal) == true;
        foreach (StackFrame frame in frames)
        {
            if (frame.GetMethod() is not { } method)
                continue;
            string? source = sources.Find(frame.GetFileName());
            if (source is not null || IsCell(method))
            {
                string? unplaced = source is null || (isUnplaced && frame == frames[1]) ? Unplaced(method, exception, sources) : null;
                inCell = true;
                Add(unplaced ?? (source is null ? $"  {CellName(method)}" : CellLine(source, frame.GetFileLineNumber(), CellName(method), sources)));
                if (CellName(method).Length == 0)
                    break;
            }
            else if (!inCell && TypeName(method.DeclaringType) is { } type && !Machinery.Any(type.StartsWith))
            {
                library.Add($"  in {type}.{Plain(method)}");
            }
        }
        Flush();
        if (lines.Count > MostLines)
            lines = [.. lines.Take(MostLines / 2), "  ...", .. lines.TakeLast(MostLines / 2)];
        return libraries ? [.. Useful(library), .. lines] : lines;

        void Add(string line)
        {
            if (line == last)
            {
                repeats++;
                return;
            }
            Flush();
            lines.Add(last = line);
        }

        void Flush()
        {
            if (repeats > 0)
                lines.Add(FormattableString.Invariant($"  (and {repeats} times more)"));
            repeats = 0;
        }
    }

    /// <summary>A type's name as it is written, without its namespace and without <c>Submission#0+</c>.</summary>
    public static string Name(Type type)
    {
        string name = type.Name;
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }

    // What the cell called, and of the workbench's own way below it the innermost steps.
    private static IEnumerable<string> Useful(List<string> library)
    {
        List<string> own = [.. library.Where(line => line.StartsWith($"  in {OwnLibrary}", StringComparison.Ordinal)).Distinct()];
        return own.Count > 0 ? own.Take(MostOfLibrary) : library.TakeLast(1);
    }

    private static string CellLine(string source, int line, string function, CellSources sources)
    {
        string text = sources.Line(source, line);
        if (text.Length > LongestText)
            text = text[..LongestText] + "...";
        string place = FormattableString.Invariant($"  {source}, line {line}");
        return $"{place}{(function.Length > 0 ? $", in {function}" : "")}{(text.Length > 0 ? $":  {text}" : "")}";
    }

    /// <summary>The name of the module that code of a source is compiled to, by which its source is known again; a path is escaped, as a module's name holds no slash.</summary>
    public static string ModuleOf(string source) => Uri.EscapeDataString(source);

    // The checks that the runtime adds itself, of an index say, throw from machine code that belongs to no line, or seemingly to another one. The
    // module is named after the cell, and an index outside is to be looked for in the lines that take an element.
    private static string? Unplaced(MethodBase method, Exception exception, CellSources sources)
    {
        if (sources.Find(Uri.UnescapeDataString(method.Module.ScopeName)) is not { } source)
            return null;
        string function = CellName(method), place = $"  {source}{(function.Length > 0 ? $", in {function}" : "")}";
        int[] lines = exception is IndexOutOfRangeException ? [.. sources.Lines(source, Element())] : [];
        return lines.Length switch
        {
            0 => place,
            1 => CellLine(source, lines[0], function, sources),
            _ => $"{place}, one of the lines that take an element: {string.Join(", ", lines)}",
        };
    }

    private static bool IsCell(MethodBase method)
    {
        Type? type = method.DeclaringType;
        while (type?.DeclaringType is { } outer)
            type = outer;
        return type?.Name.StartsWith(Submission, StringComparison.Ordinal) == true;
    }

    // Name of a cell's function as it was written; empty for the cell's own statements.
    private static string CellName(MethodBase method)
    {
        List<string> names = [];
        for (Type? type = method.DeclaringType; type is not null && !type.Name.StartsWith(Submission, StringComparison.Ordinal); type = type.DeclaringType)
            names.Insert(0, type.Name);
        if (method.Name != nameof(IEnumerator<>.MoveNext) || names.Count == 0 || !names[^1].StartsWith('<'))
            names.Add(method.Name);
        string[] written = [.. names.Select(Demangle).Where(name => name.Length > 0)];
        return string.Join('.', written).Replace("..ctor", " (constructor)", StringComparison.Ordinal);
    }

    // <<Initialize>>d__0 and <Initialize> are the cell, <F>d__1 is F, <F>g__Local|0_0 is Local, <F>b__0_1 is a lambda, <>c is nothing.
    private static string Demangle(string name)
    {
        if (Local().Match(name) is { Success: true } local)
            return local.Groups[1].Value;
        if (Lambda().IsMatch(name))
            return "lambda";
        if (name.StartsWith("<>", StringComparison.Ordinal) || name.Contains("<Initialize>", StringComparison.Ordinal) || name.Contains("<Factory>", StringComparison.Ordinal))
            return "";
        return Iterator().Match(name) is { Success: true } iterator ? iterator.Groups[1].Value : name;
    }

    private static string? TypeName(Type? type) => type?.FullName is not { } name ? null : Noise().Replace(name, "").Replace('+', '.').TrimEnd('.');

    private static string Plain(MethodBase method) => method.DeclaringType?.Name.StartsWith('<') == true && Iterator().Match(method.DeclaringType.Name) is { Success: true } machine
        ? machine.Groups[1].Value
        : Demangle(method.Name);

    [GeneratedRegex(@"[\w)\]]\[(?!\s*[\],])")]
    private static partial Regex Element();

    [GeneratedRegex(@"g__(\w+)\|")]
    private static partial Regex Local();

    [GeneratedRegex(@"^<.*>b__")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"^<(\w+)>d")]
    private static partial Regex Iterator();

    [GeneratedRegex(@"`\d+|\[\[.*\]\]|\+<[^+]*")]
    private static partial Regex Noise();
}
