using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// The upper part: a walk along the scale that prefers small steps, comes home to its middle, and stands on chord notes on
/// strong beats. Rhythms come back: one motif for the first pair of bars of each phrase, one for the second. One a song.
/// </summary>
internal sealed class Melody(StableRandom random)
{
    private const double Centre = 69, SungCentre = 62, RegisterSpan = 9;

    private readonly ulong[] _motifs = [random.NextBits(), random.NextBits()];
    private int _step = 7;

    /// <summary>Two bars for an instrument, as many notes as the density dial says: 1.5 to 10 a bar.</summary>
    public void Play(Bar first, Bar second, List<Note> notes)
    {
        int count = (int)Math.Round(3 + (17 * Math.Pow(first.Level(Cue.Density), 1.5)));
        int[] onsets = Rhythm(first, Math.Min(count, 2 * first.Genre.Steps), 2 * first.Genre.Steps);
        Write(first, second, Part.Lead, Centre, onsets, 2 * first.Genre.Steps, notes, null);
    }

    /// <summary>Two bars of song: a line of as many syllables as the density dial says, 5 to 12, and a breath at the end.</summary>
    public void Sing(Bar first, Bar second, Poet poet, List<Note> notes, List<SungLine> lines)
    {
        Verse verse = poet.Line((int)Math.Round(5 + (7 * first.Level(Cue.Density))));
        int end = (2 * first.Genre.Steps) - 3;
        int[] onsets = Rhythm(first, verse.Syllables.Length, end - 1);
        Write(first, second, Part.Voice, SungCentre, onsets, end, notes, verse);
        lines.Add(new(At(first, second, onsets[0]), At(first, second, end), verse.Text));
    }

    // The strongest places of two bars, stirred by the motif.
    private int[] Rhythm(Bar bar, int count, int places)
    {
        var chance = new StableRandom(_motifs[bar.Index / 2 % 2]);
        return [.. Enumerable.Range(0, places)
            .Select(place => (Place: place, Rank: Bar.Weight(place % bar.Genre.Steps) + (0.45 * chance.NextDouble())))
            .OrderByDescending(place => place.Rank).Take(count).Select(place => place.Place).Order()];
    }

    private void Write(Bar first, Bar second, Part part, double centre, int[] onsets, int end, List<Note> notes, Verse? verse)
    {
        for (int i = 0; i < onsets.Length; i++)
        {
            Bar bar = onsets[i] < first.Genre.Steps ? first : second;
            int shift = bar == first ? 0 : first.Genre.Steps, step = onsets[i] - shift;
            Walk(bar, strong: Bar.Weight(step) >= 0.8 || i == onsets.Length - 1);
            double home = centre + (RegisterSpan * bar.Dial(Cue.Register));
            double pitch = Chord.Nearest(bar.Chord.Tonic, home - 6) + bar.Chord.Scale.At(_step - 3);
            int next = (i + 1 < onsets.Length ? onsets[i + 1] : end) - shift;
            Note note = bar.Play(part, step, Math.Min(next, step + 8), pitch, 0.8 + (0.3 * Bar.Weight(step)));
            notes.Add(verse is null ? note : note with { Syllable = verse.Syllables[i] });
        }
    }

    private void Walk(Bar bar, bool strong)
    {
        int home = Math.Sign(7 - _step) * (Math.Abs(7 - _step) > 3 ? 1 : 0);
        _step = Math.Clamp(_step + home + random.Next(5) - 2, 1, 13);
        if (strong && random.NextDouble() > 0.6 * bar.Level(Cue.Dissonance))
        {
            // To the nearest of the chord's first three notes; the scale steps 0, 2 and 4 above its root.
            int root = bar.Chord.IsDrone ? 0 : bar.Chord.Degree;
            int[] chord = [.. Enumerable.Range(0, 15).Where(step => ((step - 3 - root) % 7 + 7) % 7 is 0 or 2 or 4)];
            _step = chord.MinBy(step => Math.Abs(step - _step));
        }
    }

    private static double At(Bar first, Bar second, int step) =>
        step < first.Genre.Steps ? first.TimeOf(step) : second.TimeOf(step - first.Genre.Steps);
}
