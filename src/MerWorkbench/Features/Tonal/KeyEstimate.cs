namespace MerWorkbench.Features.Tonal;

/// <summary>The key that fits a pitch class profile best.</summary>
/// <param name="Tonic">Its first note.</param>
/// <param name="Mode">Major or minor.</param>
/// <param name="Strength">The correlation of the key's profile with the sound's, -1 to 1; 0 of silence.</param>
/// <param name="Margin">
/// How far the best fit lies above the one found best before it, as a share of the best; 0 of silence. As Essentia's firstToSecondRelativeStrength,
/// fits are visited from A upwards, so that this is not always the second best of all.
/// </param>
public readonly record struct KeyEstimate(PitchClass Tonic, Mode Mode, float Strength, float Margin)
{
    /// <summary>The key as the name of its tonic triad.</summary>
    public Chord Chord => new(Tonic, Mode);

    /// <summary>The key as text: <c>C major</c>.</summary>
    public override string ToString() => $"{new Chord(Tonic, Mode.Major)} {(Mode == Mode.Major ? "major" : "minor")}";
}
