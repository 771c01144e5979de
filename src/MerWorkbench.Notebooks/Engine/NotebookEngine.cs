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
    private readonly CellThread thread = new();
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
        LostErrors.Watch();
    }

    /// <summary>What values are shown in: alive, or as pictures to be committed.</summary>
    public NotebookPage Page { get; }

    /// <summary>The language of cells that name none.</summary>
    internal CSharpLanguage CSharp { get; }

    /// <summary>How long a stopped cell may go on before it is left behind.</summary>
    internal TimeSpan Patience { set => thread.Patience = value; }

    /// <summary>The text of all that was run, for the lines that errors show.</summary>
    internal CellSources Sources { get; } = new();

    /// <summary>The languages, each once, by name.</summary>
    public IReadOnlyList<ILanguage> Languages => [.. languages.Values.Distinct().OrderBy(l => l.Name, StringComparer.Ordinal)];

    /// <summary>The magics, by name.</summary>
    public IReadOnlyList<IMagic> Magics => [.. magics.Values.OrderBy(m => m.Name, StringComparer.Ordinal)];

    /// <summary>A language by name or alias, or null.</summary>
    public ILanguage? Language(string name) => languages.GetValueOrDefault(name);

    /// <summary>Whether a cell has run in this process, and may have left something running.</summary>
    public static bool HasRunCells { get; private set; }

    /// <summary>The number of the last cell; 0 before the first.</summary>
    public int ExecutionCount => Volatile.Read(ref executed);

    /// <summary>Runs a cell to its end; only one at a time. All cells run on one thread of the engine's, while the caller waits.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="output">Where its outputs go, the result as the last of them.</param>
    /// <param name="cancellation">Stops it as <see cref="Interrupt"/> does.</param>
    /// <param name="counted">Whether it gets a number of its own; what front ends run for themselves does not.</param>
    /// <param name="begun">Told its number once <see cref="Interrupt"/> stops it, before anything of it runs; null for nobody.</param>
    /// <returns>How it ended. Errors are returned and not thrown.</returns>
    public CellOutcome Execute(string code, ICellOutput output, CancellationToken cancellation = default, bool counted = true, Action<int>? begun = null)
    {
        // Never disposed: what the cell leaves running may look at the token later.
        var stop = new CancellationTokenSource();
        HasRunCells = true;
        using CancellationTokenRegistration outer = cancellation.Register(() => stop.CancelAsync());
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
            begun?.Invoke(cell.ExecutionCount);
            MimeBundle? result = thread.Run(() => ShownAsync(code, cell), stop.Token, text => output.Write(OutputStream.Error, text));
            return new(cell.ExecutionCount, result, null);
        }
        catch (Exception exception)
        {
            return new(cell.ExecutionCount, null, CellErrors.Of(exception, stop.Token, Sources), stop.IsCancellationRequested);
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
        IReadOnlyList<CellPart> parts = CellParser.Parse(code, language, languages.ContainsKey, name => languages[name].RunsEmpty);
        foreach (CellPart part in parts.Where(part => part.IsMagic && !magics.ContainsKey(part.Name)))
            throw new CellException("UnknownMagic",
                $"There is no magic '#!{part.Name}' ({(cell.Importing.Count > 0 ? $"{source}, " : "")}line {part.FirstLine}). There are: {string.Join(", ", Names().Select(name => $"#!{name}"))}.");
        object? value = NoValue.Instance;
        ILanguage before = cell.Language;
        foreach (CellPart part in parts)
        {
            cell.Token.ThrowIfCancellationRequested();
            cell.Language = languages[part.Language];
            if (part.IsMagic)
                await RunMagicAsync(part, source, cell);
            else
                value = await RunAsync(languages[part.Name], new(part.Text, part.FirstLine, part.Arguments, source), cell);
        }
        cell.Language = before;
        return value;
    }

    private async Task RunMagicAsync(CellPart part, string source, CellContext cell)
    {
        try
        {
            await magics[part.Name].RunAsync(CellParser.Words(part.Arguments), cell);
        }
        catch (CellException wrong)
        {
            throw new CellException(wrong.Error with { Trace = [.. wrong.Error.Trace, $"  {source}, line {part.FirstLine}:  #!{part.Name} {part.Arguments}".TrimEnd()] });
        }
    }

    private Task<object?> RunAsync(ILanguage language, CellCode code, CellContext cell)
    {
        Sources.Add(code);
        return language.RunAsync(code, cell);
    }

    // Formatting is part of the cell: it may run the cell's own code, as long as that takes.
    private async Task<MimeBundle?> ShownAsync(string code, CellContext cell)
    {
        object? value = await RunWithEndingsAsync(code, cell);
        return value is NoValue or DisplayedValue ? null : Formatters.Format(value);
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
    /// <remarks>It returns at once: what registered with the token is called on another thread.</remarks>
    public void Interrupt() => Volatile.Read(ref running)?.CancelAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        thread.Dispose();
        foreach (ILanguage language in languages.Values.Distinct())
            (language as IDisposable)?.Dispose();
        Page.Dispose();
    }
}
