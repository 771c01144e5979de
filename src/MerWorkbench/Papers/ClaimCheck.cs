using MerWorkbench.Experiments;

namespace MerWorkbench.Papers;

/// <summary>A paper's claim in words beside what was found here.</summary>
/// <param name="Claim">What the paper says.</param>
/// <param name="Here">What was found here, with its numbers.</param>
/// <param name="Verdict">What may be said of the claim: <c>holds here</c>, <c>does not hold here</c>, <c>open here</c>.</param>
public sealed record ClaimCheck(PublishedClaim Claim, string Here, string Verdict);
