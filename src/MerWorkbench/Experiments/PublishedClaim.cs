namespace MerWorkbench.Experiments;

/// <summary>What a paper says of its results in words.</summary>
/// <param name="Name">The claim's short name: <c>attention-is-best</c>.</param>
/// <param name="Text">What it says, in our words.</param>
/// <param name="Source">Where that was read.</param>
/// <param name="Confidence">How surely it stands in the paper.</param>
public sealed record PublishedClaim(string Name, string Text, string Source, Confidence Confidence);
