using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// Writes songs: four-bar phrases over a progression, the scale chosen anew for each phrase, a melody of two-bar motifs or a
/// sung line, chords, pad, bass and drums.
/// </summary>
internal static class Composer
{
    private const int PhraseBars = 4;

    /// <summary>Composes a song.</summary>
    /// <param name="expression">Its dials.</param>
    /// <param name="style">What it has by chance.</param>
    /// <param name="poet">Writes its words; null for a song without words.</param>
    /// <param name="length">Seconds.</param>
    /// <param name="random">The chance in its notes.</param>
    public static Score Compose(Expression expression, Style style, Poet? poet, double length, StableRandom random)
    {
        var grid = BeatGrid.Along(expression, length);
        var bars = new List<Bar>();
        Scale scale = style.Scales[0];
        for (int index = 0; grid.TimeOf(index * style.Genre.Beats) < length; index++)
        {
            double time = grid.TimeOf(index * style.Genre.Beats);
            if (index % PhraseBars == 0)
                scale = Scale.Of(style.Scales, expression.At(Cue.Mode, time));
            int degree = style.Progression[index % PhraseBars];
            bars.Add(new(index, new(scale, style.Tonic, degree, expression.Level(Cue.Dissonance, time), style.IsMonodic), style.Genre, grid, expression));
        }

        var notes = new List<Note>();
        var lines = new List<SungLine>();
        foreach (Bar bar in bars)
        {
            notes.AddRange(Accompaniment.Drums(bar));
            notes.AddRange(Accompaniment.Bass(bar));
            notes.AddRange(Accompaniment.Chords(bar));
            notes.AddRange(Accompaniment.Pad(bar));
        }
        var melody = new Melody(random);
        for (int i = 0; i + 1 < bars.Count; i += 2)
        {
            // A singer rests in every fourth pair of bars; there, and in songs without words, an instrument plays.
            if (poet is not null && i % 8 != 6)
                melody.Sing(bars[i], bars[i + 1], poet, notes, lines);
            else
                melody.Play(bars[i], bars[i + 1], notes);
        }
        return new(length, style, grid, [.. bars],
            [.. notes.Where(note => note.Start < length).OrderBy(note => note.Start)], [.. lines.Where(line => line.End <= length)]);
    }
}
