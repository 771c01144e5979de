namespace MerWorkbench.Datasets.Etudes;

/// <summary>The parts that follow from harmony and genre alone.</summary>
internal static class Accompaniment
{
    private const double BassCentre = 38, ChordCentre = 57, PadCentre = 60, RegisterSpan = 9;

    /// <summary>Kick, snare and hi-hat; a dense bar fills the hi-hat up to eighths, then to sixteenths.</summary>
    public static IEnumerable<Note> Drums(Bar bar)
    {
        double density = bar.Level(Cue.Density);
        for (int step = 0; step < bar.Genre.Steps; step++)
        {
            foreach (var (part, rhythm) in new[] { (Part.Kick, bar.Genre.Kick), (Part.Snare, bar.Genre.Snare), (Part.Hat, bar.Genre.Hat) })
            {
                if (rhythm[step] != '.' && bar.Keeps(step))
                    yield return bar.Play(part, step, step + 1, 60, rhythm[step] == 'o' ? 0.5 : 1);
                else if (part == Part.Hat && (step % 2 == 0 ? density > 0.6 : density > 0.75))
                    yield return bar.Play(part, step, step + 1, 60, 0.4);
            }
        }
    }

    /// <summary>The root, with the fifth on weak places.</summary>
    public static IEnumerable<Note> Bass(Bar bar)
    {
        double root = Chord.Nearest(bar.Chord.Root, BassCentre + (RegisterSpan * bar.Dial(Cue.Register) / 2));
        foreach (var (step, end) in Strokes(bar, bar.Genre.Bass))
            yield return bar.Play(Part.Bass, step, end, Bar.Weight(step) < 0.8 && step > bar.Genre.Steps / 2 ? root + 7 : root, 1);
    }

    /// <summary>Chords, at once or broken.</summary>
    public static IEnumerable<Note> Chords(Bar bar)
    {
        var voiced = bar.Chord.Voiced(ChordCentre + (RegisterSpan * bar.Dial(Cue.Register))).OrderBy(tone => tone.Pitch).ToArray();
        int turn = 0;
        foreach (var (step, end) in Strokes(bar, bar.Genre.Chords))
        {
            if (bar.Genre.IsBroken)
            {
                var (pitch, strength) = voiced[turn++ % voiced.Length];
                yield return bar.Play(Part.Chords, step, end, pitch, 1.4 * strength);
                continue;
            }
            foreach (var (pitch, strength) in voiced)
                yield return bar.Play(Part.Chords, step, end, pitch, 0.8 * strength);
        }
    }

    /// <summary>The chord, held for the bar.</summary>
    public static IEnumerable<Note> Pad(Bar bar) =>
        bar.Chord.Voiced(PadCentre + (RegisterSpan * bar.Dial(Cue.Register))).Select(tone => bar.Play(Part.Pad, 0, bar.Genre.Steps, tone.Pitch, tone.Strength));

    // Each stroke of a rhythm that is kept, and where the next one falls.
    private static IEnumerable<(int Step, int End)> Strokes(Bar bar, string rhythm)
    {
        int[] steps = [.. Enumerable.Range(0, rhythm.Length).Where(step => rhythm[step] != '.' && bar.Keeps(step))];
        if (steps.Length == 0)
            steps = [rhythm.IndexOf('x', StringComparison.Ordinal)];
        for (int i = 0; i < steps.Length; i++)
            yield return (steps[i], i + 1 < steps.Length ? steps[i + 1] : bar.Genre.Steps);
    }
}
