using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Languages.CSharp;

/// <summary>
/// Fetches NuGet packages with the SDK's own restore of a project that holds nothing else. The project is kept, under a name made of the
/// packages, the sources and the runtime, so that the next session finds its answer there; a package that is on this machine is not asked for
/// over the network.
/// </summary>
internal static partial class PackageRestore
{
    /// <summary>Restores packages together.</summary>
    /// <exception cref="CellException">It did not succeed; the message says why.</exception>
    public static async Task<RestoredPackages> RunAsync(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, CellContext cell)
    {
        List<PackageRequest> exact = [.. packages.Select(package => package with { Version = package.Version ?? Newest(package.Name) ?? "*" })];
        string project = Project(exact, sources);
        string folder = Path.Combine(Cache, ContentHash.OfText(project + RuntimeInformation.FrameworkDescription).Hex[..16]);
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        if (RestoredPackages.Read(assets) is { } known)
            return known;

        string names = string.Join(", ", exact.Select(package => package.Version == "*" ? package.Name : $"{package.Name} {package.Version}"));
        Ambient.Progress?.Report(new("packages", 0, 1, names));
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "packages.csproj");
        await File.WriteAllTextAsync(file, project, cell.Token);
        (int code, string output) = await DotnetAsync(["restore", file, "--nologo", "-v", "minimal", "-p:ImportDirectoryBuildProps=false",
            "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false"], cell.Token);
        if (code != 0 || RestoredPackages.Read(assets) is not { } restored)
        {
            // Half an answer must not be found the next time.
            Directory.Delete(folder, recursive: true);
            throw new CellException("PackagesNotFetched", $"{names} could not be fetched: {Reasons(output)}");
        }
        Ambient.Progress?.Report(new("packages", 1, 1, names));
        return restored;
    }

    private static string Cache => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "merworkbench", "packages");

    private static string Project(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <UseAppHost>false</UseAppHost>
            <NuGetAudit>false</NuGetAudit>
            <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
        {string.Join('\n', packages.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Select(p => $"    <PackageReference Include=\"{p.Name}\" Version=\"{p.Version}\" />"))}
          </ItemGroup>
        </Project>
        """;

    // The newest released version on this machine, so that a session without a network is like the one before.
    private static string? Newest(string name)
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string folder = Path.Combine(packages, name.ToLowerInvariant());
        return !Directory.Exists(folder) ? null : Directory.EnumerateDirectories(folder).Select(Path.GetFileName)
            .Where(version => Version.TryParse(version, out _)).OrderBy(version => Version.Parse(version!)).LastOrDefault();
    }

    private static async Task<(int Code, string Output)> DotnetAsync(string[] arguments, CancellationToken cancellation)
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        string program = Path.Combine(root, "dotnet");
        if (!Directory.Exists(Path.Combine(root, "sdk")))
            throw new CellException("NoSdk", $"Packages are fetched by the .NET SDK, and there is none in {root}. A DLL can be used by #r \"path.dll\".");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return (process.ExitCode, await output + await error);
    }

    // "/path/packages.csproj : error NU1101: Unable to find package X. No packages exist with this id in source(s): nuget.org [/path/...]"
    private static string Reasons(string output)
    {
        string[] reasons = [.. Error().Matches(output).Select(match => match.Groups[1].Value.Trim()).Distinct().Take(3)];
        string text = reasons.Length > 0 ? string.Join(" ", reasons) : output.Trim().Split('\n')[^1];
        return text.Contains("NU1301", StringComparison.Ordinal) ? $"{text} Without a network, only packages that are on this machine can be used." : text;
    }

    [GeneratedRegex(@"error ((?:NU|MSB|NETSDK)\d+: .*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Error();
}
