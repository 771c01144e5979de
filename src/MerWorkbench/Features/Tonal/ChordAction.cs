namespace MerWorkbench.Features.Tonal;

/// <summary>What is done with the chord of each frame.</summary>
/// <param name="chord">The triad.</param>
/// <param name="strength">How well it fits, -1 to 1; 0 of silence.</param>
public delegate void ChordAction(Chord chord, float strength);
