using System.Diagnostics;
using System.Text.Json;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>The kernel under Debian's own Jupyter programs. They are installed by environment/setup.sh, so nothing here is skipped.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mer-jupyter-").FullName;

    public JupyterTests() => KernelSpec.Install(new(folder, [folder]), Mer);

    private static string Mer => Path.Combine(AppContext.BaseDirectory, "mer");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("conversation")]
    [InlineData("interrupt_by_message")]
    [InlineData("interrupt_by_signal")]
    [InlineData("restart")]
    [InlineData("two_clients")]
    [InlineData("input_")]
    [InlineData("ipc")]
    [InlineData("parent_killed")]
    [InlineData("shutdown_of_a_busy_kernel")]
    [InlineData("terminate")]
    [InlineData("failing_threads")]
    [InlineData("hundred_megabytes")]
    [InlineData("endless_print")]
    [InlineData("nbclient_runs_a_notebook")]
    public void Jupyter_client_gets_what_it_expects(string scenario)
    {
        (int code, string output, string error) = Run("/usr/bin/python3", Script("kernel_client.py"), scenario);
        Assert.True(code == 0 && output.EndsWith("done\n", StringComparison.Ordinal), $"{output}\n{error}");
    }

    [Fact]
    public void Nbconvert_runs_a_notebook_and_makes_a_page()
    {
        string notebook = Notebook("""Console.WriteLine("printed"); 6 * 7""");
        (int code, string _, string error) = Run("/usr/bin/jupyter-nbconvert", "--execute", "--to", "html", "--output", "page.html", notebook);
        Assert.True(code == 0, error);
        string page = File.ReadAllText(Path.Combine(folder, "page.html"));
        Assert.Contains("printed", page, StringComparison.Ordinal);
        Assert.Contains("<pre>42</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nbconvert_fails_where_a_cell_fails_and_says_why()
    {
        (int code, string _, string error) = Run("/usr/bin/jupyter-nbconvert", "--execute", "--to", "notebook", "--output", "out.ipynb", Notebook("#!nothing"));
        Assert.Equal(1, code);
        Assert.Contains("There is no magic '#!nothing'", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Lab_listens_on_this_machine_alone_wants_its_token_and_opens_the_first_notebook()
    {
        string root = Directory.CreateDirectory(Path.Combine(folder, "my work", "notebooks")).FullName;
        foreach (string name in new[] { "10-then.ipynb", "00 start.ipynb" })
            File.Copy(Notebook("1"), Path.Combine(root, name));
        (int code, string output, string error) = Run("/usr/bin/python3", Script("lab_client.py"), Mer, Path.GetDirectoryName(root)!);
        Assert.True(code == 0, error);
        JsonElement seen = JsonDocument.Parse(output).RootElement;
        Assert.Equal(403, seen.GetProperty("withoutToken").GetInt32());
        Assert.Contains(KernelSpec.CommonName, seen.GetProperty("kernels").EnumerateArray().Select(name => name.GetString()));
        Assert.EndsWith("notebooks/00%20start.ipynb", seen.GetProperty("first").GetString()!.Split('?')[0], StringComparison.Ordinal);
        // 127.0.0.1, as the kernel's table writes it.
        Assert.Equal("0100007F", Assert.Single(seen.GetProperty("listening").EnumerateArray()).GetString());
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Protocol", name);

    private string Notebook(string code)
    {
        string file = Path.Combine(folder, "one.ipynb");
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            nbformat = 4,
            nbformat_minor = 5,
            metadata = new { kernelspec = new { name = KernelSpec.CommonName, display_name = ".NET (C#)", language = "C#" } },
            cells = new[] { new { cell_type = "code", id = "a", metadata = new { }, source = code, outputs = Array.Empty<int>(), execution_count = (int?)null } },
        }));
        return file;
    }

    private (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["JUPYTER_DATA_DIR"] = folder;
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder, "runtime");
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(folder, "config");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end.");
        }
        return (process.ExitCode, output, error.Result);
    }
}
