using MerWorkbench.Figures;

namespace MerWorkbench.Papers;

/// <summary>A table of a reproduction, beside the one that every reproduction has.</summary>
/// <param name="Name">The name of its files: <c>voices</c>.</param>
/// <param name="Table">The table.</param>
public sealed record NamedTable(string Name, ResultTable Table);
