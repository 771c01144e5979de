using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets;

/// <summary>Damaged label files of the sets of music: loading stops at file and line, checking names the same place.</summary>
public sealed class MalformedMusicTests
{
    private const string Clips = "annotations/annotations averaged per song/song_level/static_annotations_averaged_songs_1_2000.csv",
        Songs = "annotations/annotations averaged per song/song_level/static_annotations_averaged_songs_2000_2058.csv",
        Arousal = "annotations/annotations averaged per song/dynamic (per second annotations)/arousal.csv",
        Valence = "annotations/annotations averaged per song/dynamic (per second annotations)/valence.csv",
        Year2013 = "metadata/metadata_2013.csv",
        Whole = "annotations/static_annotations.csv", Moments = "annotations/dynamic_annotations.csv";

    [Theory]
    [InlineData(Clips, "2,3.1,0.94,3,0.63", "2,3.1,0.94", ":2", "5 cells, got 3")]
    [InlineData(Clips, "2,3.1,0.94,3,0.63", "2,3.1,0.94,3,0.63,1", ":2", "5 cells, got 6")]
    [InlineData(Clips, "2,3.1", "2,high", ":2", "valence_mean", "'high'")]
    [InlineData(Clips, "2,3.1", "2,", ":2", "valence_mean", "''")]
    [InlineData(Clips, "2,3.1", "2,9.1", ":2", "from 1 to 9", "'9.1'")]
    [InlineData(Clips, "2,3.1", "2,0.31", ":2", "from 1 to 9", "'0.31'")]
    [InlineData(Clips, "2,3.1", "2,NaN", ":2", "'NaN'")]
    [InlineData(Clips, "2,3.1,0.94", "2,3.1,-0.94", ":2", "valence_std")]
    [InlineData(Clips, "2,3.1", "2.5,3.1", ":2", "song_id", "'2.5'")]
    [InlineData(Clips, "2,3.1", "2001,3.1", ":2", "from 1 to 2000", "'2001'")]
    [InlineData(Clips, "2,3.1", "3,3.1", ":3", "Song 3 is there twice")]
    [InlineData(Clips, "2,3.1", "4,3.1", ":2", "song 4", "labels over time")]
    [InlineData(Clips, "2,3.1,0.94,3,0.63", "\"2,3.1,0.94,3,0.63", ":2", "quotes")]
    [InlineData(Clips, "arousal_mean", "energy_mean", ":1", "Expected a column arousal_mean")]
    [InlineData(Clips, "arousal_mean", "valence_mean", ":1", "valence_mean is there twice")]
    [InlineData(Clips, "song_id, ", "song_id; ", ":1", "Expected a column song_id")]
    [InlineData(Songs, "2001,3.2", "1001,3.2", ":2", "from 2001 to 2058", "'1001'")]
    [InlineData(Songs, "2001,3.2", "2002,3.2", ":2", "song 2002")]
    [InlineData(Songs, ",6.6,0.8,8.6,0.49,3.4,1.02", "", ":2", "13 cells, got 7")]
    [InlineData(Songs, "6.6", "6,6", ":2", "13 cells, got 14")]
    [InlineData(Arousal, "2,0.1,0.2", "2,0.1,x", ":2", "sample_15500ms", "'x'")]
    [InlineData(Arousal, "2,0.1,0.2", "2,,0.2", ":2", "sample_15000ms", "''")]
    [InlineData(Arousal, "2,0.1,0.2", "2,0.1,1.2", ":2", "from -1 to 1", "'1.2'")]
    [InlineData(Arousal, "2,0.1,0.2", "2", ":2", "Expected values for song 2")]
    [InlineData(Arousal, "2,0.1,0.2", "3,0.1,0.2", ":3", "Song 3 is there twice")]
    [InlineData(Arousal, "2,0.1,0.2", "2,0.1,0.2,0.3,0.4", ":2", "at most 4 cells, got 5")]
    [InlineData(Arousal, "sample_15500ms", "sample_15600ms", ":1", "sample_15500ms", "sample_15600ms")]
    [InlineData(Valence, "song_id", "id", ":1", "Expected a column song_id")]
    [InlineData(Valence, "1001,0.5,0.6,", "0,0.5,0.6,", ":4", "song_id", "'0'")]
    [InlineData(Year2013, "2,\"\t2.mp3\"", "two,\"\t2.mp3\"", ":2", "song's number", "'two'")]
    [InlineData(Year2013, ",\"\t1.33\t\",\"\tBlues\t\"", "", ":2", "at least 7 cells, got 5")]
    [InlineData(Year2013, "\"song_id\"", "\"track\"", ":1", "song_id or Id", "'track'")]
    public void A_malformed_row_of_Deam_is_refused_by_file_and_line(string file, string old, string damaged, string line, params string[] parts)
    {
        using TemporaryFolder folder = DeamFolder.Make();
        folder.PutText(Year2013, DeamFolder.Metadata2013);
        Damage(folder, file, old, damaged);
        AssertRefused(new Deam(), folder.Root, Path.GetFileName(file) + line, parts);
    }

    [Theory]
    [InlineData(Whole, "1,0.4,0.6", "1,0.4", ":2", "3 cells, got 2")]
    [InlineData(Whole, "1,0.4,0.6", "1,1.4,0.6", ":2", "Arousal(mean)", "'1.4'")]
    [InlineData(Whole, "1,0.4,0.6", "1,0.4,n/a", ":2", "Valence(mean)", "'n/a'")]
    [InlineData(Whole, "1,0.4,0.6", "4,0.4,0.6", ":3", "Song 4 is there twice")]
    [InlineData(Whole, "Arousal(mean)", "Arousal", ":1", "Expected a column Arousal(mean)")]
    [InlineData(Moments, "1,15.5", "1,16.5", ":3", "Expected 15.5 s", "'16.5'")]
    [InlineData(Moments, "1,15.5", "1,then", ":3", "frameTime", "'then'")]
    [InlineData(Moments, "0.21,0.31", "0.21;0.31", ":3", "4 cells, got 3")]
    [InlineData("annotations/static_annotations_std.csv", "1,0.1,0.2", "4,0.1,0.2", ":3", "Song 4 is there twice")]
    [InlineData("metadata.csv", "\"Ann, A\"", "", ":2", "artist", "empty")]
    [InlineData("metadata.csv", "\"Ann, A\"", "Ann, A", ":2", "8 cells, got 9")]
    public void A_malformed_row_of_PMEmo_is_refused_by_file_and_line(string file, string old, string damaged, string line, params string[] parts)
    {
        using TemporaryFolder folder = MusicFolders.PMEmo();
        Damage(folder, file, old, damaged);
        AssertRefused(new PMEmo(), folder.Root, Path.GetFileName(file) + line, parts);
    }

    [Theory]
    [InlineData("a1,blues.00000", "../a1,blues.00000", ":2", "without separators", "'../a1'")]
    [InlineData("a1,blues.00000", ",blues.00000", ":2", "fragment", "''")]
    [InlineData("a1,blues.00000", "a2,blues.00000", ":3", "Fragment a2 is there twice")]
    [InlineData("blues.00000", "blues.00100", ":2", "clip of GTZAN", "'blues.00100'")]
    [InlineData("blues.00000,3", "blues.00000,31", ":2", "from 0 to 30", "'31'")]
    [InlineData("0.3,-0.2,", "5,-0.2,", ":2", "from -1 to 1", "'5'")]
    [InlineData("0.3,-0.2,", "0.5,-0.2,", ":2", "the experts' means", "'0.5'")]
    [InlineData("0.1,-0.2,", "0.1,low,", ":2", "arousal_1", "'low'")]
    [InlineData("arousal_5", "energy_5", ":1", "Expected a column arousal_5")]
    [InlineData("fragment,", "id,", ":1", "Expected a column fragment")]
    public void A_malformed_row_of_GrekowGtzan_is_refused_by_file_and_line(string old, string damaged, string line, params string[] parts)
    {
        using TemporaryFolder folder = MusicFolders.Grekow();
        Damage(folder, "labels.csv", old, damaged);
        AssertRefused(new GrekowGtzan(), folder.Root, "labels.csv" + line, parts);
    }

    [Theory]
    [InlineData("x1,Q1", "x1,Q4", ":2", "Q1, Q2, Q3", "'Q4'")]
    [InlineData("x1,Q1", "x1,q1", ":2", "'q1'")]
    [InlineData("x1,Q1", "x2,Q1", ":3", "Excerpt x2 is there twice")]
    [InlineData("x1,Q1", "x/1,Q1", ":2", "without separators")]
    [InlineData("x1,Q1,", "x1,Q1,a,b,", ":2", "4 cells, got 6")]
    [InlineData("class", "emotion", ":1", "Expected a column class")]
    public void A_malformed_row_of_TEM_is_refused_by_file_and_line(string old, string damaged, string line, params string[] parts)
    {
        using TemporaryFolder folder = MusicFolders.Turkish();
        Damage(folder, "labels.csv", old, damaged);
        AssertRefused(new TurkishEmotionalMusic(), folder.Root, "labels.csv" + line, parts);
    }

    public static TheoryData<string, string> Files => new()
    {
        { "deam", Clips }, { "deam", Arousal }, { "pmemo", Whole }, { "pmemo", Moments }, { "grekow-gtzan", "labels.csv" }, { "tem", "labels.csv" },
    };

    [Theory, MemberData(nameof(Files))]
    public void An_empty_file_one_without_rows_one_in_UTF16_and_a_web_page_are_refused(string name, string file)
    {
        using TemporaryFolder folder = MusicFolders.Of(name);
        var dataset = DatasetCatalogue.FindMusic(name);
        string header = File.ReadAllLines(folder[file])[0];
        (byte[] Bytes, string Part)[] damages =
        [
            ([], "the file is empty"),
            (Encoding.UTF8.GetBytes(header + "\n"), "Expected rows"),
            ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(header)], "UTF-8"),
            ([.. Encoding.UTF8.GetBytes(header), (byte)'\n', 0xE9, 0xFF], "UTF-8"),
            (Encoding.UTF8.GetBytes("<!DOCTYPE html><html>Not found</html>"), "Expected a column"),
        ];
        foreach (var (bytes, part) in damages)
        {
            folder.Put(file, bytes);
            var problem = Assert.Throws<MerException>(() => dataset.Load(folder.Root));
            Assert.Contains(Path.GetFileName(file), problem.Where);
            Assert.Contains(part, problem.Message);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void A_byte_order_mark_CRLF_and_a_missing_last_line_end_change_nothing(string name, string file)
    {
        using TemporaryFolder folder = MusicFolders.Of(name);
        var dataset = DatasetCatalogue.FindMusic(name);
        string[] before = [.. dataset.Load(folder.Root).Select(Summary)];
        string text = File.ReadAllText(folder[file]);
        folder.Put(file, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.TrimEnd('\n').Replace("\n", "\r\n"))]);
        Assert.Equal(before, dataset.Load(folder.Root).Select(Summary));

        static string Summary(Track track) => $"{track.Id} {track.Annotation?.Mean} {track.Class} {track.Dynamic?.Mean.Length} {track.SongKey}";
    }

    [Fact]
    public void A_missing_file_of_Deam_is_refused_by_name()
    {
        foreach (string file in new[] { Songs, Arousal, Valence })
        {
            using TemporaryFolder folder = DeamFolder.Make();
            File.Delete(folder[file]);
            AssertRefused(new Deam(), folder.Root, Path.GetFileName(file), "cannot be read");
        }
    }

    [Fact]
    public void A_list_of_development_songs_of_another_length_is_refused()
    {
        using TemporaryFolder folder = DeamFolder.Make();
        folder.PutText("development_2015.csv", "song_id\n2\n3\n");
        AssertRefused(new Deam(), folder.Root, "development_2015.csv", "431 songs, got 2");
    }

    private static void Damage(TemporaryFolder folder, string file, string old, string damaged)
    {
        string text = File.ReadAllText(folder[file]);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} holds no {old}");
        folder.PutText(file, text[..at] + damaged + text[(at + old.Length)..]);
    }

    private static void AssertRefused(MusicDataset dataset, string root, string where, params string[] parts)
    {
        var problem = Assert.Throws<MerException>(() => dataset.Load(root));
        Assert.EndsWith(where, problem.Where);
        Assert.All(parts, part => Assert.Contains(part, problem.Message));
        string checkedPlaces;
        try
        {
            checkedPlaces = string.Join(' ', dataset.Check(root).LabelFaults.Select(fault => fault.Where));
        }
        catch (MerException e)
        {
            checkedPlaces = e.Where ?? "";
        }
        Assert.Contains(where, checkedPlaces);
    }
}
