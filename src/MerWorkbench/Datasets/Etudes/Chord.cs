namespace MerWorkbench.Datasets.Etudes;

/// <summary>The harmony of a bar.</summary>
/// <param name="Scale">The scale it is built from.</param>
/// <param name="Tonic">The pitch class of the scale's first note, 0 (C) to 11.</param>
/// <param name="Degree">The step of the scale that carries it, 0 the tonic.</param>
/// <param name="Tension">How dissonant it is, 0..1.</param>
/// <param name="IsDrone">True for a bare fifth on the tonic, as under music of one voice.</param>
internal sealed record Chord(Scale Scale, int Tonic, int Degree, double Tension, bool IsDrone = false)
{
    /// <summary>The lowest note's semitones above C.</summary>
    public double Root => Tonic + (IsDrone ? 0 : Scale.At(Degree));

    /// <summary>
    /// Its notes as semitones above C and how strong each is, 0..1: the triad of the scale, its fifth made perfect; with growing
    /// tension a seventh, then a semitone above the root.
    /// </summary>
    public IEnumerable<(double Note, double Strength)> Notes()
    {
        yield return (Root, 1);
        if (!IsDrone)
            yield return (Tonic + Scale.At(Degree + 2), 1);
        yield return (Root + 7, 1);
        double seventh = Math.Clamp(3 * (Tension - 0.3), 0, 1), second = Math.Clamp(2.5 * (Tension - 0.5), 0, 1);
        if (seventh > 0)
            yield return (Tonic + Scale.At(Degree + 6), seventh);
        if (second > 0)
            yield return (Root + 1, second);
    }

    /// <summary>Its notes as MIDI numbers, each in the octave nearest to a centre.</summary>
    public IEnumerable<(double Pitch, double Strength)> Voiced(double centre) =>
        Notes().Select(tone => (Nearest(tone.Note, centre), tone.Strength));

    /// <summary>The MIDI number of a note, in the octave nearest to a centre.</summary>
    public static double Nearest(double note, double centre) => note + (12 * Math.Round((centre - note) / 12));
}
