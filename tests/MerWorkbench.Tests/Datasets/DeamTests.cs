using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Datasets;

public sealed class DeamTests
{
    private const string Averages = "annotations/annotations averaged per song";

    public static bool Absent => RealData.IsAbsent;

    private static IReadOnlyList<Track> Real(DeamLabels labels = DeamLabels.Repaired) => new Deam(labels).Load(RealData.PathOf("deam"));

    private static int IdOf(Track track) => int.Parse(track.Id);

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_release_has_1802_songs_of_three_years_each_with_both_kinds_of_labels()
    {
        IReadOnlyList<Track> tracks = Real();
        Assert.Equal(1802, tracks.Count);
        Assert.Equal(744, tracks.Count(track => IdOf(track) <= 1000));
        Assert.Equal(1000, tracks.Count(track => IdOf(track) is > 1000 and <= 2000));
        Assert.Equal(58, tracks.Count(track => IdOf(track) > 2000));
        Assert.All(tracks.Where(track => IdOf(track) <= 2000), track => Assert.Equal(60, track.Dynamic!.Mean.Length));
        Assert.Equal(1223, tracks.Max(track => track.Dynamic!.Mean.Length));
        Assert.Equal(58, tracks.Count(track => track.OfficialPart == OfficialPart.Evaluation));
        Assert.DoesNotContain(tracks, track => track.OfficialPart == OfficialPart.Development);
        Assert.Equal(tracks.Select(IdOf).Order(), tracks.Select(IdOf));
    }

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [InlineData("2", 3, 3.1, 0.63, 0.94)]
    [InlineData("3", 3.3, 3.5, 1.62, 1.75)]
    [InlineData("1999", 4.6, 5.4, 2.11, 1.8)]
    [InlineData("2001", 3.2, 6.6, 0.98, 0.8)]
    [InlineData("2058", 3.8, 5.8, 0.75, 1.17)]
    public void A_song_has_the_values_of_its_row(string id, double valence, double arousal, double valenceSpread, double arousalSpread)
    {
        Annotation label = Real().Single(track => track.Id == id).Annotation!;
        Assert.Equal(Affect.On(AffectScale.OneToNine, valence, arousal), label.Mean);
        Assert.Equal((valenceSpread, arousalSpread), (label.ValenceSpread, label.ArousalSpread));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void As_shipped_the_first_thousand_ids_keep_their_exchanged_axes_and_no_other_song_changes()
    {
        foreach (var (repaired, shipped) in Real().Zip(Real(DeamLabels.AsShipped)))
        {
            bool exchanged = IdOf(repaired) <= Deam.LastExchangedId;
            Affect there = repaired.Annotation!.Mean, here = shipped.Annotation!.Mean;
            Assert.Equal(exchanged ? (there.Arousal.Value, there.Valence.Value) : (there.Valence.Value, there.Arousal.Value), (here.Valence.Value, here.Arousal.Value));
        }
        Assert.Equal(Affect.On(AffectScale.OneToNine, valence: 3.1, arousal: 3), Real(DeamLabels.AsShipped)[0].Annotation!.Mean);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_labels_over_time_show_which_axes_are_exchanged()
    {
        var shipped = new Deam(DeamLabels.AsShipped).Agreement(RealData.PathOf("deam"));
        Assert.Equal([744, 1000, 58], shipped.Select(part => part.Tracks));
        Assert.Equal([0.570, 0.942, 0.929], shipped.Select(part => Math.Round(part.Arousal, 3)));
        Assert.Equal([0.575, 0.912, 0.984], shipped.Select(part => Math.Round(part.Valence, 3)));
        Assert.Equal([0.949, 0.570, -0.101], shipped.Select(part => Math.Round(part.ArousalWithValence, 3)));
        Assert.Equal([0.956, 0.591, 0.050], shipped.Select(part => Math.Round(part.ValenceWithArousal, 3)));
        Assert.Equal([true, false, false], shipped.Select(part => part.IsExchanged));
        LabelAgreement repaired = new Deam().Agreement(RealData.PathOf("deam"))[0];
        Assert.Equal((0.956, 0.949), (Math.Round(repaired.Arousal, 3), Math.Round(repaired.Valence, 3)));
        Assert.False(repaired.IsExchanged);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Repaired_it_agrees_with_emoMusic_on_the_744_songs_they_share()
    {
        Dictionary<string, Affect> other = new EmoMusic().Load(RealData.PathOf("emomusic")).ToDictionary(track => track.Id, track => track.Annotation!.Mean);
        Track[] shared = [.. Real().Where(track => other.ContainsKey(track.Id))];
        Assert.Equal(744, shared.Length);
        double[] arousal = [.. shared.Select(track => track.Annotation!.Mean.Arousal.Value)], valence = [.. shared.Select(track => track.Annotation!.Mean.Valence.Value)];
        Assert.Equal(0.9998, RegressionMetrics.Pearson([.. shared.Select(track => other[track.Id].Arousal.Value)], arousal), 0.00005);
        Assert.Equal(0.9999, RegressionMetrics.Pearson([.. shared.Select(track => other[track.Id].Valence.Value)], valence), 0.00005);
        Assert.Equal(0.599, RegressionMetrics.Pearson([.. shared.Select(track => other[track.Id].Arousal.Value)], valence), 0.005);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_quadrants_have_the_counts_measured_elsewhere()
    {
        Assert.Equal([594, 229, 742, 237], Quadrants(DeamLabels.AsShipped));
        Assert.Equal([594, 190, 742, 276], Quadrants(DeamLabels.Repaired));

        static int[] Quadrants(DeamLabels labels) => [.. Enum.GetValues<Quadrant>().Select(quadrant =>
            Real(labels).Count(track => track.Annotation!.Mean.Quadrant(QuadrantRule.NeutralIsLow) == quadrant))];
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Checking_finds_the_labels_whole_the_sound_missing_and_shows_the_evidence()
    {
        DatasetReport report = new Deam().Check(RealData.PathOf("deam"));
        Assert.Empty(report.LabelFaults);
        Assert.Equal(1802, report.Count(TrackStatus.Missing));
        Assert.Contains(report.Evidence, line => line.Contains("As shipped: ids 1 to 1000, 744 tracks") && line.Contains("0.570") && line.Contains("0.949") && line.Contains("exchanged"));
        Assert.Contains(report.Evidence, line => line.Contains("431") && line.Contains("not published"));
    }

    [Fact]
    public void Each_way_to_read_the_labels_says_so_in_name_title_and_faults()
    {
        Assert.Equal(("deam", "deam-as-shipped"), (new Deam().Card.Name, new Deam(DeamLabels.AsShipped).Card.Name));
        Assert.Contains("repaired", new Deam().Card.Title);
        Assert.Contains("as shipped", new Deam(DeamLabels.AsShipped).Card.Title);
        Assert.Contains("are put back", new Deam().Card.KnownFaults[0]);
        Assert.Contains("left so", new Deam(DeamLabels.AsShipped).Card.KnownFaults[0]);
    }

    [Theory]
    [InlineData("annotations/annotations averaged per song/song_level", "annotations/annotations averaged per song/dynamic (per second annotations)", "MEMD_audio", "metadata")]
    [InlineData("DEAM_Annotations/annotations/annotations averaged per song/song_level", "DEAM_Annotations/annotations/annotations averaged per song/dynamic (per second annotations)", "DEAM_audio/MEMD_audio", "metadata/metadata")]
    [InlineData("annotations/annotations_averaged_per_song/song_level", "annotations/annotations_averaged_per_song/dynamic_(per_second_annotations)", "audio", "Metadata")]
    [InlineData(".", ".", ".", ".")]
    public void Mirrors_and_archives_unpacked_each_in_its_folder_are_read(string whole, string dynamic, string audio, string metadata)
    {
        using TemporaryFolder folder = DeamFolder.Make(whole, dynamic);
        folder.PutText($"{metadata}/metadata_2013.csv", DeamFolder.Metadata2013);
        folder.PutText($"{audio}/2.mp3", "");
        folder.PutText($"{audio}/._3.mp3", "");
        IReadOnlyList<Track> tracks = new Deam().Load(folder.Root);
        Assert.Equal(["2", "3", "1001", "2001"], tracks.Select(track => track.Id));
        Assert.Equal([true, false, false, false], tracks.Select(track => track.HasAudio));
        Assert.Equal("Ann \"A\" B", tracks[0].Artist);
        Assert.Equal("one, two", tracks[0].SongKey.Split('/')[1]);
        Assert.Equal(48, tracks[0].StartInSong!.Value.Value);
        Assert.Equal(2, tracks[3].Dynamic!.Mean.Length);
    }

    [Fact]
    public void Labels_load_without_metadata_curves_and_sound()
    {
        using TemporaryFolder folder = DeamFolder.Make();
        Directory.Delete(folder[$"{Averages}/dynamic (per second annotations)"], recursive: true);
        IReadOnlyList<Track> tracks = new Deam().Load(folder.Root);
        Assert.All(tracks, track => Assert.True(track is { Dynamic: null, Artist: null, HasAudio: false } && track.SongKey == track.Id));
        Assert.Equal(3.1, tracks[0].Annotation!.Mean.Arousal.Value);
    }

    [Fact]
    public void A_copy_whose_axes_are_right_already_is_not_exchanged_again()
    {
        using TemporaryFolder folder = DeamFolder.Make();
        int[] ids = [.. Enumerable.Range(1, 10)];
        folder.PutText(DeamFolder.Clips, DeamFolder.ClipsHeader + string.Concat(ids.Select(id => $"{id},{9 - (id % 3)},1,{1 + (0.5 * id)},1\n")));
        folder.PutText($"{Averages}/dynamic (per second annotations)/arousal.csv", "song_id,sample_15000ms\n" + string.Concat(ids.Append(2001).Select(id => $"{id},{id / 2500.0}\n")));
        folder.PutText($"{Averages}/dynamic (per second annotations)/valence.csv", "song_id,sample_15000ms\n" + string.Concat(ids.Append(2001).Select(id => $"{id},{(3 - (id % 3)) / 5.0}\n")));
        Assert.Equal(1.5, new Deam().Load(folder.Root)[0].Annotation!.Mean.Arousal.Value);
    }

    [Fact]
    public void Metadata_of_all_years_is_read_with_its_tabs_tags_and_slipped_rows()
    {
        using TemporaryFolder folder = DeamFolder.Make();
        folder.PutText("metadata/metadata_2013.csv", DeamFolder.Metadata2013);
        folder.PutText("metadata/metadata_2014.csv", "Id,Artist,Album,Track,Genre,segment start,segment end,last.fm\n1001,Cid\u00a0,\tRecord,Song,Rock,0:10,0:55,loud,fast,long\n");
        folder.PutText("metadata/metadata_2015.csv", "id,Filename,title,artist,album,genre\n2001,2001.mp3,77,Dee,n/a,Jazz,Blues\n");
        IReadOnlyList<Track> tracks = new Deam().Load(folder.Root);
        Assert.Equal(("Cid", "Song", "rock", "cid/record"), (tracks[2].Artist, tracks[2].Title, tracks[2].Genre, tracks[2].AlbumKey));
        Assert.Null(tracks[3].Artist);
        folder.PutText("metadata/metadata_2015.csv", "id,Filename,title,artist,album,genre\n2001,2001.mp3,77 Days,Dee,n/a,Jazz,Blues\n");
        Track song = new Deam().Load(folder.Root)[3];
        Assert.Equal(("Dee", "77 Days", "jazz", null), (song.Artist, song.Title, song.Genre, song.AlbumKey));
    }

    [Fact]
    public void The_development_songs_of_2015_are_those_of_the_persons_list()
    {
        using TemporaryFolder folder = DeamFolder.Make();
        folder.PutText("development_2015.csv", "song_id\n" + string.Concat(Enumerable.Range(2, 431).Select(id => $"{id}\n")));
        Assert.Equal([OfficialPart.Development, OfficialPart.Development, null, OfficialPart.Evaluation],
            new Deam().Load(folder.Root).Select(track => track.OfficialPart));
    }

    // The real list is not published with the data: any 431 ids show that the split is taken as listed.
    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_published_split_develops_on_431_songs_tests_58_and_leaves_the_others_out()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["annotations"], RealData.PathOf("deam", "annotations"));
        Assert.Contains("0 of these tracks for development and 58 for evaluation", Assert.Throws<MerException>(() => OfficialSplit.With(1).Split(new Deam().Load(folder.Root))).Message, StringComparison.Ordinal);
        folder.PutText("development_2015.csv", "song_id\n" + string.Concat(new Deam().Load(folder.Root).Take(431).Select(track => $"{track.Id}\n")));
        SplitCertificate certificate = OfficialSplit.With(1).Certify("deam", new Deam().Load(folder.Root));
        SplitCertificate.FoldParts parts = Assert.Single(certificate.Folds);
        Assert.Equal((431, 58, 1802 - 431 - 58), (parts.Train.Tracks + parts.Validation.Tracks, parts.Test.Tracks, certificate.UnusedTracks));
    }

    [Fact]
    public void The_features_of_a_song_are_read_with_their_times()
    {
        using TemporaryFolder folder = DeamFolder.Make();
        folder.PutText("features/features/2.csv", "frameTime;F0final_sma_stddev;pcm_fftMag_mfcc_sma_de[14]_amean\n0;1;2\n0.5;-3e-2;4\n");
        FrameFeatures features = new Deam().LoadFeatures("2", folder.Root);
        Assert.Equal(["F0final_sma_stddev", "pcm_fftMag_mfcc_sma_de[14]_amean"], features.Columns);
        Assert.Equal([0, 0.5], features.Times.Select(time => time.Value));
        Assert.Equal([-0.03f, 4], features.Row(1).ToArray());
    }

    [Theory]
    [InlineData("frameTime;a\n0;1\n0.5\n", "2.csv:3", "2 cells, got 1")]
    [InlineData("frameTime;a\n0;1\n0.5;NaN\n", "2.csv:3", "'NaN'")]
    [InlineData("frameTime;a\n0;1\n0;2\n", "2.csv:3", "a time after 0 s")]
    [InlineData("frameTime,a\n0,1\n", "2.csv:1", "Expected a column frameTime")]
    [InlineData("a;frameTime\n1;0\n", "2.csv:1", "first column")]
    public void A_malformed_file_of_features_is_refused_by_file_and_line(string text, string where, string part)
    {
        using TemporaryFolder folder = DeamFolder.Make();
        folder.PutText("features/2.csv", text);
        var problem = Assert.Throws<MerException>(() => new Deam().LoadFeatures("2", folder.Root));
        Assert.EndsWith(where, problem.Where);
        Assert.Contains(part, problem.Message);
    }
}
