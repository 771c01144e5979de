using System.Collections.Concurrent;
using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>What every cell is compiled against, and the namespaces it has without asking.</summary>
internal static class CSharpReferences
{
    /// <summary>The namespaces that .NET Interactive imports, and what the engine offers to every cell.</summary>
    private static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        // display, HTML and others, by their names alone.
        typeof(Display.Kernel).FullName!, typeof(Display.Kernel).Namespace!, typeof(CellGlobals).FullName!,
    ];

    private static readonly ConcurrentDictionary<string, PortableExecutableReference> References = new(StringComparer.Ordinal);

    /// <summary>C# as in scripts: statements, declarations and a last expression.</summary>
    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>Release, because Debug is six times slower in a loop.</summary>
    public static CSharpCompilationOptions Compiling { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, usings: Imports, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Annotations, metadataReferenceResolver: new FrameworkResolver());

    /// <summary>The runtime's assemblies by name.</summary>
    public static IReadOnlyDictionary<string, string> Framework { get; } = Directory
        .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Microsoft.CSharp.dll" or "netstandard.dll"))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The workbench's own assemblies and those whose types it shows, by name.</summary>
    public static IReadOnlyDictionary<string, string> Workbench { get; } =
        new[] { "MerWorkbench", "MerWorkbench.Torch", "MerWorkbench.Notebooks", "MathNet.Numerics", "System.Numerics.Tensors", "CsvHelper" }
            .Select(name => (name, Path: Path.Combine(AppContext.BaseDirectory, name + ".dll")))
            .Where(item => File.Exists(item.Path))
            .ToDictionary(item => item.name, item => item.Path, StringComparer.OrdinalIgnoreCase);

    /// <summary>The references of the first cell.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. Framework.Values.Where(IsManaged).Order(StringComparer.Ordinal).Concat(Workbench.Values).Select(Reference)];

    /// <summary>
    /// A reference to an assembly's file, the same each time: a chain of cells carries every reference it ever had, and
    /// one that is made anew for each cell makes memory grow by the square of the cells.
    /// </summary>
    public static PortableExecutableReference Reference(string path) => References.GetOrAdd(path, static path => MetadataReference.CreateFromFile(path));

    private static bool IsManaged(string path) => !Path.GetFileName(path).EndsWith(".Native.dll", StringComparison.Ordinal);

    // Assemblies that only other assemblies speak of.
    private sealed class FrameworkResolver : MetadataReferenceResolver
    {
        public override bool ResolveMissingAssemblies => true;

        public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
        {
            string path = Path.Combine(Path.GetDirectoryName((definition as PortableExecutableReference)?.FilePath) ?? "", referenceIdentity.Name + ".dll");
            string? found = Framework.GetValueOrDefault(referenceIdentity.Name) ?? (File.Exists(path) ? path : null);
            return found is null ? null : Reference(found);
        }

        public override System.Collections.Immutable.ImmutableArray<PortableExecutableReference> ResolveReference(
            string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

        public override bool Equals(object? other) => other is FrameworkResolver;

        public override int GetHashCode() => 0;
    }
}
