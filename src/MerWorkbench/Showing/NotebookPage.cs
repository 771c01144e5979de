using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>
/// The notebook that values are shown in, as far as showing must know: whether it is to be committed, and whether plotly.js is in it already,
/// which figures need once. A kernel makes one for its notebook and sets it while cells run; without such a kernel there is one for the whole process.
/// </summary>
public sealed class NotebookPage : IDisposable
{
    /// <summary>The environment variable which, set to <c>static</c>, makes notebooks to be committed.</summary>
    public const string Variable = "MER_NOTEBOOK";

    private static readonly AsyncLocal<NotebookPage?> Ambient = new();
    private static readonly Lazy<NotebookPage> Shared = new(() => new());

    private readonly Lock gate = new();
    private readonly Lazy<FigureDrawer> drawer = new(() => new());
    private string? running, carrier;

    /// <summary>A page with nothing in it.</summary>
    /// <param name="isStatic">See <see cref="IsStatic"/>; what the environment says (<see cref="Variable"/>) where null.</param>
    public NotebookPage(bool? isStatic = null) => IsStatic = isStatic ?? Environment.GetEnvironmentVariable(Variable) == "static";

    /// <summary>The page that values are shown in.</summary>
    public static NotebookPage Current => Ambient.Value ?? Shared.Value;

    /// <summary>Whether figures and sounds are pictures: what is committed must show without scripts and stay small. Else they are alive.</summary>
    public bool IsStatic { get; }

    /// <summary>
    /// Puts plotly.js into the document as an output of its own, so that replacing the first figure does not take it away;
    /// null to have it come with the first figure.
    /// </summary>
    public Action<string>? ShowScript { get; set; }

    /// <summary>Makes this the current page until the result is disposed of.</summary>
    public IDisposable Use()
    {
        var before = Ambient.Value;
        Ambient.Value = this;
        return new Restore(before);
    }

    /// <summary>Says that a cell begins: its old outputs go, and with them plotly.js if that was among them.</summary>
    /// <param name="cell">What the cell is known by: its text, where there is no better.</param>
    public void Begin(string cell)
    {
        lock (gate)
        {
            running = cell;
            if (carrier == cell)
                carrier = null;
        }
    }

    /// <summary>Says that the running cell's outputs were taken away.</summary>
    public void Clear()
    {
        lock (gate)
        {
            if (carrier == running)
                carrier = null;
        }
    }

    /// <summary>Ends what the page needed.</summary>
    public void Dispose()
    {
        if (drawer.IsValueCreated)
            drawer.Value.Dispose();
    }

    /// <summary>What draws figures for a static page; one browser for all of them.</summary>
    internal FigureDrawer Drawer => drawer.Value;

    /// <summary>What must stand before a figure's own markup: plotly.js where it is not in the document yet and has no output of its own.</summary>
    internal string Plotly()
    {
        lock (gate)
        {
            if (carrier is not null)
                return "";
            carrier = running ?? "";
        }
        if (ShowScript is null)
            return FigurePage.PlotlyElement;
        ShowScript(FigurePage.PlotlyElement);
        return "";
    }

    private sealed class Restore(NotebookPage? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
