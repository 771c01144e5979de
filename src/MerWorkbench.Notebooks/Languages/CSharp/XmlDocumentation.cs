using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>
/// The documentation of a symbol, in words: from the XML file beside its assembly, or, for the runtime's own, from the SDK's reference pack
/// where there is one.
/// </summary>
internal sealed partial record XmlDocumentation
{
    private static readonly XmlDocumentation Nothing = new();
    private static readonly ConcurrentDictionary<(string Folder, string Id), XElement?> Found = new();
    private static readonly Lazy<string?> ReferencePack = new(FindReferencePack);

    /// <summary>What it is or does.</summary>
    public string Summary { get; private init; } = "";

    /// <summary>What else there is to say.</summary>
    public string Remarks { get; private init; } = "";

    /// <summary>What it gives.</summary>
    public string Returns { get; private init; } = "";

    /// <summary>What each parameter means.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Parameters { get; private init; } = [];

    /// <summary>When it throws what.</summary>
    public IReadOnlyList<(string Name, string When)> Exceptions { get; private init; } = [];

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => Summary.Length == 0 && Parameters.Count == 0 && Returns.Length == 0;

    /// <summary>The documentation of a symbol; empty where there is none.</summary>
    public static XmlDocumentation Of(ISymbol symbol, Compilation compilation) => Of(symbol, compilation, depth: 0);

    private static XmlDocumentation Of(ISymbol symbol, Compilation compilation, int depth)
    {
        symbol = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        if (depth > 3 || Element(symbol, compilation) is not { } element)
            return Nothing;
        if (element.Element("inheritdoc") is { } inherit && element.Element("summary") is null)
        {
            ISymbol? source = inherit.Attribute("cref")?.Value is { } id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) : Inherited(symbol);
            return source is null ? Nothing : Of(source, compilation, depth + 1);
        }
        return new()
        {
            Summary = Words(element.Element("summary")),
            Remarks = Words(element.Element("remarks")),
            Returns = Words(element.Element("returns") ?? element.Element("value")),
            Parameters = [.. element.Elements("param").Select(p => (p.Attribute("name")?.Value ?? "", Words(p)))],
            Exceptions = [.. element.Elements("exception").Select(e => (Short(e.Attribute("cref")?.Value ?? ""), Words(e)))],
        };
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        INamedTypeSymbol type => type.BaseType,
        _ => symbol.ContainingType?.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
    };

    private static XElement? Element(ISymbol symbol, Compilation compilation)
    {
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly
            || (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath is not { } path)
            return null;
        string xml = Path.ChangeExtension(path, ".xml");
        return Found.GetOrAdd((path, id), _ => File.Exists(xml) ? Search(xml, id)
            : !CSharpReferences.Framework.ContainsKey(assembly.Name) || ReferencePack.Value is not { } pack ? null
            // The runtime's assemblies are cut otherwise than the documented ones; the largest holds most.
            : Directory.EnumerateFiles(pack, "*.xml")
                .OrderBy(file => Path.GetFileNameWithoutExtension(file) is var name && name == assembly.Name ? 0 : name == "System.Runtime" ? 1 : name == "System.Collections" ? 2 : 3)
                .ThenBy(file => file, StringComparer.Ordinal)
                .Select(file => Search(file, id)).FirstOrDefault(element => element is not null));
    }

    private static XElement? Search(string file, string id)
    {
        string text = File.ReadAllText(file);
        int start = text.IndexOf($"<member name=\"{id}\"", StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf("</member>", start, StringComparison.Ordinal);
        try
        {
            return end < 0 ? null : XElement.Parse(text[start..(end + "</member>".Length)]);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? FindReferencePack()
    {
        // .../dotnet/shared/Microsoft.NETCore.App/10.0.1/System.Private.CoreLib.dll
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref");
        return !Directory.Exists(packs) ? null : Directory.EnumerateDirectories(packs, Environment.Version.Major + ".*").Order(StringComparer.Ordinal)
            .SelectMany(version => Directory.EnumerateDirectories(Path.Combine(version, "ref"))).LastOrDefault();
    }

    private static string Words(XElement? element) => element is null ? "" : Paragraphs().Replace(Spaces().Replace(string.Concat(element.Nodes().Select(Word)), " "), "\n").Trim();

    private static string Word(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => Short(see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? see.Attribute("href")?.Value ?? see.Value),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => reference.Attribute("name")?.Value ?? "",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "para" or "item" or "code" or "br" } part => $" \u2029 {string.Concat(part.Nodes().Select(Word))} \u2029 ",
        XElement other => string.Concat(other.Nodes().Select(Word)),
        _ => "",
    };

    // T:System.Collections.Generic.List`1 is List, M:A.B.C(System.Int32) is B.C.
    private static string Short(string id)
    {
        if (id.Length < 2 || id[1] != ':')
            return id;
        string[] names = Arity().Replace(id[2..].Split('(')[0], "").Split('.');
        return id[0] is 'T' or 'N' || names.Length < 2 ? names[^1] : $"{names[^2]}.{names[^1]}";
    }

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*(\u2029\s*)+")]
    private static partial Regex Paragraphs();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
