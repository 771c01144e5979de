namespace MerWorkbench.Separation;

/// <summary>What leaves one layer of a <see cref="WaveUNet"/>.</summary>
/// <param name="Name">Which layer: <c>down 1</c>, <c>middle</c>, <c>up 12</c>.</param>
/// <param name="Channels">Its filters.</param>
/// <param name="Length">Samples of its output.</param>
/// <param name="Passed">Samples that the next layer sees: on the way down half of them.</param>
public sealed record SeparatorLayer(string Name, int Channels, int Length, int Passed);
