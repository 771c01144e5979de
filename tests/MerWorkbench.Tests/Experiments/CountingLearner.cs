using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Experiments;

/// <summary>A learner whose predictions depend on the fold's seed, that counts its calls and can ask to stop at one.</summary>
internal sealed class CountingLearner : Learner
{
    private int calls;

    public int Calls => calls;

    public CancellationTokenSource? Stop { get; init; }

    public int StopAt { get; init; } = int.MaxValue;

    public override string Name => "counting";

    public override string Parameters => "model = counts its calls";

    public override FoldOutcome FitAndPredict(FoldTask task)
    {
        if (Interlocked.Increment(ref calls) >= StopAt)
            Stop!.Cancel();
        task.Token.ThrowIfCancellationRequested();
        return new([.. task.Test.Select((_, i) => new[] { (task.Seed % 1000 / 1000.0) + (i / 7.0), 1.0 / (i + 3) })],
            [new("joint", 1, 0.5, null)], [new("weight", [2], [task.Seed, 0.1f])]);
    }
}
