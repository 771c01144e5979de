using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>A resonance of the vocal tract.</summary>
/// <param name="Frequency">Where it lies; 0 Hz where there is none.</param>
/// <param name="Bandwidth">How wide it is, 3 dB below its top; 0 Hz where there is none.</param>
public readonly record struct Formant(Hertz Frequency, Hertz Bandwidth);
