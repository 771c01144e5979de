using MerWorkbench.Features.Tonal;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Tonal;

public sealed class ChordTests
{
    [Fact]
    public void Neighbours_on_the_circle_share_two_notes()
    {
        string[] names = [.. Enumerable.Range(0, Chord.Count).Select(index => Chord.AtCircle(index).ToString())];
        Assert.Equal("C Em G Bm D F#m A C#m E G#m B D#m F# A#m C# Fm G# Cm D# Gm A# Dm F Am".Split(' '), names);
        for (int index = 0; index < Chord.Count; index++)
        {
            Assert.Equal(index, Chord.AtCircle(index).CircleIndex);
            Assert.Equal(2, Notes(Chord.AtCircle(index)).Intersect(Notes(Chord.AtCircle((index + 1) % Chord.Count))).Count());
        }

        static int[] Notes(Chord chord) => [(int)chord.Root, ((int)chord.Root + (chord.Mode == Mode.Major ? 4 : 3)) % 12, ((int)chord.Root + 7) % 12];
    }

    [Fact]
    public void Every_frame_is_answered_in_order_from_the_frames_around_it()
    {
        // Ten frames of A major, then ten of D minor; windows of four frames, so that each side decides from two frames on.
        var heard = new List<Chord>();
        var chords = new Chords((chord, _) => heard.Add(chord), size: 12, window: new Seconds(5 * 2048 / 44100.0));
        for (int frame = 0; frame < 20; frame++)
        {
            var profile = new float[12];
            foreach (int note in frame < 10 ? (int[])[0, 4, 7] : [5, 8, 0])
                profile[note] = 1;
            chords.Push(profile);
            Assert.Equal(Math.Max(0, frame), heard.Count);
        }
        chords.Finish();
        Assert.Equal(20, heard.Count);
        Assert.All(heard.Take(9), chord => Assert.Equal("A", chord.ToString()));
        Assert.All(heard.Skip(11), chord => Assert.Equal("Dm", chord.ToString()));
    }

    [Fact]
    public void Counts_give_histogram_rates_and_the_commonest_chord()
    {
        var counts = new ChordCounts();
        foreach (string name in "C C G G G Am Am C".Split(' '))
            counts.Add(TonalGolden.Chord(name));
        var histogram = new float[24];
        ChordsHistogram.Of(counts, TonalGolden.Chord("G"), histogram);
        Assert.Equal(37.5f, histogram[0]);                                                 // G itself
        Assert.Equal(37.5f, histogram[22]);                                                // C, a fifth below
        Assert.Equal(25f, histogram[21]);                                                  // Am, between F and C
        Assert.Equal(100f, histogram.Sum());
        Assert.Equal(3 / 8f, ChordsNumberRate.Of(counts));
        Assert.Equal(3 / 8f, ChordsChangesRate.Of(counts));
        Assert.Equal("C", ChordsKey.Of(counts).ToString());                                // as often as G, but before it on the circle
    }

    [Fact]
    public void Nothing_heard_is_finite()
    {
        var counts = new ChordCounts();
        var histogram = new float[24];
        histogram.AsSpan().Fill(1);
        ChordsHistogram.Of(counts, default, histogram);
        Assert.All(histogram, share => Assert.Equal(0, share));
        Assert.Equal((0, 0), (ChordsNumberRate.Of(counts), ChordsChangesRate.Of(counts)));
        new Chords((_, _) => Assert.Fail("There was no frame.")).Finish();
        Assert.ThrowsAny<ArgumentException>(() => new Chords((_, _) => { }, window: new Seconds(0.1)));
    }
}
