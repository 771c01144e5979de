using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

public sealed class SynchronizedLyricsTests
{
    private const string Tracks = "track_id,emotion,artist,title,album\nT1,joy,Ann,Sun,Days\nT2,fear,Bob,Dark,\n";
    private const string Table = "track_id,start,end,text\nT1,10,14.5,\"Here, it comes\"\nT1,14.5,20,the sun\nT2,5,9,Who is there?\n";

    private const string Json = """
        {
          "T1": [
            {"start": 10, "end": 14.5, "text": "Here, it comes"},
            {"start": 14.5, "end": 20, "text": "the sun"}
          ],
          "T2": [{"start": 5, "end": 9, "text": "Who is there?"}]
        }
        """;

    private static TemporaryFolder Folder(string? table = null, string? json = null, string tracks = Tracks)
    {
        var folder = new TemporaryFolder();
        folder.PutText("tracks.csv", tracks);
        if (table is not null)
            folder.PutText("lyrics.csv", table);
        if (json is not null)
            folder.PutText("lyrics.json", json);
        return folder;
    }

    private static void AssertRefused(TemporaryFolder folder, string where, string[] parts)
    {
        var problem = Assert.Throws<MerException>(() => new SynchronizedLyrics().Load(folder.Root));
        Assert.EndsWith(where, problem.Where);
        Assert.All(parts, part => Assert.Contains(part, problem.Message));
    }

    [Fact]
    public void The_three_ways_to_give_lines_are_read_alike()
    {
        using TemporaryFolder table = Folder(Table), json = Folder(json: Json), lrc = Folder();
        lrc.PutText("audio/T1.lrc", "[00:10.00]Here, it comes\n[00:14.50]the sun\n[00:20.00]\n");
        lrc.PutText("audio/T2.lrc", "[00:05.00]Who is there?\n[00:09.00]\n");
        IReadOnlyList<Track>[] all = [.. new[] { table, json, lrc }.Select(folder => new SynchronizedLyrics().Load(folder.Root))];
        foreach (IReadOnlyList<Track> tracks in all)
        {
            Assert.Equal(["T1", "T2"], tracks.Select(track => track.Id));
            Assert.Equal(["joy", "fear"], tracks.Select(track => track.Class!));
            Assert.Equal([(10, 14.5, "Here, it comes"), (14.5, 20, "the sun")],
                tracks[0].Lyrics!.Lines.Select(line => (line.Start.Value, line.End.Value, line.Text)));
            Assert.Equal(("ann/sun", "ann", "ann/days"), (tracks[0].SongKey, tracks[0].ArtistKey, tracks[0].AlbumKey));
            Assert.Null(tracks[1].AlbumKey);
            Assert.False(tracks[0].HasAudio);
        }
    }

    [Fact]
    public void Sound_is_found_by_the_tracks_id()
    {
        using TemporaryFolder folder = Folder(Table);
        Directory.CreateDirectory(folder["audio"]);
        new Waveform(SampleRate.Hz22050, [.. Enumerable.Repeat(0.1f, 22050)]).Save(folder["audio/T1.wav"]);
        folder.PutText("audio/T2.mp3", "no sound");
        IReadOnlyList<Track> tracks = new SynchronizedLyrics().Load(folder.Root);
        Assert.Equal([folder["audio/T1.wav"], folder["audio/T2.mp3"]], tracks.Select(track => track.AudioPath));
        DatasetReport report = new SynchronizedLyrics().Check(folder.Root);
        Assert.Equal([TrackStatus.Ok, TrackStatus.Unreadable], report.Tracks.Select(track => track.Status));
    }

    [Theory]
    [InlineData("T2,fear", "T2,awe", "tracks.csv:3", "joy, fear", "'awe'")]
    [InlineData("T2,fear", "T2,", "tracks.csv:3", "''")]
    [InlineData("T2,fear", "T1,fear", "tracks.csv:3", "T1 is there twice")]
    [InlineData("T2,fear", "../T2,fear", "tracks.csv:3", "letters, digits", "'../T2'")]
    [InlineData("T2,fear", ",fear", "tracks.csv:3", "track_id", "empty")]
    [InlineData("T2,fear", "T3,fear", "tracks.csv:3", "Expected lines of track T3")]
    [InlineData("T2,fear,Bob,Dark,", "T2,fear", "tracks.csv:3", "5 cells", "got 2")]
    [InlineData("track_id,emotion", "id,emotion", "tracks.csv:1", "column track_id")]
    [InlineData("T2,fear,Bob,Dark,\n", "", "lyrics.csv:4", "Expected track T2 in tracks.csv")]
    [InlineData(Tracks, "", "tracks.csv", "empty")]
    public void A_malformed_list_of_tracks_is_refused_by_file_and_line(string old, string damaged, string where, params string[] parts)
    {
        Assert.Contains(old, Tracks);
        using TemporaryFolder folder = Folder(Table, tracks: Tracks.Replace(old, damaged));
        AssertRefused(folder, where, parts);
    }

    [Theory]
    [InlineData("T1,10,14.5", "T1,ten,14.5", "lyrics.csv:2", "start", "'ten'")]
    [InlineData("T1,10,14.5", "T1,-1,14.5", "lyrics.csv:2", "start", "'-1'")]
    [InlineData("T1,10,14.5", "T1,10,NaN", "lyrics.csv:2", "end", "'NaN'")]
    [InlineData("T1,10,14.5", "T1,10,10", "lyrics.csv:2", "ends after it began")]
    [InlineData("T1,10,14.5", "T1,10,15", "lyrics.csv:3", "when the one before it ended (15 s)")]
    [InlineData("the sun", "", "lyrics.csv:3", "text", "empty")]
    [InlineData("\"Here, it comes\"", "Here, it comes", "lyrics.csv:2", "4 cells", "got 5")]
    [InlineData("\"Here, it comes\"", "\"Here, it comes", "lyrics.csv:2", "quotes")]
    [InlineData("track_id,start", "track_id,begin", "lyrics.csv:1", "column start")]
    [InlineData("T2,5,9,Who is there?\n", "", "tracks.csv:3", "Expected lines of track T2")]
    public void A_malformed_table_of_lines_is_refused_by_file_and_line(string old, string damaged, string where, params string[] parts)
    {
        Assert.Contains(old, Table);
        using TemporaryFolder folder = Folder(Table.Replace(old, damaged));
        AssertRefused(folder, where, parts);
    }

    [Theory]
    [InlineData("\"start\": 10,", "\"start\": \"ten\",", "lyrics.json:3", "seconds in start", "'ten'")]
    [InlineData("\"start\": 10,", "", "lyrics.json:3", "one is missing")]
    [InlineData("\"start\": 10,", "\"begin\": 10,", "lyrics.json:3", "'begin'")]
    [InlineData("\"start\": 10,", "\"start\": 10, \"start\": 11,", "lyrics.json:3", "once each")]
    [InlineData("\"start\": 10,", "\"start\": -10,", "lyrics.json:3", "begins at 0 s or later")]
    [InlineData("\"end\": 14.5", "\"end\": 15.5", "lyrics.json:4", "ended (15.5 s)")]
    [InlineData("\"the sun\"", "7", "lyrics.json:4", "words in text", "'7'")]
    [InlineData("\"the sun\"", "\" \"", "lyrics.json:4", "there are none")]
    [InlineData("\"T2\"", "\"T1\"", "lyrics.json:6", "T1 is there twice")]
    [InlineData("\"T2\": [", "\"T3\": [", "tracks.csv:3", "Expected lines of track T2")]
    [InlineData("\"T2\": [{", "\"T2\": 3, [{", "lyrics.json:6", "a list of lines of track T2", "'3'")]
    [InlineData("  ],", "  ", "lyrics.json:6", "damaged or cut off")]
    [InlineData(Json, "[]", "lyrics.json:1", "an object of tracks")]
    [InlineData(Json, "", "lyrics.json:1", "damaged or cut off")]
    [InlineData(Json, "{} {}", "lyrics.json:1", "damaged or cut off")]
    public void A_malformed_JSON_of_lines_is_refused_by_file_and_line(string old, string damaged, string where, params string[] parts)
    {
        Assert.Contains(old, Json);
        using TemporaryFolder folder = Folder(json: Json.Replace(old, damaged));
        AssertRefused(folder, where, parts);
    }

    [Fact]
    public void JSON_cut_anywhere_is_refused_and_never_half_read()
    {
        for (int length = 0; length < Json.TrimEnd().Length; length++)
        {
            using TemporaryFolder folder = Folder(json: Json[..length]);
            Assert.Throws<MerException>(() => new SynchronizedLyrics().Load(folder.Root));
        }
    }

    [Fact]
    public void Lines_in_two_files_are_refused()
    {
        using TemporaryFolder folder = Folder(Table, Json);
        AssertRefused(folder, folder.Root, ["got both"]);
    }

    [Fact]
    public void A_malformed_lrc_file_is_refused_by_file_and_line()
    {
        using TemporaryFolder folder = Folder(Table.Replace("T2,5,9,Who is there?\n", ""));
        folder.PutText("audio/T2.lrc", "[00:01]a\nb\n");
        AssertRefused(folder, "T2.lrc:2", ["'b'"]);
    }

    [Fact]
    public void Checking_lists_every_fault_and_keeps_the_sound_tracks()
    {
        using TemporaryFolder folder = Folder(Table + "T1,19,22,too soon\nT2,9,x,cut\n", tracks: Tracks + "T3,joy,,,\n");
        DatasetReport report = new SynchronizedLyrics().Check(folder.Root);
        Assert.Equal(["lyrics.csv:5", "lyrics.csv:6", "tracks.csv:4"], report.LabelFaults.Select(fault => Path.GetFileName(fault.Where)).Order());
        Assert.Equal(2, report.Items);
    }
}
