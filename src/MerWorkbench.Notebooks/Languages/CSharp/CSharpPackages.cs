using MerWorkbench.Notebooks.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>
/// The lines <c>#r "path.dll"</c>, <c>#r "nuget: NAME, VERSION"</c> and <c>#i "nuget: SOURCE"</c> of cells. All packages that a session ever asked for are
/// restored together, so that they agree on what they share.
/// </summary>
internal sealed class CSharpPackages(CSharpSession session)
{
    private const string NuGet = "nuget:";

    private readonly List<PackageRequest> packages = [];
    private readonly List<string> sources = [];

    /// <summary>Does what the lines say, and takes them out; line numbers stay.</summary>
    /// <exception cref="CellException">A file is not there, a package cannot be fetched.</exception>
    public async Task<CellCode> TakeFromAsync(CellCode code, CellContext cell)
    {
        if (!code.Text.Contains('#', StringComparison.Ordinal))
            return code;
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code.Text, CSharpReferences.Parsing, cancellationToken: cell.Token);
        var edits = new TextEdits();
        List<PackageRequest> asked = [];
        List<string> files = [];
        foreach (DirectiveTriviaSyntax directive in (await tree.GetRootAsync(cell.Token)).DescendantTrivia().Select(t => t.GetStructure()).OfType<DirectiveTriviaSyntax>())
        {
            string place = FormattableString.Invariant($"{code.Source}, line {directive.GetLocation().GetLineSpan().StartLinePosition.Line + code.FirstLine}");
            switch (directive)
            {
                case ReferenceDirectiveTriviaSyntax { File.ValueText: var text } when text.StartsWith(NuGet, StringComparison.OrdinalIgnoreCase):
                    asked.Add(PackageRequest.Parse(text[NuGet.Length..], place));
                    break;
                case ReferenceDirectiveTriviaSyntax { File.ValueText: var text }:
                    if (Locate(text, code.Source, place) is { } file)
                        files.Add(file);
                    break;
                case LoadDirectiveTriviaSyntax:
                    throw new CellException("NotSupported", $"{place}: #load is not supported; #!import FILE runs a file as part of the cell.");
                case BadDirectiveTriviaSyntax bad when bad.ToString() is var text && text.StartsWith("#i", StringComparison.Ordinal) && text.Split('"') is [_, var source, _]:
                    sources.Add(source.StartsWith(NuGet, StringComparison.OrdinalIgnoreCase) ? source[NuGet.Length..].Trim() : source);
                    break;
                default:
                    continue;
            }
            edits.Replace(directive.Span, "");
        }
        AddFiles(files, cell);
        if (asked.Count > 0)
            await AddPackagesAsync(asked, cell);
        return code with { Text = edits.ApplyTo(await tree.GetTextAsync(cell.Token)).ToString() };
    }

    private void AddFiles(List<string> files, CellContext cell)
    {
        foreach (string file in files)
        {
            session.Assemblies.AddFolder(Path.GetDirectoryName(file)!);
            if (session.Assemblies.Add(file) is var use && use == AssemblyUse.New)
                session.Reference([file]);
            else if (use == AssemblyUse.Conflict)
                cell.Output.Write(OutputStream.Error, $"{Path.GetFileName(file)} is already loaded, from another place or as it was before it was built anew. Restart the kernel to use {file}.\n");
        }
    }

    private async Task AddPackagesAsync(List<PackageRequest> asked, CellContext cell)
    {
        // A package named again, with another version or without, is the one of before unless nothing is loaded of it.
        List<PackageRequest> wanted = [.. packages.Where(old => asked.All(now => !now.IsSame(old))), .. asked.Select(now => now.Version is null ? packages.Find(now.IsSame) ?? now : now)];
        RestoredPackages restored = await PackageRestore.RunAsync(wanted, sources, cell);
        packages.Clear();
        packages.AddRange(wanted);
        foreach (string folder in restored.NativeFolders)
            session.Assemblies.AddNatives(folder);
        List<string> fresh = [];
        foreach (string file in restored.Assemblies)
        {
            if (CSharpReferences.Workbench.ContainsKey(Path.GetFileNameWithoutExtension(file)) || CSharpReferences.Framework.ContainsKey(Path.GetFileNameWithoutExtension(file)))
                continue;
            AssemblyUse use = session.Assemblies.Add(file);
            if (use == AssemblyUse.New)
                fresh.Add(file);
            else if (use == AssemblyUse.Conflict)
                cell.Output.Write(OutputStream.Error, $"Another version of {Path.GetFileNameWithoutExtension(file)} is already loaded and is used on. Restart the kernel to change it.\n");
        }
        session.Reference(fresh);
        foreach (PackageRequest package in asked)
        {
            if (restored.Versions.TryGetValue(package.Name, out string? version) && version != package.Version)
                cell.Output.Write(OutputStream.Out, $"{package.Name} {version}\n");
        }
    }

    private static string? Locate(string text, string source, string place)
    {
        if (CSharpReferences.Framework.ContainsKey(text) || CSharpReferences.Workbench.ContainsKey(text))
            return null;
        string folder = Path.IsPathRooted(source) ? Path.GetDirectoryName(source)! : Environment.CurrentDirectory;
        string path = Path.GetFullPath(text, folder);
        return File.Exists(path) ? path : throw new CellException("FileNotFound", $"{place}: there is no {path}. A package is named by #r \"nuget: NAME, VERSION\".");
    }
}
