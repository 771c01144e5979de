using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>A pitch that a frame may have.</summary>
/// <param name="Frequency">Its fundamental frequency; 0 Hz where there is none.</param>
/// <param name="Strength">How much speaks for it, from 0 to 1; what it means is the estimator's.</param>
public readonly record struct PitchCandidate(Hertz Frequency, double Strength);
