using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Display;

/// <summary>Something shown that can be replaced later. As the last value of a cell it is not shown again.</summary>
/// <param name="Id">The name under which it was shown.</param>
public sealed record DisplayedValue(string Id)
{
    /// <summary>Shows another value in its place, from this cell or a later one.</summary>
    /// <param name="value">What stands there now.</param>
    public void Update(object? value) => CellContext.Required.Output.Update(Formatters.Format(value), Id);
}
