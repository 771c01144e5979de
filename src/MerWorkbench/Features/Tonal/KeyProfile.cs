using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>How much each of the twelve notes belongs to a major and to a minor key, from the tonic upwards.</summary>
public sealed class KeyProfile
{
    private readonly double[] _major, _minor;

    private KeyProfile(string name, double[] major, double[] minor) => (Name, _major, _minor) = (name, major, minor);

    /// <summary>Its name: <c>krumhansl</c>.</summary>
    public string Name { get; }

    /// <summary>Which notes belong to the scale: 1 or 0.</summary>
    public static KeyProfile Diatonic { get; } = new("diatonic", [1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1], [1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1]);

    /// <summary>How well listeners found a tone to fit (Krumhansl and Kessler 1982).</summary>
    public static KeyProfile Krumhansl { get; } = new("krumhansl",
        [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88], [6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17]);

    /// <summary>Krumhansl's, revised for euroclassical music (Temperley 1999).</summary>
    public static KeyProfile Temperley { get; } = new("temperley",
        [5.0, 2.0, 3.5, 2.0, 4.5, 4.0, 2.0, 4.5, 2.0, 3.5, 1.5, 4.0], [5.0, 2.0, 3.5, 4.5, 2.0, 4.0, 2.0, 4.5, 3.5, 2.0, 1.5, 4.0]);

    /// <summary>From a corpus of scores (Temperley 2005, MIREX).</summary>
    public static KeyProfile Temperley2005 { get; } = new("temperley2005",
        [0.748, 0.060, 0.488, 0.082, 0.67, 0.46, 0.096, 0.715, 0.104, 0.366, 0.057, 0.4], [0.712, 0.084, 0.474, 0.618, 0.049, 0.46, 0.105, 0.747, 0.404, 0.067, 0.133, 0.33]);

    /// <summary>The notes of the tonic triad alone; what chords are detected with.</summary>
    public static KeyProfile TonicTriad { get; } = new("tonictriad", [1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0], [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]);

    /// <summary>Mean transposed pitch class profiles of recordings (Gomez 2006).</summary>
    public static KeyProfile Thpcp { get; } = new("thpcp",
        [0.95162, 0.20742, 0.71758, 0.22007, 0.71341, 0.48841, 0.31431, 1, 0.20957, 0.53657, 0.22585, 0.55363],
        [0.94409, 0.21742, 0.64525, 0.63229, 0.27897, 0.57709, 0.26428, 1, 0.26428, 0.30633, 0.45924, 0.35929]);

    /// <summary>Krumhansl's, tuned to popular and electronic music (Shaath 2011).</summary>
    public static KeyProfile Shaath { get; } = new("shaath",
        [6.6, 2.0, 3.5, 2.3, 4.6, 4.0, 2.5, 5.2, 2.4, 3.7, 2.3, 3.4], [6.5, 2.7, 3.5, 5.4, 2.6, 3.5, 2.5, 5.2, 4.0, 2.7, 4.3, 3.2]);

    /// <summary>Gomez' as Shaath quotes them.</summary>
    public static KeyProfile Gomez { get; } = new("gomez",
        [0.82, 0, 0.55, 0, 0.53, 0.30, 0.08, 1, 0, 0.38, 0, 0.47], [0.81, 0, 0.53, 0.54, 0, 0.27, 0.07, 1, 0.27, 0.07, 0.10, 0.36]);

    /// <summary>From the Well-Tempered Clavier (Noland and Sandler 2007).</summary>
    public static KeyProfile Noland { get; } = new("noland",
        [0.0629, 0.0146, 0.061, 0.0121, 0.0623, 0.0414, 0.0248, 0.0631, 0.015, 0.0521, 0.0142, 0.0478],
        [0.0682, 0.0138, 0.0543, 0.0519, 0.0234, 0.0544, 0.0176, 0.067, 0.0349, 0.0297, 0.0401, 0.027]);

    /// <summary>From electronic dance music, by hand; as notes its major profile is flat, so that it answers minor (Faraldo et al. 2016).</summary>
    public static KeyProfile Edmm { get; } = new("edmm",
        [0.083, 0.083, 0.083, 0.083, 0.083, 0.083, 0.083, 0.083, 0.083, 0.083, 0.083, 0.083],
        [0.17235348, 0.04, 0.0761009, 0.12, 0.05621498, 0.08527853, 0.0497915, 0.13451001, 0.07458916, 0.05003023, 0.09187879, 0.05545106]);

    /// <summary>From electronic dance music, automatically (Faraldo et al. 2016).</summary>
    public static KeyProfile Edma { get; } = new("edma",
        [1, 0.29, 0.50, 0.40, 0.60, 0.56, 0.32, 0.80, 0.31, 0.45, 0.42, 0.39], [1, 0.31, 0.44, 0.58, 0.33, 0.49, 0.29, 0.78, 0.43, 0.29, 0.53, 0.32]);

    /// <summary>From Beatport's tracks (Faraldo et al. 2017).</summary>
    public static KeyProfile Braw { get; } = new("braw",
        [1, 0.1573, 0.4200, 0.1570, 0.5296, 0.3669, 0.1632, 0.7711, 0.1676, 0.3827, 0.2113, 0.2965],
        [1, 0.2330, 0.3615, 0.3905, 0.2925, 0.3777, 0.1961, 0.7425, 0.2701, 0.2161, 0.4228, 0.2272]);

    /// <summary><see cref="Braw"/> with the four smallest values set to 0 (Faraldo et al. 2017); Essentia's default.</summary>
    public static KeyProfile Bgate { get; } = new("bgate",
        [1, 0, 0.42, 0, 0.53, 0.37, 0, 0.77, 0, 0.38, 0.21, 0.30], [1, 0, 0.36, 0.39, 0, 0.38, 0, 0.74, 0.27, 0, 0.42, 0.23]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KeyProfile> All { get; } =
        [Diatonic, Krumhansl, Temperley, Temperley2005, TonicTriad, Thpcp, Shaath, Gomez, Noland, Edmm, Edma, Braw, Bgate];

    /// <summary>The profile of a name.</summary>
    /// <param name="name">Its name, as in <see cref="Name"/>.</param>
    /// <exception cref="MerException">There is none of that name.</exception>
    public static KeyProfile Find(string name) =>
        All.FirstOrDefault(profile => profile.Name == name)
        ?? throw new MerException($"there is no key profile named '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(profile => profile.Name))}.");

    /// <summary>The twelve weights of a mode, from the tonic upwards.</summary>
    /// <param name="mode">Major or minor.</param>
    public ReadOnlySpan<double> Weights(Mode mode) => mode == Mode.Major ? _major : _minor;

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
