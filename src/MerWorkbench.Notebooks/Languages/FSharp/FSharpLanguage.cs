using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Sharing;

namespace MerWorkbench.Notebooks.Languages.FSharp;

/// <summary>F#, by its own compiler, which is loaded when the first cell of F# runs. Values go between it and C# as they are, not as copies.</summary>
/// <remarks>A cell of F# stops where it waits or looks at its token; a loop that does neither cannot be stopped and is left behind.</remarks>
internal sealed class FSharpLanguage : ILanguage, IDisposable
{
    private FSharpSession? session;

    /// <inheritdoc/>
    public string Name => "fsharp";

    /// <inheritdoc/>
    public IReadOnlyList<string> Aliases => ["f#", "F#"];

    /// <inheritdoc/>
    public string Summary => "F#; values go between it and C# as they are.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Values => session?.Names ?? [];

    private FSharpSession Session => session ??= CellThread.Undisturbed(() => new FSharpSession());

    /// <inheritdoc/>
    public Task<object?> RunAsync(CellCode code, CellContext cell)
    {
        if (code.Arguments.Length > 0)
            throw new CellException("WrongUse", $"#!fsharp: '{code.Arguments}' has no meaning here. The code begins on the next line.");
        return Task.FromResult(Session.Run(code, text => cell.Output.Write(OutputStream.Error, text), cell.Token));
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out object? value)
    {
        value = null;
        return session?.TryGet(name, out value) == true;
    }

    /// <inheritdoc/>
    public void Set(string name, object? value)
    {
        try
        {
            if (value is null)
                Session.Run(new($"let ``{name}``: obj = null", 1, "", $"#!set {name}"), _ => { }, CancellationToken.None);
            else
                SetObject(name, value);
        }
        catch (ArgumentException)
        {
            throw new CellException("WrongName", $"'{name}' cannot be the name of a value of F#: a letter or _ first, then letters, digits, _ and '.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session?.Dispose();

    // Types that a cell of C# declared are not known to F#: their values go over in parts.
    private void SetObject(string name, object value)
    {
        try
        {
            Session.Set(name, value);
        }
        catch (Exception unknown) when (unknown is NotSupportedException or InvalidOperationException)
        {
            Session.Set(name, PlainValue.Typed(PlainValue.Of(value))!);
        }
    }
}
