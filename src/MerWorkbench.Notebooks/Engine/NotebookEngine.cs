using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Languages.CSharp;
using MerWorkbench.Showing;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>
/// Runs cells and keeps what they declared. It knows nothing of Jupyter or files: the server, the headless runner and tests use it alike.
/// One cell at a time; <see cref="Interrupt"/>, and what <see cref="CSharp"/> answers to editors, may be called from any thread.
/// </summary>
public sealed class NotebookEngine : IDisposable
{
    private readonly Dictionary<string, ILanguage> languages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IMagic> magics = new(StringComparer.Ordinal);
    private CancellationTokenSource? running;
    private int executed;

    /// <summary>An engine with every language and magic of the workbench.</summary>
    /// <param name="page">What its values are shown in, which the engine then owns; a living page, or what the environment says (<see cref="NotebookPage.Variable"/>), where null.</param>
    public NotebookEngine(NotebookPage? page = null)
    {
        CellConsole.Install();
        Page = page ?? new();
        Page.ShowScript = script => CellContext.Required.Output.Show(new MimeBundle("plotly.js, which draws the figures").With(Mime.Html, script));
        foreach (ILanguage language in Registry.Languages())
        {
            languages.Add(language.Name, language);
            foreach (string alias in language.Aliases)
                languages.Add(alias, language);
        }
        foreach (IMagic magic in Registry.Magics())
            magics.Add(magic.Name, magic);
        CSharp = (CSharpLanguage)languages[CSharpLanguage.LanguageName];
    }

    /// <summary>What values are shown in: alive, or as pictures to be committed.</summary>
    public NotebookPage Page { get; }

    /// <summary>The language of cells that name none.</summary>
    internal CSharpLanguage CSharp { get; }

    /// <summary>The languages, each once, by name.</summary>
    public IReadOnlyList<ILanguage> Languages => [.. languages.Values.Distinct().OrderBy(l => l.Name, StringComparer.Ordinal)];

    /// <summary>The magics, by name.</summary>
    public IReadOnlyList<IMagic> Magics => [.. magics.Values.OrderBy(m => m.Name, StringComparer.Ordinal)];

    /// <summary>A language by name or alias, or null.</summary>
    public ILanguage? Language(string name) => languages.GetValueOrDefault(name);

    /// <summary>The number of the last cell; 0 before the first.</summary>
    public int ExecutionCount => Volatile.Read(ref executed);

    /// <summary>Runs a cell to its end on the calling thread; only one at a time.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="output">Where its outputs go, the result as the last of them.</param>
    /// <param name="cancellation">Stops it as <see cref="Interrupt"/> does.</param>
    /// <param name="counted">Whether it gets a number of its own; what front ends run for themselves does not.</param>
    /// <returns>How it ended. Errors are returned and not thrown.</returns>
    public CellOutcome Execute(string code, ICellOutput output, CancellationToken cancellation = default, bool counted = true)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (counted)
            executed++;
        var cell = new CellContext(this, code, output, executed, stop.Token);
        Volatile.Write(ref running, stop);
        CellContext.Current = cell;
        using var progress = new NotebookProgress(cell);
        // Long work of the library finds the cell by itself.
        using var ambient = Ambient.Use(progress, stop.Token);
        using var shown = Page.Use();
        Page.Begin(code);
        try
        {
            object? value = CellPump.Run(() => RunWithEndingsAsync(code, cell), stop.Token);
            return new(cell.ExecutionCount, value is NoValue or DisplayedValue ? null : Formatters.Format(value), null);
        }
        catch (Exception exception)
        {
            return new(cell.ExecutionCount, null, CellErrors.Of(exception, stop.Token), stop.IsCancellationRequested);
        }
        finally
        {
            Volatile.Write(ref running, null);
            CellContext.Current = null;
        }
    }

    /// <summary>Runs text as part of the running cell: what <c>#!import</c> reads.</summary>
    /// <param name="code">The text, magics and all.</param>
    /// <param name="source">Where it stands, for errors.</param>
    /// <param name="cell">The running cell.</param>
    /// <param name="language">The language of text that names none.</param>
    /// <returns>The value of the last expression, or <see cref="NoValue"/>.</returns>
    internal async Task<object?> RunAsync(string code, string source, CellContext cell, string language = CSharpLanguage.LanguageName)
    {
        IReadOnlyList<CellPart> parts = CellParser.Parse(code, language, languages.ContainsKey);
        foreach (CellPart part in parts.Where(part => part.IsMagic && !magics.ContainsKey(part.Name)))
            throw new CellException("UnknownMagic",
                $"There is no magic '#!{part.Name}' (line {part.FirstLine}). There are: {string.Join(", ", Names().Select(name => $"#!{name}"))}.");
        object? value = NoValue.Instance;
        foreach (CellPart part in parts)
        {
            cell.Token.ThrowIfCancellationRequested();
            if (part.IsMagic)
                await magics[part.Name].RunAsync(CellParser.Words(part.Arguments), cell);
            else
                value = await languages[part.Name].RunAsync(new(part.Text, part.FirstLine, part.Arguments, source), cell);
        }
        return value;
    }

    private async Task<object?> RunWithEndingsAsync(string code, CellContext cell)
    {
        try
        {
            return await RunAsync(code, $"In[{cell.ExecutionCount}]", cell);
        }
        finally
        {
            foreach (Func<Task> ending in cell.Endings)
                await ending();
        }
    }

    private IEnumerable<string> Names() => languages.Keys.Concat(magics.Keys).Order(StringComparer.Ordinal);

    /// <summary>Stops the running cell, if there is one: its token is cancelled, its loops leave, its waits wake.</summary>
    public void Interrupt() => Volatile.Read(ref running)?.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ILanguage language in languages.Values.Distinct())
            (language as IDisposable)?.Dispose();
        Page.Dispose();
    }
}
