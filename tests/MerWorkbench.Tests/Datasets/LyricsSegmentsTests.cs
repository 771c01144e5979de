using MerWorkbench.Datasets;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

public sealed class LyricsSegmentsTests
{
    private static LyricsLine Line(double start, double end) => new(new Seconds(start), new Seconds(end), FormattableString.Invariant($"line at {start}"));

    private static TrackLyrics Random(int seed, int count)
    {
        var random = new Random(seed);
        double at = random.NextDouble() * 20;
        var lines = new List<LyricsLine>();
        for (int i = 0; i < count; i++)
        {
            double start = at + (random.Next(4) == 0 ? random.NextDouble() * 25 : random.NextDouble());
            at = start + 1 + (random.NextDouble() * 8);
            lines.Add(Line(start, at));
        }
        return new([.. lines]);
    }

    private static double Cost(IEnumerable<(double Start, double End)> segments, double target) =>
        segments.Sum(segment => Math.Pow(segment.End - segment.Start - target, 2));

    [Fact]
    public void Lines_of_5_s_make_segments_of_30_s_without_the_intro()
    {
        var lyrics = new TrackLyrics([.. Enumerable.Range(0, 24).Select(i => Line(17 + (5 * i), 22 + (5 * i)))]);
        var segments = LyricsSegments.Of(lyrics);
        Assert.Equal([17, 47, 77, 107], segments.Select(segment => segment.Start.Value));
        Assert.All(segments, segment => Assert.Equal(30, segment.Duration.Value));
        Assert.Equal(6, segments[0].Text.Split('\n').Length);
    }

    [Fact]
    public void No_short_rest_remains_at_the_end()
    {
        // 35 s: one segment of 35 s is nearer to 30 s than 30 s and 5 s.
        var lyrics = new TrackLyrics([.. Enumerable.Range(0, 7).Select(i => Line(5 * i, 5 + (5 * i)))]);
        Assert.Equal(35, Assert.Single(LyricsSegments.Of(lyrics)).Duration.Value);
    }

    [Fact]
    public void A_long_break_falls_between_segments()
    {
        var lyrics = new TrackLyrics([Line(10, 22), Line(22, 36), Line(80, 95), Line(95, 111)]);
        Assert.Equal([(10, 36), (80, 111)], LyricsSegments.Of(lyrics).Select(segment => (segment.Start.Value, segment.End.Value)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 9)]
    [InlineData(4, 12)]
    [InlineData(5, 12)]
    public void No_other_way_of_cutting_between_lines_is_nearer(int seed, int count)
    {
        TrackLyrics lyrics = Random(seed, count);
        foreach (double target in new[] { 12.0, 30 })
        {
            var segments = LyricsSegments.Of(lyrics, new Seconds(target));
            Assert.Equal(lyrics.Lines, segments.SelectMany(segment => segment.Lines));

            double best = double.PositiveInfinity;
            for (int cuts = 0; cuts < 1 << (count - 1); cuts++)
            {
                var parts = new List<(double, double)>();
                for (int i = 0, from = 0; i < count; i++)
                {
                    if (i != count - 1 && (cuts >> i & 1) == 0)
                        continue;
                    parts.Add((lyrics.Lines[from].Start.Value, lyrics.Lines[i].End.Value));
                    from = i + 1;
                }
                best = Math.Min(best, Cost(parts, target));
            }
            Assert.Equal(best, Cost(segments.Select(segment => (segment.Start.Value, segment.End.Value)), target), 1e-9);
        }
    }

    [Fact]
    public void No_lines_make_no_segments_and_a_length_must_be_above_zero()
    {
        Assert.Empty(LyricsSegments.Of(new TrackLyrics([])));
        Assert.Throws<ArgumentOutOfRangeException>(() => LyricsSegments.Of(new TrackLyrics([]), new Seconds(0)));
    }
}
