using System.Diagnostics;
using System.Text.Json;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>The kernel under Debian's own Jupyter programs. They are installed by environment/setup.sh, so nothing here is skipped.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly Jupyter jupyter = new();

    public void Dispose() => jupyter.Dispose();

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
        string page = File.ReadAllText(Path.Combine(jupyter.Folder, "page.html"));
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
        string root = Directory.CreateDirectory(Path.Combine(jupyter.Folder, "my work", "notebooks")).FullName;
        foreach (string name in new[] { "10-then.ipynb", "00 start.ipynb" })
            File.Copy(Notebook("1"), Path.Combine(root, name));
        (int code, string output, string error) = Run("/usr/bin/python3", Script("lab_client.py"), Jupyter.Mer, Path.GetDirectoryName(root)!);
        Assert.True(code == 0, error);
        JsonElement seen = JsonDocument.Parse(output).RootElement;
        Assert.Equal(403, seen.GetProperty("withoutToken").GetInt32());
        Assert.Contains(KernelSpec.CommonName, seen.GetProperty("kernels").EnumerateArray().Select(name => name.GetString()));
        Assert.EndsWith("notebooks/00%20start.ipynb", seen.GetProperty("first").GetString()!.Split('?')[0], StringComparison.Ordinal);
        // 127.0.0.1, as the kernel's table writes it.
        Assert.Equal("0100007F", Assert.Single(seen.GetProperty("listening").EnumerateArray()).GetString());
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Protocol", name);

    private string Notebook(string code) => jupyter.Notebook("one.ipynb", code);

    private (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(jupyter.Program(program, arguments))!;
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
