using System.Reflection;
using System.Runtime.InteropServices;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Magics;

/// <summary><c>#!about</c>: which program runs the cells, and where its results go.</summary>
internal sealed class AboutMagic : IMagic
{
    /// <inheritdoc/>
    public string Name => "about";

    /// <inheritdoc/>
    public string Usage => "#!about";

    /// <inheritdoc/>
    public string Summary => "Says which program runs the cells.";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments, CellContext cell)
    {
        new MagicArguments(arguments, "#!about", Usage).Expect(0);
        string version = typeof(NotebookEngine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        // A notebook to be committed is the same on every machine.
        cell.Output.Show(cell.Engine.Page.IsStatic
            ? new MimeBundle("MerWorkbench: a workbench for music emotion recognition, in C#.")
            : Formatters.Format(new Dictionary<string, object?>
            {
                ["Program"] = $"MerWorkbench {version}, a workbench for music emotion recognition, in C#",
                ["Runtime"] = RuntimeInformation.FrameworkDescription,
                ["System"] = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors",
                ["Results go to"] = Workplace.Root,
                ["Languages"] = string.Join(", ", cell.Engine.Languages.Select(language => language.Name)),
            }));
        return Task.CompletedTask;
    }
}
