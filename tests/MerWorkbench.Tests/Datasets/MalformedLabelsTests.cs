using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets;

/// <summary>Damaged label files: loading stops at file and line, checking lists every fault.</summary>
public sealed class MalformedLabelsTests
{
    private const string EmotifyHeader =
        "track id, genre, amazement, solemnity, tenderness, nostalgia, calmness, power, joyful_activation, tension, sadness, mood";

    private const string SongsHeader =
        "\"song_id\",\"file_name\",\"Artist\",\"Song title\",\"start of the segment (min.sec)\",\"end of the segment (min.sec)\",\"Genre\",\"Mediaeval 2013 set\"";

    private static TemporaryFolder EmotifyFolder(string text)
    {
        var folder = new TemporaryFolder();
        folder.PutText("data.csv", text);
        return folder;
    }

    private static TemporaryFolder EmoMusicFolder()
    {
        var folder = new TemporaryFolder();
        folder.PutText("static_annotations.csv", "song_id,mean_arousal,std_arousal,mean_valence,std_valence\n2,3.1,0.9,3,0.6\n3,3.5,1.8,3.3,1.7\n");
        folder.PutText("songs_info.csv", SongsHeader
            + "\n2,\"\t2.mp3\",\"Ann\t\",\"\tOne, two\t\",\"\t0.48\t\",\"\t1.33\t\",\"\tBlues\t\",\"development\"\n"
            + "3,\"\t3.mp3\",\"Bob\t\",\"\tSong\t\",\"\t1\t\",\"\t1.45\t\",\"\tRock\t\",\"evaluation\"\n");
        foreach (string name in new[] { "arousal_cont_average", "arousal_cont_std", "valence_cont_average", "valence_cont_std" })
            folder.PutText($"{name}.csv", "song_id,sample_15000ms,sample_15500ms\n2,0.1,0.2\n3,0.3,0.4\n");
        return folder;
    }

    private static void AssertRefused(MusicDataset dataset, string root, string where, params string[] parts)
    {
        var problem = Assert.Throws<MerException>(() => dataset.Load(root));
        Assert.EndsWith(where, problem.Where);
        Assert.All(parts, part => Assert.Contains(part, problem.Message));
    }

    [Fact]
    public void Sound_labels_in_the_fixtures_load()
    {
        using TemporaryFolder emotify = EmotifyFolder($"{EmotifyHeader}\n1,classical,0,1,0,0,0,0,1,1,0,3\n1,classical,0,0,0,0,1,0,0,0,0,3\n"), music = EmoMusicFolder();
        Track vote = Assert.Single(new Emotify().Load(emotify.Root));
        Assert.Equal(2, vote.Annotation!.Raters);
        Assert.Equal(0.5, vote.Annotation!.Mean.Arousal.Value);
        Assert.Equal(Math.Sqrt(4.5), vote.Annotation!.ArousalSpread!.Value, 12);
        Assert.False(vote.HasAudio);

        Track clip = new EmoMusic().Load(music.Root)[0];
        Assert.Equal("One, two", clip.Title);
        Assert.Equal("ann/one, two", clip.SongKey);
    }

    [Theory]
    [InlineData("\n1,classical,0,1,0\n", "data.csv:2", "12 cells", "got 5")]
    [InlineData("\n1,classical,0,1,0,0,0,0,1,1,0,3\nx,classical,0,1,0,0,0,0,1,1,0,3\n", "data.csv:3", "track id", "'x'")]
    [InlineData("\n401,classical,0,1,0,0,0,0,1,1,0,3\n", "data.csv:2", "from 1 to 400", "'401'")]
    [InlineData("\n1,rock,0,1,0,0,0,0,1,1,0,3\n", "data.csv:2", "Expected genre classical", "'rock'")]
    [InlineData("\n1,classical,0,2,0,0,0,0,1,1,0,3\n", "data.csv:2", "solemnity", "'2'")]
    [InlineData("\n1,classical,0,,0,0,0,0,1,1,0,3\n", "data.csv:2", "solemnity", "''")]
    [InlineData("\n1,classical,0,1,0,0,0,0,\"1,1,0,3\n", "data.csv:2", "quotes")]
    [InlineData("\n", "data.csv", "there are none")]
    public void A_malformed_row_of_Emotify_is_refused_by_file_and_line(string rows, string where, params string[] parts)
    {
        using TemporaryFolder folder = EmotifyFolder(EmotifyHeader + rows);
        AssertRefused(new Emotify(), folder.Root, where, parts);
    }

    [Theory]
    [InlineData("", "data.csv", "empty")]
    [InlineData("track id;genre\n1;classical\n", "data.csv:1", "Expected a column track id")]
    [InlineData("track id,genre,genre\n", "data.csv:1", "genre is there twice")]
    [InlineData("<!DOCTYPE html><html>Not found</html>", "data.csv:1", "Expected a column track id")]
    public void A_file_that_is_not_the_table_is_refused_whole(string text, string where, string part)
    {
        using TemporaryFolder folder = EmotifyFolder(text);
        AssertRefused(new Emotify(), folder.Root, where, part);
        Assert.Throws<MerException>(() => new Emotify().Check(folder.Root));
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_do_no_harm()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Root, "data.csv"), $"{EmotifyHeader}\r\n1,classical,0,1,0,0,0,0,1,1,0,3\r\n", new UTF8Encoding(true));
        Assert.Single(new Emotify().Load(folder.Root));
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Root, "data.csv"), [.. Encoding.UTF8.GetBytes(EmotifyHeader), (byte)'\n', 0xE9, 0xFF]);
        AssertRefused(new Emotify(), folder.Root, "data.csv:2", "UTF-8", "0xE9");
    }

    [Fact]
    public void Checking_lists_every_fault_and_keeps_the_sound_rows()
    {
        using TemporaryFolder folder = EmotifyFolder($"{EmotifyHeader}\n1,classical,0,1,0,0,0,0,1,1,0,3\n0,classical,0,1,0,0,0,0,1,1,0,3\n1,classical,0\n2,classical,9,1,0,0,0,0,1,1,0,3\n");
        DatasetReport report = new Emotify().Check(folder.Root);
        Assert.Equal([0, 3, 4, 5], report.LabelFaults.Select(fault => fault.Line));
        Assert.Contains("400 tracks, got 1", report.LabelFaults[0].Problem);
        Assert.Equal(TrackStatus.Missing, Assert.Single(report.Tracks).Status);
        Assert.False(report.IsComplete);
    }

    [Theory]
    [InlineData("static_annotations.csv", "2,3.1,0.9", "2,9.1,0.9", "static_annotations.csv:2", "mean_arousal", "'9.1'")]
    [InlineData("static_annotations.csv", "2,3.1,0.9", "2,NaN,0.9", "static_annotations.csv:2", "mean_arousal", "'NaN'")]
    [InlineData("static_annotations.csv", "2,3.1,0.9", "2,3.1,-1", "static_annotations.csv:2", "std_arousal")]
    [InlineData("static_annotations.csv", "2,3.1,0.9", "3,3.1,0.9", "static_annotations.csv:3", "Song 3 is there twice")]
    [InlineData("static_annotations.csv", "2,3.1,0.9", "4,3.1,0.9", "static_annotations.csv:2", "song 4", "songs_info.csv")]
    [InlineData("static_annotations.csv", "mean_arousal", "arousal", "static_annotations.csv:1", "mean_arousal")]
    [InlineData("songs_info.csv", "0.48", "0.75", "songs_info.csv:2", "minutes.seconds", "'0.75'")]
    [InlineData("songs_info.csv", "evaluation", "test", "songs_info.csv:3", "development or evaluation", "'test'")]
    [InlineData("songs_info.csv", "Ann", "", "songs_info.csv:2", "Artist", "empty")]
    [InlineData("songs_info.csv", "\"\tOne, two\t\"", "One, two", "songs_info.csv:2", "8 cells", "got 9")]
    [InlineData("arousal_cont_average.csv", "0.2", "1.2", "arousal_cont_average.csv:2", "sample_15500ms", "'1.2'")]
    [InlineData("valence_cont_std.csv", "0.2", "-0.2", "valence_cont_std.csv:2", "sample_15500ms", "'-0.2'")]
    [InlineData("valence_cont_average.csv", "sample_15500ms", "sample_16000ms", "valence_cont_average.csv:1", "sample_15500ms")]
    [InlineData("valence_cont_average.csv", "3,0.3,0.4", "3,0.3", "valence_cont_average.csv:3", "3 cells", "got 2")]
    [InlineData("valence_cont_average.csv", "3,0.3,0.4", "2,0.3,0.4", "valence_cont_average.csv:3", "twice")]
    [InlineData("valence_cont_average.csv", "3,0.3,0.4\n", "", "static_annotations.csv:3", "song 3")]
    public void A_malformed_row_of_EmoMusic_is_refused_by_file_and_line(string file, string old, string damaged, string where, params string[] parts)
    {
        using TemporaryFolder folder = EmoMusicFolder();
        string text = File.ReadAllText(Path.Combine(folder.Root, file));
        Assert.Contains(old, text);
        folder.PutText(file, text.Replace(old, damaged));
        AssertRefused(new EmoMusic(), folder.Root, where, parts);
        Assert.Contains(where.Split(':')[0], string.Join(' ', CheckFaults(folder.Root)));
    }

    [Fact]
    public void A_missing_label_file_is_refused_by_name()
    {
        using TemporaryFolder folder = EmoMusicFolder();
        File.Delete(Path.Combine(folder.Root, "valence_cont_std.csv"));
        AssertRefused(new EmoMusic(), folder.Root, "valence_cont_std.csv", "cannot be read");
    }

    private static IEnumerable<string> CheckFaults(string root)
    {
        try
        {
            return [.. new EmoMusic().Check(root).LabelFaults.Select(fault => fault.Where)];
        }
        catch (MerException e)
        {
            return [e.Message];
        }
    }
}
