using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>The cell that is running: what its code, magics and displays need to know. It follows awaits and threads started by the cell.</summary>
public sealed class CellContext
{
    private static readonly AsyncLocal<CellContext?> Running = new();

    private readonly List<Func<Task>> endings = [];
    private readonly string mark;
    private int displays;

    internal CellContext(NotebookEngine engine, string code, ICellOutput output, int executionCount, CancellationToken token)
    {
        mark = ContentHash.OfText(code).Hex[..8];
        Engine = engine;
        Language = engine.CSharp;
        Output = output;
        ExecutionCount = executionCount;
        Token = token;
    }

    /// <summary>The cell this code runs in, or null outside cells.</summary>
    public static CellContext? Current
    {
        get => Running.Value;
        internal set => Running.Value = value;
    }

    /// <summary>The same, for what makes sense in cells alone.</summary>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    internal static CellContext Required => Current ?? throw new InvalidOperationException("Only code of a notebook's cell can do this: there is no cell to show it in.");

    /// <summary>The engine that runs it.</summary>
    public NotebookEngine Engine { get; }

    /// <summary>Where its outputs go.</summary>
    public ICellOutput Output { get; }

    /// <summary>The number in its brackets, from 1.</summary>
    public int ExecutionCount { get; }

    /// <summary>Cancelled when the person interrupts the cell.</summary>
    public CancellationToken Token { get; }

    /// <summary>The language of the lines that are running: where a magic stands decides whose variables it sets.</summary>
    internal ILanguage Language { get; set; }

    /// <summary>The files being imported, the innermost first.</summary>
    internal Stack<string> Importing { get; } = [];

    /// <summary>A path as the cell means it: relative to the file that is being imported, else to the current folder, which is the notebook's.</summary>
    internal string Resolve(string path) =>
        Path.GetFullPath(path, Importing.TryPeek(out string? file) ? Path.GetDirectoryName(file)! : Directory.GetCurrentDirectory());

    /// <summary>Has something done when the cell has run, whether it failed or not; the last added first.</summary>
    public void AtEnd(Func<Task> ending) => endings.Add(ending);

    /// <summary>
    /// A name for the next thing shown: the same each time the notebook runs, and another one for another cell, even
    /// where a restarted kernel counts anew.
    /// </summary>
    internal string NextDisplayId() => FormattableString.Invariant($"{ExecutionCount}-{Interlocked.Increment(ref displays)}-{mark}");

    internal IEnumerable<Func<Task>> Endings => Enumerable.Reverse(endings);
}
