using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MerWorkbench.Notebooks.Tests.Documents;

/// <summary>The notebooks of this repository: what a reader of the web sees of them, and what running them again gives.</summary>
public sealed class CommittedNotebooksTests
{
    private static readonly string Folder = Path.Combine(Workplace.CheckoutAround(AppContext.BaseDirectory)!, "notebooks");

    private static readonly string[] KeptElements = ["b", "br", "caption", "code", "details", "div", "em", "i", "li", "ol", "p", "pre", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"];

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_small_whole_and_has_pictures_instead_of_scripts(string name)
    {
        string path = Path.Combine(Folder, name);
        Assert.True(new FileInfo(path).Length < 1_000_000, $"{name} has {new FileInfo(path).Length} bytes; one megabyte is the limit.");
        NotebookDocument notebook = NotebookDocument.Read(path);
        Assert.Equal(File.ReadAllText(path), notebook.ToJson());
        Assert.Equal(Enumerable.Range(1, notebook.CodeCells.Count()), notebook.CodeCells.Select(cell => cell.ExecutionCount ?? 0));
        string outputs = string.Concat(notebook.CodeCells.Select(cell => cell.Outputs.ToJsonString()));
        Assert.DoesNotContain("\\u003Cscript", outputs, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("plotly.js", outputs, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("image/png", outputs, StringComparison.Ordinal);
        Assert.DoesNotContain("\"error\"", outputs, StringComparison.Ordinal);
        // A file of the machine it ran on would help nobody.
        Assert.DoesNotContain("/home/", outputs, StringComparison.Ordinal);
        foreach (JsonNode? data in notebook.CodeCells.SelectMany(cell => cell.Outputs).Select(output => output!["data"]).Where(data => data is not null))
            Assert.NotNull(data!["text/plain"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preview_on_the_web_shows_all_of_it(string name)
    {
        var faults = new List<string>();
        foreach (NotebookCell cell in NotebookDocument.Read(Path.Combine(Folder, name)).CodeCells)
            foreach (JsonNode data in cell.Outputs.Select(output => output!["data"]).OfType<JsonNode>())
            {
                // Previews draw PNG as it is, and show the richest form they know: what stands beside a picture is not seen.
                if (data["image/png"] is not null || data["text/html"] is not { } node)
                    continue;
                string html = node is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)node!;
                // Sanitisers keep these elements, but neither scripts nor styles: what a colour alone says is lost.
                faults.AddRange(Regex.Matches(html, "<([a-zA-Z0-9]+)").Select(tag => tag.Groups[1].Value).Except(KeptElements).Select(tag => $"{cell.Id}: <{tag}>"));
                if (Regex.IsMatch(html, "background|visibility|display:"))
                    faults.Add($"{cell.Id}: says something by its style alone");
            }
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Each_holds_to_the_schema_of_notebooks()
    {
        using var jupyter = new Jupyter();
        const string Script = "import sys, nbformat\nfor file in sys.argv[1:]:\n    nbformat.validate(nbformat.read(file, as_version=nbformat.NO_CONVERT))\n    print(file)";
        string[] files = Directory.GetFiles(Folder, "*.ipynb");
        using Process python = Process.Start(jupyter.Program("/usr/bin/python3", ["-W", "error", "-c", Script, .. files]))!;
        Task<string> errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string valid = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await errors);
        Assert.Equal(files, valid.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Running_the_first_one_again_gives_the_same_bytes()
    {
        using var home = new TemporaryFolder();
        string again = home["again.ipynb"];
        Mer(home.Root, "notebook", "run", Path.Combine(Folder, "00-start.ipynb"), "--static", "--out", again);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "00-start.ipynb")), File.ReadAllText(again));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void As_a_program_it_compiles(string name)
    {
        string program = ProgramText.Of(NotebookDocument.Read(Path.Combine(Folder, name)), name, "library");
        string code = string.Join('\n', program.Split('\n').Select(line => line.StartsWith('#') ? "" : line));
        string[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create("program", [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            references.Select(path => MetadataReference.CreateFromFile(path)));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    private static void Mer(string home, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "mer.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[Workplace.Variable] = home;
        using Process mer = Process.Start(start)!;
        Task<string> errors = mer.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        mer.StandardOutput.ReadToEnd();
        mer.WaitForExit();
        Assert.True(mer.ExitCode == 0, errors.Result);
    }
}
