using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets;

public sealed class LrcFileTests
{
    private static LrcFile Read(string text)
    {
        using var folder = new TemporaryFolder();
        return LrcFile.Read(folder.PutText("song.lrc", text));
    }

    private static (double Start, double End, string Text)[] Lines(string text) =>
        [.. Read(text).Lyrics.Lines.Select(line => (line.Start.Value, line.End.Value, line.Text))];

    [Fact]
    public void A_line_ends_when_the_next_begins_and_a_time_without_words_ends_one() =>
        Assert.Equal([(12.34, 15, "One line"), (15, 20.5, "and another"), (31, 35.75, "after the break")],
            Lines("[ti:Song]\n\n[00:12.34]One line\n[00:15.00]and another\n[00:20.50]\n[00:31]after the break\n[00:35.75]\n"));

    [Fact]
    public void Several_times_repeat_a_line_and_the_file_need_not_be_in_order() =>
        Assert.Equal([(10, 20, "chorus"), (20, 60, "verse"), (60, 70, "chorus"), (70, 80, "verse")],
            Lines("[00:10.00][01:00.00] chorus\n[01:10.00] [00:20.00]verse\n[01:20.00]\n"));

    [Theory]
    [InlineData("01:02", 62)]
    [InlineData("1:02.5", 62.5)]
    [InlineData("01:02.05", 62.05)]
    [InlineData("01:02.050", 62.05)]
    [InlineData("01:02:05", 62.05)]
    [InlineData("100:00.00", 6000)]
    public void All_usual_ways_to_write_a_time_are_read(string stamp, double seconds) =>
        Assert.Equal(seconds, Lines($"[{stamp}]words").Single().Start, 1e-9);

    [Theory]
    [InlineData("+500", 9.5, 19.5)]
    [InlineData("-1500", 11.5, 21.5)]
    [InlineData("12000", 0, 8)]
    public void The_offset_brings_lines_sooner_but_not_before_the_beginning(string offset, double first, double second)
    {
        var lines = Lines($"[00:10.00]one\n[00:20.00]two\n[offset:{offset}]\n[00:30.00]\n");
        Assert.Equal([first, second], lines.Select(line => line.Start));
    }

    [Theory]
    [InlineData("[00:10]a\n[00:13]b\n[00:20]c\n[00:25]d", 30)]
    [InlineData("[length: 00:40]\n[00:10]a\n[00:13]b\n[00:20]c\n[00:25]d", 40)]
    [InlineData("[length:00:20]\n[00:10]a\n[00:13]b\n[00:20]c\n[00:25]d", 30)]
    [InlineData("[00:25]d", 29)]
    public void The_last_line_ends_with_the_song_or_lasts_as_long_as_the_median_line(string text, double end) =>
        Assert.Equal(("d", end), (Lines(text)[^1].Text, Lines(text)[^1].End));

    [Fact]
    public void Tags_are_kept_and_times_of_words_left_out()
    {
        LrcFile file = Read("[AR: Ann ]\r\n[ti:A: B]\r\n[#:a note]\r\n[00:01.00]<00:01.00>Two <00:01.50> words\r\n");
        Assert.Equal("Ann", file.Tags["ar"]);
        Assert.Equal("A: B", file.Tags["ti"]);
        Assert.Equal(2, file.Tags.Count);
        Assert.Equal("Two words", file.Lyrics.Lines.Single().Text);
    }

    [Fact]
    public void What_looks_like_a_tag_within_the_words_is_words() =>
        Assert.Equal("[Chorus] la", Lines("[00:01.00][Chorus] la").Single().Text);

    [Fact]
    public void The_same_words_twice_at_one_time_are_one_line() =>
        Assert.Equal(["a", "b"], Lines("[00:01]a\n[00:01]a\n[00:02]\n[00:02]b\n").Select(line => line.Text));

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["song.lrc"], "[00:01.00]Straße\r\n", new UTF8Encoding(true));
        Assert.Equal("Straße", LrcFile.Read(folder["song.lrc"]).Lyrics.Lines.Single().Text);
    }

    [Theory]
    [InlineData("", "song.lrc", "there are none")]
    [InlineData("[ti:Song]\n", "song.lrc", "there are none")]
    [InlineData("[00:01]\n[00:02]\n", "song.lrc", "there are none")]
    [InlineData("[00:01]a\nwords alone\n", "song.lrc:2", "'words alone'")]
    [InlineData("[00:01]a\n\n[00:61.00]b\n", "song.lrc:3", "seconds below 60", "00:61.00")]
    [InlineData("[00:01.00][00:75.00]a\n", "song.lrc:1", "seconds below 60")]
    [InlineData("[00:0x.00]a\n", "song.lrc:1", "00:0x.00")]
    [InlineData("[00:01,50]a\n", "song.lrc:1", "00:01,50")]
    [InlineData("[-00:01.50]a\n", "song.lrc:1", "-00:01.50")]
    [InlineData("[00:01.50 a\n", "song.lrc:1", "[00:01.50 a")]
    [InlineData("[00:01]a\n[00:01]b\n", "song.lrc:2", "Two lines begin at 1 s", "'b'")]
    [InlineData("[offset:soon]\n[00:01]a\n", "song.lrc:1", "milliseconds", "'soon'")]
    [InlineData("[00:01]a\n[offset:100]\n[offset:200]\n", "song.lrc:3", "offset is there twice")]
    [InlineData("[00:01]a\n[length:long]\n", "song.lrc:2", "mm:ss", "'long'")]
    [InlineData("<!DOCTYPE html>\n", "song.lrc:1", "DOCTYPE")]
    public void A_malformed_file_is_refused_by_file_and_line(string text, string where, params string[] parts)
    {
        var problem = Assert.Throws<MerException>(() => Read(text));
        Assert.EndsWith(where, problem.Where);
        Assert.All(parts, part => Assert.Contains(part, problem.Message));
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused_at_its_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Put("song.lrc", Encoding.Latin1.GetBytes("[00:01]a\n[00:02]Straße\n"));
        Assert.EndsWith("song.lrc:2", Assert.Throws<MerException>(() => LrcFile.Read(path)).Where);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_by_name() =>
        Assert.Equal("/nowhere/song.lrc", Assert.Throws<MerException>(() => LrcFile.Read("/nowhere/song.lrc")).Where);
}
