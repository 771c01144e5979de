using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer lab</c>: opens Jupyter, for this machine alone.</summary>
internal static class LabCommand
{
    // Cells may print 10 MB; Jupyter's own limit drops what comes faster than 1 MB a second.
    private const int BytesPerSecond = 20_000_000;

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo?>("folder") { Description = "The folder to work in. Default: this workbench.", Arity = ArgumentArity.ZeroOrOne };
        var port = new Option<int?>("--port") { Description = "The port to listen at. Default: 8888, or the next free one." };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the address instead of opening a browser." };
        var command = new Command("lab", "Open JupyterLab, or Jupyter Notebook, at the first notebook. Example: mer lab --no-browser") { folder, port, noBrowser };
        command.SetAction(parsed =>
        {
            string root = Path.GetFullPath(parsed.GetValue(folder)?.FullName ?? Workplace.Root);
            if (!Directory.Exists(root))
                throw new MerException("There is no such folder.", root);
            KernelSpec spec = KernelSpec.Install(JupyterFolders.Of(prefix: null));
            if (spec.IsNew)
                Console.Error.WriteLine($"Jupyter knows the kernel as {spec.Name} ({spec.DisplayName}), in {spec.Folder}.");
            string? lab = ProgramPath.Find("jupyter-lab");
            string program = lab ?? ProgramPath.Find("jupyter-notebook")
                ?? throw new MerException("Neither jupyter-lab nor jupyter-notebook is on PATH.", remedy: "Run ./environment/setup.sh, or: apt-get install jupyter-notebook");
            // Jupyter takes this process over: its questions at Ctrl-C are answered as ever, and nothing is left behind.
            ProgramPath.Become(program, Arguments(root, isLab: lab is not null, parsed.GetValue(port), parsed.GetValue(noBrowser)));
        });
        return command;
    }

    /// <summary>Jupyter's arguments. It makes a token of its own at each start, and lets nobody in without it.</summary>
    internal static IReadOnlyList<string> Arguments(string root, bool isLab, int? port, bool noBrowser)
    {
        string application = isLab ? "ServerApp" : "NotebookApp";
        string page = FirstNotebook(root) is { } notebook
            ? $"{(isLab ? "/lab/tree/" : "/notebooks/")}{string.Join('/', notebook.Split('/').Select(Uri.EscapeDataString))}"
            : isLab ? "/lab" : "/tree";
        var arguments = new List<string>
        {
            "--ip=127.0.0.1",
            $"--{application}.{(isLab ? "root_dir" : "notebook_dir")}={root}",
            $"--{(isLab ? "LabApp" : application)}.default_url={page}",
            $"--{application}.iopub_data_rate_limit={BytesPerSecond}",
        };
        if (port is { } number)
            arguments.Add($"--port={number}");
        if (noBrowser)
            arguments.Add("--no-browser");
        if (Environment.IsPrivilegedProcess)
            arguments.Add("--allow-root");
        return arguments;
    }

    /// <summary>The notebook to begin with, relative to the folder: the first by name, of those in <c>notebooks</c> where there are any.</summary>
    private static string? FirstNotebook(string root) => new[] { "notebooks", "." }
        .Select(part => Path.Combine(root, part)).Where(Directory.Exists)
        .SelectMany(place => Directory.EnumerateFiles(place, "*.ipynb").Order(StringComparer.Ordinal))
        .Select(file => Path.GetRelativePath(root, file)).FirstOrDefault();
}
