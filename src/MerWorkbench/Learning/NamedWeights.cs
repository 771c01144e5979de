namespace MerWorkbench.Learning;

/// <summary>One fitted parameter, copied out of the model.</summary>
/// <param name="Name">Its path in the model: <c>recurrent.weight_ih_l0</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Values">Its values in row-major order.</param>
public sealed record NamedWeights(string Name, IReadOnlyList<long> Shape, float[] Values);
