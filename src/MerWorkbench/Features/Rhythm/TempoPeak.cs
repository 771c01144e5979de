using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>One peak of a <see cref="TempoHistogram"/>.</summary>
/// <param name="Tempo">Where it lies, in whole BPM; 0 where there is none.</param>
/// <param name="Weight">The share of intervals at the peak and one BPM to either side, 0 to 1.</param>
/// <param name="Spread">The share of the intervals within 4 BPM that is not in <paramref name="Weight"/>, 0 to 1: 0 for a steady tempo.</param>
public readonly record struct TempoPeak(BeatsPerMinute Tempo, double Weight, double Spread);
