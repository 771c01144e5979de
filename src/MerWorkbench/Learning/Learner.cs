namespace MerWorkbench.Learning;

/// <summary>A way to learn labels from examples. One instance serves every fold and holds no state between them.</summary>
public abstract class Learner
{
    /// <summary>The short name results carry: <c>mean</c>, <c>linear-regression</c>, <c>lstm-2x124</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Every parameter with its resolved value, one <c>name = value</c> a line; part of what names a run.</summary>
    public abstract string Parameters { get; }

    /// <summary>Fits on the training part of a fold and predicts its test part.</summary>
    /// <exception cref="OperationCanceledException">The task's token asked to stop.</exception>
    public abstract FoldOutcome FitAndPredict(FoldTask task);
}
