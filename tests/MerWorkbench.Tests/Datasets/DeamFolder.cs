namespace MerWorkbench.Tests.Datasets;

/// <summary>Four songs in DEAM's layout.</summary>
internal static class DeamFolder
{
    public const string ClipsHeader = "song_id, valence_mean, valence_std, arousal_mean, arousal_std\n";

    public const string Metadata2013 =
        "\"song_id\",\"file_name\",\"Artist\",\"Song title\",\"start of the segment (min.sec)\",\"end of the segment (min.sec)\",\"Genre\"\n"
        + "2,\"\t2.mp3\",\"Ann \"A\" B\t\",\"\tOne, two\u00a0\",\"\t0.48\t\",\"\t1.33\t\",\"\tBlues\t\"\n\n";

    private const string SongsHeader =
        "song_id, valence_mean, valence_std, valence_ max_mean, valence_max_std, valence_min_mean, valence_min_std, arousal_mean, arousal_std, arousal_max_mean, arousal_max_std, arousal_min_mean, arousal_min_std\n";

    public static string Clips { get; } = $"{Whole}/static_annotations_averaged_songs_1_2000.csv";

    private const string Whole = "annotations/annotations averaged per song/song_level";

    private const string Dynamic = "annotations/annotations averaged per song/dynamic (per second annotations)";

    public static TemporaryFolder Make(string whole = Whole, string dynamic = Dynamic)
    {
        var folder = new TemporaryFolder();
        folder.PutText($"{whole}/static_annotations_averaged_songs_1_2000.csv", ClipsHeader + "2,3.1,0.94,3,0.63\n3,3.5,1.75,3.3,1.62\n1001,4.1,1,5.2,2\n");
        folder.PutText($"{whole}/static_annotations_averaged_songs_2000_2058.csv", SongsHeader + "2001,3.2,0.98,5.0,1.41,2.2,0.98,6.6,0.8,8.6,0.49,3.4,1.02\n");
        folder.PutText($"{dynamic}/arousal.csv", "song_id, sample_15000ms, sample_15500ms, sample_16000ms\n2,0.1,0.2\n3,0.3,0.4\n1001,0.5,0.6\n2001,0.7,0.8,0.9\n");
        folder.PutText($"{dynamic}/valence.csv", "song_id,sample_15000ms,sample_15500ms,sample_16000ms\n2,0.1,0.2,\n3,0.3,-0.4,\n1001,0.5,0.6,\n2001,0.7,0.8,\n");
        return folder;
    }
}
