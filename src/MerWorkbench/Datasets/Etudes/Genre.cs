using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// A pattern that songs share whatever their emotion: a nuisance for a model, as genre is in real sets. A rhythm is written a
/// character a sixteenth: <c>x</c> a stroke, <c>o</c> a soft one, <c>.</c> none.
/// </summary>
/// <param name="Name">The name, as metadata give it.</param>
/// <param name="Beats">Beats a bar.</param>
/// <param name="Swing">Where the second eighth of a beat falls: 0.5 in the middle, 0.62 swung.</param>
/// <param name="Kick">The rhythm of the kick drum.</param>
/// <param name="Snare">The rhythm of the snare.</param>
/// <param name="Hat">The rhythm of the hi-hat.</param>
/// <param name="Bass">The rhythm of the bass.</param>
/// <param name="Chords">The rhythm of the chords.</param>
/// <param name="IsBroken">True where chords are played note after note.</param>
internal sealed record Genre(
    string Name, int Beats, double Swing, string Kick, string Snare, string Hat, string Bass, string Chords, bool IsBroken = false)
{
    /// <summary>Those of Western popular music.</summary>
    public static ImmutableArray<Genre> Popular { get; } =
    [
        new("rock", 4, 0.5, "x.....x.x.......", "....x.......x...", "x.x.x.x.x.x.x.x.", "x.x.x.x.x.x.x.x.", "x...x...x...x..."),
        new("ballad", 4, 0.5, "x.........x.....", "........x.......", "x...x...x...x...", "x.......x.......", "x.x.x.x.x.x.x.x.", IsBroken: true),
        new("dance", 4, 0.5, "x...x...x...x...", "....x.......x...", "..x...x...x...x.", "..x...x...x...x.", "x..x..x...x..x.."),
        new("jazz", 4, 0.62, "o...o...o...o...", "....o.......o...", "x...x.x.x...x.x.", "x...x...x...x...", "..x...x...x...x."),
        new("folk", 4, 0.5, "x.......o.......", "....o.......o...", "..o...o...o...o.", "x.......x.......", "x.xxx.xxx.xxx.xx", IsBroken: true),
        new("waltz", 3, 0.5, "x...........", "....o...o...", "x...x...x...", "x...........", "....x...x..."),
    ];

    /// <summary>Usuls: düm is the kick, tek the snare.</summary>
    public static ImmutableArray<Genre> Turkish { get; } =
    [
        new("sofyan", 4, 0.5, "x.......x.......", "....x.......x...", "..o...o...o...o.", "x.......x.......", "x...x...x...x..."),
        new("düyek", 4, 0.5, "x.......x.......", "..x...x.....x...", "................", "x.......x.......", "x.x...x.x...x..."),
        new("semai", 3, 0.5, "x...........", "....x...x...", "..o...o...o.", "x...........", "x...x...x..."),
    ];

    /// <summary>Sixteenths a bar.</summary>
    public int Steps => 4 * Beats;
}
