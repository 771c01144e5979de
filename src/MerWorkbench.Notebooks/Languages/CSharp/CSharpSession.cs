using System.Reflection;
using System.Text;
using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>
/// A chain of compiled cells. Each is a submission of Roslyn's: a class whose fields are the cell's variables, which sees the classes
/// before it. A cell belongs to the chain from the moment it begins to run, so that one that throws keeps what it had declared.
/// </summary>
internal sealed class CSharpSession
{
    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    // Two compilations that bind the same references at once would each have types of their own, strangers to the other's.
    private static readonly Lock Binding = new();

    private static int sessions;

    private readonly string name = FormattableString.Invariant($"cells{Interlocked.Increment(ref sessions)}");
    private readonly List<FieldInfo> fields = [];
    private readonly Lock gate = new();
    // Those that no cell of the chain has named yet. A cell inherits what the cells before it named; what each names anew the
    // compiler keeps once more for every cell that follows, which would be 4 GB by the thousandth cell, and is 0.1 GB so.
    private IReadOnlyList<MetadataReference> newReferences = CSharpReferences.All;
    private CSharpCompilation? last;
    private object?[] states = new object?[1];
    private int compiled;

    /// <summary>Where the cells' assemblies are loaded.</summary>
    public CellAssemblies Assemblies { get; } = new();

    /// <summary>The variables in the order of their declaration, a later one of the same name in the earlier one's place.</summary>
    public IReadOnlyList<FieldInfo> Variables
    {
        get
        {
            lock (gate)
                return [.. fields.GroupBy(variable => variable.Name).Select(group => group.Last())];
        }
    }

    /// <summary>Adds references for the cells to come.</summary>
    public void Reference(IEnumerable<string> paths)
    {
        lock (gate)
            newReferences = [.. newReferences, .. paths.Select(CSharpReferences.Reference)];
    }

    /// <summary>The code as it would be compiled as the next cell; any thread may ask, while a cell runs.</summary>
    public CSharpCompilation Compile(SourceText text, string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, CSharpReferences.Parsing, source);
        CSharpCompilation compilation;
        lock (gate)
        {
            compilation = CSharpCompilation.CreateScriptCompilation(FormattableString.Invariant($"{name}_{compiled}"), tree, newReferences,
                CSharpReferences.Compiling.WithModuleName(CellTrace.ModuleOf(source)).WithScriptClassName(FormattableString.Invariant($"Submission#{states.Length - 1}")), last, typeof(object));
        }
        lock (Binding)
            _ = compilation.Assembly;
        return compilation;
    }

    /// <summary>Compiles code and appends it to the chain.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellation">Stops the compiler.</param>
    /// <returns>What runs it, and whether its last expression is a value.</returns>
    /// <exception cref="CellException">It does not compile.</exception>
    public (Func<Task<object?>> Run, bool HasValue) Append(CellCode code, CancellationToken cancellation)
    {
        // Empty lines above, so that lines are the cell's.
        CSharpCompilation written = Compile(SourceText.From(new string('\n', code.FirstLine - 1) + code.Text, Encoding.UTF8), code.Source);
        SyntaxTree tree = written.SyntaxTrees[0];
        CompileErrors.ThrowIfAny(tree.GetDiagnostics(cancellation), written, code);
        SemanticModel model = written.GetSemanticModel(tree);
        if (tree.GetCompilationUnitRoot(cancellation).Members.Count == 0)
            return (() => Chain(written, code, cancellation), false);
        CSharpCompilation guarded = written.ReplaceSyntaxTree(tree,
            CSharpSyntaxTree.ParseText(CellRewriter.Rewrite(tree, model), CSharpReferences.Parsing, code.Source, cancellation));
        Assembly assembly = Emit(guarded, cancellation) ?? EmitAsWritten(written, code, cancellation);

        Type type = assembly.GetType(written.ScriptClass!.MetadataName, throwOnError: true)!;
        var factory = type.GetMethod("<Factory>", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.CreateDelegate<Func<object?[], Task<object>>>();
        return (() => Begin(factory, type, written), HasValue(tree, model));
    }

    /// <summary>The value of a variable.</summary>
    public object? Value(FieldInfo field) => field.GetValue(states.First(state => state?.GetType() == field.DeclaringType));

    /// <summary>Puts a value into a variable.</summary>
    public void SetValue(FieldInfo field, object? value) => field.SetValue(states.First(state => state?.GetType() == field.DeclaringType), value);

    private Task<object?> Begin(Func<object?[], Task<object>> factory, Type type, CSharpCompilation compilation)
    {
        lock (gate)
        {
            Array.Resize(ref states, states.Length + 1);
            Last(compilation);
            fields.AddRange(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(field => char.IsLetter(field.Name[0]) || field.Name[0] == '_'));
        }
        return factory(states)!;
    }

    private void Last(CSharpCompilation compilation)
    {
        last = compilation;
        newReferences = [.. newReferences.Skip(compilation.ExternalReferences.Length)];
    }

    // Usings alone: nothing to run, and no place among the states.
    private Task<object?> Chain(CSharpCompilation written, CellCode code, CancellationToken cancellation)
    {
        CompileErrors.ThrowIfAny(written.GetDiagnostics(cancellation), written, code);
        lock (gate)
            Last(written);
        Interlocked.Increment(ref compiled);
        return Task.FromResult<object?>(null);
    }

    private Assembly EmitAsWritten(CSharpCompilation written, CellCode code, CancellationToken cancellation)
    {
        CompileErrors.ThrowIfAny(written.GetDiagnostics(cancellation), written, code);
        // The checks broke what was right: it runs without them, and can be stopped only where it waits.
        return Emit(written, cancellation) ?? throw new CellException("CompilationError", "The cell could not be compiled.");
    }

    private Assembly? Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        if (!compilation.Emit(code, symbols, options: Emitting, cancellationToken: cancellation).Success)
            return null;
        code.Position = symbols.Position = 0;
        Interlocked.Increment(ref compiled);
        return Assemblies.LoadFromStream(code, symbols);
    }

    // An expression at the end, without a semicolon, that is not a call of something void.
    private static bool HasValue(SyntaxTree tree, SemanticModel model) =>
        tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement }
        && model.GetTypeInfo(statement.Expression).Type?.SpecialType != SpecialType.System_Void;
}
