using MerWorkbench.Datasets;
using MerWorkbench.Emotion;

namespace MerWorkbench.Tests.Datasets;

public sealed class MusicSetsTests
{
    [Theory]
    [InlineData(".")]
    [InlineData("PMEmo2019")]
    [InlineData("PMEmo2019/PMEmo2019")]
    public void PMEmo_is_read_with_labels_of_the_whole_and_over_time(string root)
    {
        using TemporaryFolder folder = MusicFolders.PMEmo(root);
        folder.PutText($"{root}/chorus/4.mp3", "");
        IReadOnlyList<Track> tracks = new PMEmo().Load(folder.Root);
        Track first = tracks[0];
        Assert.Equal(Affect.On(AffectScale.ZeroToOne, valence: 0.6, arousal: 0.4), first.Annotation!.Mean);
        Assert.Equal((0.2, 0.1), (first.Annotation.ValenceSpread, first.Annotation.ArousalSpread));
        Assert.Equal((3, 15, 0.31, 0.21), (first.Dynamic!.Mean.Length, first.Dynamic.Mean.Start.Value, first.Dynamic.Mean[1].Valence.Value, first.Dynamic.Mean[1].Arousal.Value));
        Assert.Equal(("ann, a", "ann, a/one", "ann, a/record"), (first.ArtistKey, first.SongKey, first.AlbumKey));
        Assert.Equal([false, true], tracks.Select(track => track.HasAudio));
        Assert.Null(tracks[1].AlbumKey);
    }

    [Fact]
    public void PMEmo_loads_from_the_one_file_of_labels()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("annotations/static_annotations.csv", "musicId,Arousal(mean),Valence(mean)\n1,0.4,0.6\n");
        Track track = Assert.Single(new PMEmo().Load(folder.Root));
        Assert.True(track is { Dynamic: null, Artist: null, Annotation.ValenceSpread: null, SongKey: "1" });
    }

    [Fact]
    public void Gtzan_has_100_clips_a_genre_and_the_fault_filtered_split_of_443_and_197_and_290()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("genres/blues/blues.00000.au", "");
        IReadOnlyList<Track> tracks = new Gtzan().Load(folder.Root);
        Assert.Equal(1000, tracks.Select(track => track.Id).Distinct().Count());
        Assert.All(tracks.CountBy(track => track.Class!), genre => Assert.Equal(100, genre.Value));
        Assert.Equal(new Gtzan().Card.Classes, tracks.Select(track => track.Class).Distinct());
        Assert.Equal(443 + 197, tracks.Count(track => track.OfficialPart == OfficialPart.Development));
        Assert.Equal(290, tracks.Count(track => track.OfficialPart == OfficialPart.Evaluation));
        Assert.Equal(70, Gtzan.LeftOut.Length);
        Assert.Equal("classical.00042", Gtzan.LeftOut[0]);
        Assert.Contains("reggae.00086", Gtzan.LeftOut);
        Assert.DoesNotContain(Gtzan.LeftOut, id => id.StartsWith("blues", StringComparison.Ordinal) || id.StartsWith("rock", StringComparison.Ordinal));
        Assert.Equal("hip-hop", tracks.Single(track => track.Id == "hiphop.00007").Class);
        Assert.True(tracks[0].HasAudio);
    }

    [Fact]
    public void Gtzan_is_read_from_Kaggles_copy_and_a_Macs_twin_files_are_not()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("Data/genres_original/blues/blues.00000.wav", "");
        folder.PutText("Data/genres_original/blues/._blues.00001.wav", "");
        IReadOnlyList<Track> tracks = new Gtzan().Load(folder.Root);
        Assert.Equal("blues.00000", Assert.Single(tracks, track => track.HasAudio).Id);
        DatasetReport report = new Gtzan().Check(folder.Root);
        Assert.Equal((999, 1), (report.Count(TrackStatus.Missing), report.Count(TrackStatus.Unreadable)));
    }

    [Fact]
    public void A_fragment_of_Grekows_carries_its_experts_and_stays_with_its_clip()
    {
        using TemporaryFolder folder = MusicFolders.Grekow();
        folder.PutText("fragments/a2.mp3", "");
        IReadOnlyList<Track> tracks = new GrekowGtzan().Load(folder.Root);
        Annotation label = tracks[0].Annotation!;
        Assert.Equal(5, label.Raters);
        Assert.Equal(5, label.Ratings.Length);
        Assert.Equal(0.3, label.Mean.Valence.Value, 12);
        Assert.Equal(Math.Sqrt(0.025), label.ValenceSpread!.Value, 12);
        Assert.Equal(("blues.00000", 3, "blues"), (tracks[0].SongKey, tracks[0].StartInSong!.Value.Value, tracks[0].Genre));
        Assert.Equal("hip-hop", tracks[1].Genre);
        Assert.Equal([false, true], tracks.Select(track => track.HasAudio));
    }

    [Fact]
    public void Grekows_means_are_enough()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("labels.csv", "fragment,gtzan,start,valence,arousal\nf,jazz.00054,0,-0.5,0.25\n");
        Annotation label = Assert.Single(new GrekowGtzan().Load(folder.Root)).Annotation!;
        Assert.Equal(Affect.On(AffectScale.MinusOneToOne, valence: -0.5, arousal: 0.25), label.Mean);
        Assert.True(label is { ValenceSpread: null, Ratings.Length: 0, Raters: 5 });
    }

    [Fact]
    public void An_excerpt_of_TEM_has_its_class_and_its_artist_where_known()
    {
        using TemporaryFolder folder = MusicFolders.Turkish();
        folder.PutText("audio/x1.wav", "");
        IReadOnlyList<Track> tracks = new TurkishEmotionalMusic().Load(folder.Root);
        Assert.Equal(["Q1", "Q3"], tracks.Select(track => track.Class));
        Assert.Equal(["zeki/song", "x2"], tracks.Select(track => track.SongKey));
        Assert.Equal(["zeki", null], tracks.Select(track => track.ArtistKey));
        Assert.Equal([true, false], tracks.Select(track => track.HasAudio));
    }
}
