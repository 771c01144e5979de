namespace MerWorkbench.Learning;

/// <summary>What a learner is given for one fold.</summary>
/// <param name="Train">Examples to fit on.</param>
/// <param name="Validation">Examples to choose by, such as the epoch to stop at; may be empty.</param>
/// <param name="Test">Examples to predict, whose labels the learner must not look at.</param>
/// <param name="Seed">The fold's own seed: the same seed gives the same bytes.</param>
public sealed record FoldTask(
    IReadOnlyList<Example> Train, IReadOnlyList<Example> Validation, IReadOnlyList<Example> Test, int Seed)
{
    /// <summary>How far the work is, as a share of one; null where nobody listens.</summary>
    public Action<double>? Progress { get; init; }

    /// <summary>Where a training under way is kept: the beginning of file paths in a folder that exists; null keeps nothing.</summary>
    public string? CheckpointPath { get; init; }

    /// <summary>Asks the learner to stop; it then throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Token { get; init; }
}
