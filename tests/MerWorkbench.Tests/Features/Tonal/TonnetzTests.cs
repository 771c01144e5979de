using MerWorkbench.Features.Tonal;

namespace MerWorkbench.Tests.Features.Tonal;

/// <summary>Closed forms: librosa's rows are r cos(pi (s p - 1/2)) and r cos(pi s p), s of 7/6, 3/2 and 2/3, r of 1, 1 and 1/2.</summary>
public sealed class TonnetzTests
{
    [Fact]
    public void A_single_note_lies_on_three_circles()
    {
        var tonnetz = new Tonnetz();
        var found = new float[6];
        for (int note = 0; note < 12; note++)
        {
            var chroma = new float[12];
            chroma[note] = 3;
            tonnetz.Apply(chroma, found);
            double[] expected =
            [
                Math.Cos(Math.PI * (7.0 / 6 * note - 0.5)), Math.Cos(Math.PI * 7 / 6 * note), Math.Cos(Math.PI * (1.5 * note - 0.5)),
                Math.Cos(Math.PI * 1.5 * note), 0.5 * Math.Cos(Math.PI * (2.0 / 3 * note - 0.5)), 0.5 * Math.Cos(Math.PI * 2 / 3 * note),
            ];
            for (int i = 0; i < 6; i++)
                Assert.Equal(expected[i], found[i], 1e-6);
        }
    }

    [Fact]
    public void A_fifth_up_turns_the_circle_of_fifths_by_a_twelfth_and_all_notes_cancel()
    {
        var tonnetz = new Tonnetz(24);
        float[] chroma = [.. Enumerable.Range(0, 24).Select(i => (float)(i * i % 7))], home = new float[6], up = new float[6];
        tonnetz.Apply(chroma, home);
        tonnetz.Apply(TonalGolden.Turned(chroma, 14), up);
        // Seven semitones are 7 x 7/6 half turns: 49/6, a twelfth of a turn over four.
        double angle = Math.PI * 49 / 6;
        Assert.Equal(Math.Cos(angle) * home[0] + Math.Sin(angle) * home[1], up[0], 1e-5);
        Assert.Equal(Math.Cos(angle) * home[1] - Math.Sin(angle) * home[0], up[1], 1e-5);
        tonnetz.Apply([.. Enumerable.Repeat(1f, 24)], home);
        Assert.All(home, value => Assert.Equal(0, value, 1e-6));
        tonnetz.Apply(new float[24], home);
        Assert.All(home, value => Assert.Equal(0, value));
    }
}
