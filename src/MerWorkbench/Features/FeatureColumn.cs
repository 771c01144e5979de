namespace MerWorkbench.Features;

/// <summary>What one column of a feature matrix holds.</summary>
/// <param name="Name">Its name, unique in its set: <c>mfcc_3</c>, <c>chroma_G</c>, <c>centroid.mean</c>.</param>
/// <param name="Group">The descriptor it belongs to: <c>mfcc</c>, <c>chroma</c>, <c>spectrum</c>, <c>onset</c>, <c>level</c>.</param>
/// <param name="Unit">Its unit: <c>dB</c>, <c>Hz</c>; <c>1</c> for a pure number.</param>
public sealed record FeatureColumn(string Name, string Group, string Unit);
