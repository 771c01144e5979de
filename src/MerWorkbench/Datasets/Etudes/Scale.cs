using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Seven notes an octave, from a tonic.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Degrees">Semitones above the tonic, <c>[7]</c>, the first 0; fractions of one where the tuning is not equal.</param>
internal sealed record Scale(string Name, ImmutableArray<double> Degrees)
{
    /// <summary>True where the third is nearer to the major than to the minor one.</summary>
    public bool IsMajor => Degrees[2] > 3.5;

    /// <summary>The church modes from dark to bright: each has one raised note more than the one before.</summary>
    public static ImmutableArray<Scale> Church { get; } =
    [
        new("phrygian", [0, 1, 3, 5, 7, 8, 10]),
        new("aeolian", [0, 2, 3, 5, 7, 8, 10]),
        new("dorian", [0, 2, 3, 5, 7, 9, 10]),
        new("mixolydian", [0, 2, 4, 5, 7, 9, 10]),
        new("ionian", [0, 2, 4, 5, 7, 9, 11]),
        new("lydian", [0, 2, 4, 6, 7, 9, 11]),
    ];

    /// <summary>
    /// Six makams in Arel, Ezgi and Uzdilek's 53 commas to the octave, from dark to bright by their third; as scales alone, without
    /// the melodic course (seyir) that makes a makam. The order is the workbench's choice.
    /// </summary>
    public static ImmutableArray<Scale> Makam { get; } =
    [
        OfCommas("kürdi", 4, 9, 9, 9, 4, 9),
        OfCommas("nihavend", 9, 4, 9, 9, 4, 9),
        OfCommas("hicaz", 5, 12, 5, 9, 8, 5),
        OfCommas("hüseyni", 8, 5, 9, 9, 8, 5),
        OfCommas("rast", 9, 8, 5, 9, 9, 8),
        OfCommas("çargâh", 9, 9, 4, 9, 9, 9),
    ];

    /// <summary>The scale of a brightness.</summary>
    /// <param name="family">Scales from dark to bright.</param>
    /// <param name="dial">The dial of <see cref="Cue.Mode"/>, -1..1. The two in common use take most of the way.</param>
    public static Scale Of(ImmutableArray<Scale> family, double dial) => family[dial switch
    {
        < -0.75 => 0,
        < -0.20 => 1,
        < 0.00 => 2,
        < 0.20 => 3,
        < 0.75 => 4,
        _ => 5,
    }];

    /// <summary>Semitones above the tonic of a step of the scale, counted from 0 and going on in every octave.</summary>
    public double At(int step) => (12 * Math.Floor(step / 7.0)) + Degrees[((step % 7) + 7) % 7];

    private static Scale OfCommas(string name, params ReadOnlySpan<int> intervals)
    {
        var degrees = ImmutableArray.CreateBuilder<double>(7);
        double sum = 0;
        degrees.Add(0);
        foreach (int commas in intervals)
            degrees.Add(sum += commas * 12.0 / 53);
        return new(name, degrees.MoveToImmutable());
    }
}
