namespace MerWorkbench.Features.Tonal;

/// <summary>A major or minor triad, or the key of that name.</summary>
/// <param name="Root">Its lowest note.</param>
/// <param name="Mode">Major or minor.</param>
public readonly record struct Chord(PitchClass Root, Mode Mode)
{
    /// <summary>How many there are.</summary>
    public const int Count = 24;

    private static readonly string[] s_names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];

    /// <summary>How many fifths its root lies above C, 0 to 11.</summary>
    public int Fifths => (int)Root * 7 % 12;

    /// <summary>
    /// Its place from 0 to 23 in the order C, Em, G, Bm, D ... F, Am: neighbours share two of their three notes, all around the circle.
    /// </summary>
    public int CircleIndex => Mode == Mode.Major ? 2 * Fifths : (2 * Fifths + 17) % Count;

    /// <summary>The triad at a place of that order.</summary>
    /// <param name="index">From 0 to 23.</param>
    public static Chord AtCircle(int index)
    {
        Foundation.Check.InRange(index, 0, Count - 1);
        int fifths = (index % 2 == 0 ? index : index + 7) / 2;
        return new((PitchClass)(fifths * 7 % 12), (Mode)(index % 2));
    }

    /// <summary>Its name: <c>C</c>, <c>F#m</c>.</summary>
    public override string ToString() => s_names[(int)Root] + (Mode == Mode.Minor ? "m" : "");
}
