namespace MerWorkbench.Datasets.Etudes;

/// <summary>One bar: its place, its harmony, and how its notes are touched.</summary>
/// <param name="Index">Its number from 0.</param>
/// <param name="Chord">Its harmony.</param>
/// <param name="Genre">Its rhythms.</param>
/// <param name="Grid">The beats of the song.</param>
/// <param name="Expression">The dials of the song.</param>
internal sealed record Bar(int Index, Chord Chord, Genre Genre, BeatGrid Grid, Expression Expression)
{
    private const double LocalDecibels = 6;

    /// <summary>Seconds of a sixteenth of this bar, swung.</summary>
    public double TimeOf(double step)
    {
        double eighth = step / 2, beat = Math.Floor(step / 4), inside = eighth - (2 * beat);
        double place = inside < 1 ? inside * Genre.Swing : Genre.Swing + ((inside - 1) * (1 - Genre.Swing));
        return Grid.TimeOf((Index * Genre.Beats) + beat + place);
    }

    /// <summary>A dial at the bar's beginning, 0..1.</summary>
    public double Level(Cue cue) => Expression.Level(cue, TimeOf(0));

    /// <summary>A dial at the bar's beginning, -1..1.</summary>
    public double Dial(Cue cue) => Expression.At(cue, TimeOf(0));

    /// <summary>How strong a place is in the metre, 0..1: the first beat, the beats, the eighths, the sixteenths.</summary>
    public static double Weight(int step) => step switch
    {
        0 => 1,
        _ when step % 4 == 0 => 0.8,
        _ when step % 2 == 0 => 0.5,
        _ => 0.2,
    };

    /// <summary>Whether a stroke of a pattern is played: the thinner the music, the stronger the place must be.</summary>
    public bool Keeps(int step) => Weight(step) >= 0.75 - (0.85 * Level(Cue.Density));

    /// <summary>A note that begins on one sixteenth and could last to another, as the dials have it played.</summary>
    /// <param name="part">Who plays.</param>
    /// <param name="step">Where it begins.</param>
    /// <param name="end">Where the next one begins.</param>
    /// <param name="pitch">MIDI number.</param>
    /// <param name="gain">Its strength among the notes of its part.</param>
    public Note Play(Part part, double step, double end, double pitch, double gain)
    {
        double start = TimeOf(step), staccato = Expression.Level(Cue.Articulation, start);
        double held = part is Part.Pad ? 1 : 1.05 - (0.75 * staccato);
        double loud = Math.Pow(10, LocalDecibels * Expression.At(Cue.Loudness, start) / 20);
        return new(part, start, (TimeOf(end) - start) * held, pitch, gain * loud, Expression.Level(Cue.Brightness, start), staccato);
    }
}
