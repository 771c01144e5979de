using MerWorkbench.Foundation;
using MerWorkbench.Units;
using static System.FormattableString;

namespace MerWorkbench.Features.Tonal;

/// <summary>All that decides a harmonic pitch class profile. The defaults are those of Essentia's HPCP.</summary>
public sealed record HpcpRecipe
{
    /// <summary>Bins, a multiple of 12 up to 768. Default 12.</summary>
    public int Size { get; init; } = 12;

    /// <summary>The frequency of the first bin. Default 440 Hz: A.</summary>
    public Hertz Reference { get; init; } = new(440);

    /// <summary>
    /// How many lower notes a peak is also taken for a harmonic of. Default 0. The weights of octaves add up: a peak that counts as second,
    /// fourth and eighth harmonic adds to its own pitch class.
    /// </summary>
    public int Harmonics { get; init; }

    /// <summary>How a peak is shared among bins.</summary>
    public HpcpWeight Weight { get; init; } = HpcpWeight.SquaredCosine;

    /// <summary>How many semitones wide a peak's window is; at least one bin. Default 1.</summary>
    public double WindowSemitones { get; init; } = 1;

    /// <summary>Peaks below it do not count. Default 40 Hz.</summary>
    public Hertz Lowest { get; init; } = new(40);

    /// <summary>Peaks above it do not count. Default 5,000 Hz.</summary>
    public Hertz Highest { get; init; } = new(5000);

    /// <summary>
    /// Where the low band ends: low and high peaks make a profile each, which are normalised and added. Default 500 Hz; null for one band.
    /// </summary>
    public Hertz? Split { get; init; } = new(500);

    /// <summary>What the profile is divided by.</summary>
    public HpcpNorm Norm { get; init; } = HpcpNorm.UnitMax;

    /// <summary>Whether large values are raised and small ones lowered: sin^2 of the value's share of a quarter turn, cubed below 0.6.</summary>
    public bool Nonlinear { get; init; }

    /// <summary>MusicExtractor's profile for keys: 36 bins, cosine window of a semitone, 20 to 3,500 Hz, one band.</summary>
    public static HpcpRecipe ForKeys { get; } = new()
    {
        Size = 36,
        Weight = HpcpWeight.Cosine,
        Lowest = new(20),
        Highest = new(3500),
        Split = null,
    };

    /// <summary>MusicExtractor's profile for chords: 36 bins, cosine window of half a semitone, 8 harmonics, two bands, nonlinear.</summary>
    public static HpcpRecipe ForChords { get; } = ForKeys with { Harmonics = 8, WindowSemitones = 0.5, Split = new(500), Nonlinear = true };

    /// <summary>MusicExtractor's profile for tuning: as for chords with 120 bins.</summary>
    public static HpcpRecipe ForTuning { get; } = ForChords with { Size = 120 };

    /// <summary>Every parameter in one line.</summary>
    public override string ToString() => Invariant(
        $"{Size} bins from {Reference}, {Lowest} to {Highest}, {(Split is { } split ? $"two bands split at {split}" : "one band")}, {Harmonics} harmonics, window {WindowSemitones:0.###} semitones {Weight}, norm {Norm}, {(Nonlinear ? "nonlinear" : "linear")}");

    internal static int CheckSize(int size, int most) =>
        Check.InRange(size, 12, most) % 12 == 0 ? size : throw new ArgumentException(Invariant($"A pitch class profile has a multiple of 12 bins; got {size}."), nameof(size));

    internal void Validate()
    {
        CheckSize(Size, 768);
        Check.Positive(Reference.Value, nameof(Reference));
        Check.InRange(Harmonics, 0, 100);
        Check.InRange(WindowSemitones, 12.0 / Size, 12);
        Check.Positive(Lowest.Value, nameof(Lowest));
        Check.InRange(Highest.Value, (Split ?? Lowest).Value, double.MaxValue, nameof(Highest));
        Check.InRange((Split ?? Lowest).Value, Lowest.Value, double.MaxValue, nameof(Split));
        if (Nonlinear && Norm != HpcpNorm.UnitMax)
            throw new ArgumentException($"A nonlinear profile must be normalised by {HpcpNorm.UnitMax}; got {Norm}.");
    }
}
