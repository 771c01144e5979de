using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

public sealed class OwnSongsTests
{
    private const string Labels =
        "file,valence,arousal,class,artist,title,album,song,id\n"
        + "rock/one.wav,7,8.5,wild,Ann,One,First,,\n"
        + "two.wav,2,3,calm,Bob,Two,,both,B2\n"
        + "three.wav,3,3,calm,Bob,Three,,both,\n";

    private static TemporaryFolder Folder(string labels = Labels)
    {
        var folder = new TemporaryFolder();
        folder.PutText("songs/labels.csv", labels);
        return folder;
    }

    private static OwnSongs Open(TemporaryFolder folder, string? scale = "1..9", string name = "mine") => OwnSongs.Open(folder["songs"], name, scale);

    private static void AssertRefused(Action action, string? where, params string[] parts)
    {
        var problem = Assert.Throws<MerException>(action);
        if (where is not null)
            Assert.EndsWith(where, problem.Where);
        Assert.All(parts, part => Assert.Contains(part, problem.Message));
    }

    [Fact]
    public void Labels_load_with_scale_classes_groups_and_lyrics()
    {
        using TemporaryFolder folder = Folder();
        folder.PutText("songs/rock/one.lrc", "[00:01.00]la\n[00:02.00]\n");
        OwnSongs songs = Open(folder);
        Assert.Equal((AffectScale.OneToNine, "mine"), (songs.Card.Scale, songs.Card.Name));
        Assert.Equal(["calm", "wild"], songs.Card.Classes);

        IReadOnlyList<Track> tracks = songs.Load();
        Assert.Equal(["B2", "rock/one", "three"], tracks.Select(track => track.Id));
        Assert.Equal((8.5, 7.0, "wild"), (tracks[1].Annotation!.Mean.Arousal.Value, tracks[1].Annotation!.Mean.Valence.Value, tracks[1].Class));
        Assert.Equal(("ann/one", "ann", "ann/first"), (tracks[1].SongKey, tracks[1].ArtistKey, tracks[1].AlbumKey));
        Assert.Equal("la", tracks[1].Lyrics!.Lines.Single().Text);
        Assert.Equal(tracks[0].SongKey, tracks[2].SongKey);
        Assert.All(tracks, track => Assert.False(track.HasAudio));
    }

    [Fact]
    public void Classes_alone_need_no_scale()
    {
        using TemporaryFolder folder = Folder("file,class\na.wav,glad\nb.wav,sad\n");
        OwnSongs songs = Open(folder, scale: null);
        Assert.Null(songs.Card.Scale);
        Assert.Equal(["glad", "sad"], songs.Load().Select(track => track.Class!));
    }

    [Fact]
    public void A_name_is_found_after_it_was_registered_and_never_taken_from_another_folder_unasked()
    {
        using TemporaryFolder folder = Folder(), other = Folder();
        string place = folder["data/mine"];
        Assert.Null(OwnSongs.TryFind("mine", [place]));
        Open(folder).Register(place, replace: false);
        Open(folder).Register(place, replace: false);
        OwnSongs found = OwnSongs.TryFind("Mine", [folder["data/elsewhere"], place])!;
        Assert.Equal(folder["songs"], found.Locate());
        Assert.Equal(3, found.Load().Count);
        Assert.Equal(AffectScale.OneToNine, found.Card.Scale);
        Assert.Equal(["mine"], OwnSongs.Registered([folder["data"], folder["nowhere"]]).Select(songs => songs.Card.Name));

        AssertRefused(() => Open(other).Register(place, replace: false), null, "mine", folder["songs"], "--replace");
        Open(other).Register(place, replace: true);
        Assert.Equal(other["songs"], OwnSongs.TryFind("mine", [place])!.Locate());
    }

    [Fact]
    public void Songs_that_have_moved_are_said_to_be_gone()
    {
        using TemporaryFolder folder = Folder();
        OwnSongs songs = Open(folder);
        Directory.Move(folder["songs"], folder["moved"]);
        Assert.Null(songs.TryLocate());
        AssertRefused(() => songs.Load(), null, "labels.csv", "mer data add FOLDER --name mine");
        Assert.Equal(3, songs.Load(folder["moved"]).Count);
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("{}", "damaged")]
    [InlineData("{\"folder\": \"\", \"scale\": null, \"classes\": []}", "damaged")]
    public void A_damaged_record_is_refused_by_name(string text, string part)
    {
        using TemporaryFolder folder = Folder();
        string record = folder.PutText("data/mine/own-songs.json", text);
        AssertRefused(() => OwnSongs.TryFind("mine", [folder["data/mine"]]), record, part, "Delete it");
    }

    [Theory]
    [InlineData("../etc")]
    [InlineData("Mine")]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("emotify")]
    public void A_name_that_cannot_be_is_refused(string name)
    {
        using TemporaryFolder folder = Folder();
        AssertRefused(() => Open(folder, name: name), null, "name", "--name");
        Assert.Null(OwnSongs.TryFind("../songs", [folder.Root]));
    }

    [Theory]
    [InlineData("file,valence,arousal\na.wav,5,5\n", null, "labels.csv", "--scale")]
    [InlineData("file,valence,arousal\na.wav,5,5\n", "1..5", null, "1..9, 0..1, -1..1", "'1..5'")]
    [InlineData("file,class\na.wav,sad\n", "1..9", "labels.csv:1", "valence and arousal")]
    [InlineData("file,valence\na.wav,5\n", "1..9", "labels.csv:1", "valence and arousal, or class")]
    [InlineData("path,class\na.wav,sad\n", null, "labels.csv:1", "column file")]
    [InlineData("File,Class\na.wav,sad\n", null, "labels.csv:1", "column file", "Write File as file")]
    [InlineData("file;valence;arousal\na.wav;5,5;6\n", "1..9", "labels.csv:1", "column file", "save the table with commas")]
    [InlineData("file\tvalence\tarousal\na.wav\t5,5\t6\n", "1..9", "labels.csv:1", "column file", "save the table with commas")]
    [InlineData("file,class\na.wav,\n", null, "labels.csv", "words in the column class")]
    [InlineData("", null, "labels.csv", "empty")]
    public void A_folder_whose_labels_are_of_no_known_kind_is_refused(string labels, string? scale, string? where, params string[] parts)
    {
        using TemporaryFolder folder = Folder(labels);
        AssertRefused(() => Open(folder, scale), where, parts);
    }

    [Fact]
    public void A_folder_without_labels_is_refused_with_what_is_there_instead()
    {
        using var folder = new TemporaryFolder();
        AssertRefused(() => OwnSongs.Open(folder.Root, "mine", null), folder.Root, "labels.csv");
        string table = folder.PutText("Labels.xlsx", "");
        AssertRefused(() => OwnSongs.Open(folder.Root, "mine", null), folder.Root, "There is Labels.xlsx: save the table as labels.csv");
        AssertRefused(() => OwnSongs.Open(table, "mine", null), table, "Expected a folder; this is a file.");
        AssertRefused(() => OwnSongs.Open(folder["nowhere"], "mine", null), folder["nowhere"], "There is no such folder.");
    }

    [Theory]
    [InlineData("/music/Songs", "songs")]
    [InlineData("/music/My Songs (2024)/", "my-songs-2024")]
    [InlineData("/music/Lieder_1", "lieder-1")]
    public void A_folders_name_becomes_the_songs(string folder, string name) => Assert.Equal(name, OwnSongs.NameOf(folder));

    [Fact]
    public void A_file_in_other_letters_is_told()
    {
        using TemporaryFolder folder = Folder("file,class\nOne.WAV,sad\n");
        folder.PutText("songs/one.wav", "");
        Assert.Equal("no such file, but one.wav is there: small and capital letters count", Open(folder, scale: null).Check().Tracks.Single().Detail);
    }

    [Theory]
    [InlineData("two.wav,2,3", "two.wav,10,3", "labels.csv:3", "from 1 to 9 in valence", "'10'")]
    [InlineData("two.wav,2,3", "two.wav,2,loud", "labels.csv:3", "arousal", "'loud'")]
    [InlineData("two.wav,2,3", "two.wav,2,", "labels.csv:3", "arousal", "''")]
    [InlineData("two.wav,2,3,calm", "two.wav,2,3,", "labels.csv:3", "calm, wild", "''")]
    [InlineData("two.wav,2,3", ",2,3", "labels.csv:3", "file", "empty")]
    [InlineData("two.wav,2,3", "../two.wav,2,3", "labels.csv:3", "below the folder", "'../two.wav'")]
    [InlineData("two.wav,2,3", "/etc/two.wav,2,3", "labels.csv:3", "below the folder")]
    [InlineData("two.wav,2,3", "rock\\two.wav,2,3", "labels.csv:3", "forward slashes", "'rock\\two.wav'")]
    [InlineData("two.wav,2,3", "rock/../three.wav,2,3", "labels.csv:4", "three.wav is there twice")]
    [InlineData("three.wav,3,3,calm,Bob,Three,,both,", "three.wav,3,3,calm,Bob,Three,,both,B2", "labels.csv:4", "B2 is there twice")]
    [InlineData("two.wav,2,3", "two,wav,2,3", "labels.csv:3", "9 cells", "got 10")]
    public void A_malformed_row_is_refused_by_file_and_line_and_listed_by_checking(string old, string damaged, string where, params string[] parts)
    {
        Assert.Contains(old, Labels);
        using TemporaryFolder folder = Folder(Labels.Replace(old, damaged));
        AssertRefused(() => Open(folder).Load(), where, parts);
        Assert.EndsWith(where, Assert.Single(Open(folder).Check().LabelFaults).Where);
    }

    [Fact]
    public void Checking_hears_the_songs()
    {
        using TemporaryFolder folder = Folder();
        new Waveform(SampleRate.Hz22050, [.. Enumerable.Repeat(0.1f, 22050)]).Save(folder["songs/two.wav"]);
        folder.PutText("songs/three.wav", "no sound");
        Assert.Equal([TrackStatus.Ok, TrackStatus.Missing, TrackStatus.Unreadable], Open(folder).Check().Tracks.Select(track => track.Status));
    }
}
