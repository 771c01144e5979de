namespace MerWorkbench.Features;

/// <summary>The fact sheet of one descriptor, as <c>mer features describe</c> prints it.</summary>
/// <param name="Name">Its short name, lower case: <c>spectral centroid</c>, <c>mfcc</c>.</param>
/// <param name="Group">Which side of the music it looks at.</param>
/// <param name="Unit">Its unit: <c>Hz</c>, <c>dB</c>, <c>LUFS</c>; <c>1</c> for a pure number.</param>
/// <param name="Range">What values it can take: <c>0 to half the sample rate</c>.</param>
/// <param name="Definition">What it is, in one or two sentences or a formula.</param>
/// <param name="Source">Where the definition comes from: a paper, a standard, a tool and its version.</param>
public sealed record Descriptor(string Name, FeatureGroup Group, string Unit, string Range, string Definition, string Source);
