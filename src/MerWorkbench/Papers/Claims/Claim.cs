using MerWorkbench.Experiments;

namespace MerWorkbench.Papers.Claims;

/// <summary>
/// A sentence of the literature about how models stand to each other, as a difference that runs can show: the score of the one,
/// minus the score of the other, is above minus <see cref="Margin"/>.
/// </summary>
public sealed record Claim
{
    /// <summary>The sentence, short: <c>The pretrained front helps</c>.</summary>
    public required string Statement { get; init; }

    /// <summary>The score that is compared, more being better: <c>R2</c> or <c>accuracy</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>What is predicted on the two sides: the first's and the second's target, as often as there are such.</summary>
    public required IReadOnlyList<(string First, string Second)> Targets { get; init; }

    /// <summary>Whether a run stands on the first side against another on the second; both may be one run, where the targets differ.</summary>
    public required Func<Run, Run, bool> Sets { get; init; }

    /// <summary>By how much the first may fall behind and the claim still hold; 0, the default, for "better", more for "nearly as good".</summary>
    public double Margin { get; init; }
}
