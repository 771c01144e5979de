namespace MerWorkbench.Notebooks.Protocol;

/// <summary>A message that is not answered: malformed, wrongly signed, or seen before.</summary>
internal sealed class WireException(string problem, Exception? inner = null) : Exception(problem, inner);
