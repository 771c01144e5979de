namespace MerWorkbench.Papers;

/// <summary>One point in which a reproduction departs from its paper, or fills what the paper leaves open.</summary>
/// <param name="Point">What it is about, in a word or two.</param>
/// <param name="Paper">What the paper says, or that it does not.</param>
/// <param name="Here">What is done here.</param>
/// <param name="Why">The reason.</param>
public sealed record Difference(string Point, string Paper, string Here, string Why);
