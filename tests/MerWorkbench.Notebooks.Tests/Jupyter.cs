using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests;

/// <summary>Debian's Jupyter programs on this build's kernel, with all that they write below one folder, which is gone after the test.</summary>
public sealed class Jupyter : IDisposable
{
    public Jupyter() => KernelSpec.Install(new(Folder, [Folder]), Mer);

    public static string Mer => Path.Combine(AppContext.BaseDirectory, "mer");

    public string Folder { get; } = Directory.CreateTempSubdirectory("mer-jupyter-").FullName;

    /// <summary>How to start a program that is to find the kernel here.</summary>
    public ProcessStartInfo Program(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["JUPYTER_DATA_DIR"] = Folder;
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(Folder, "runtime");
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(Folder, "config");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return start;
    }

    /// <summary>Writes a notebook that has not run, and returns its path.</summary>
    public string Notebook(string name, params string[] cells)
    {
        string file = Path.Combine(Folder, name);
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            nbformat = 4,
            nbformat_minor = 5,
            metadata = new { kernelspec = new { name = KernelSpec.CommonName, display_name = ".NET (C#)", language = "C#" } },
            cells = cells.Select((code, index) => new
            {
                cell_type = "code",
                id = $"cell{index}",
                metadata = new { },
                source = code,
                outputs = Array.Empty<int>(),
                execution_count = (int?)null,
            }),
        }));
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
