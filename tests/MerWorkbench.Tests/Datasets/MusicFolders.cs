namespace MerWorkbench.Tests.Datasets;

/// <summary>Two or so tracks each in the layouts of the sets of music.</summary>
internal static class MusicFolders
{
    public static TemporaryFolder Of(string name) => name switch
    {
        "deam" => DeamFolder.Make(),
        "pmemo" => PMEmo(),
        "grekow-gtzan" => Grekow(),
        "tem" => Turkish(),
        _ => throw new ArgumentException(name),
    };

    public static TemporaryFolder PMEmo(string root = ".")
    {
        var folder = new TemporaryFolder();
        folder.PutText($"{root}/annotations/static_annotations.csv", "musicId,Arousal(mean),Valence(mean)\n1,0.4,0.6\n4,0.5,0.7\n");
        folder.PutText($"{root}/annotations/static_annotations_std.csv", "musicId,Arousal(std),Valence(std)\n1,0.1,0.2\n4,0.11,0.21\n");
        folder.PutText($"{root}/annotations/dynamic_annotations.csv", "musicId,frameTime,Arousal(mean),Valence(mean)\n1,15.0,0.2,0.3\n1,15.5,0.21,0.31\n1,16,0.22,0.32\n4,15.0,0.5,0.6\n");
        folder.PutText($"{root}/metadata.csv", "musicId,fileName,title,artist,album,duration,chorus_start_time,chorus_end_time\n1,1.mp3,One,\"Ann, A\",Record,200,00:30,01:00\n4,4.mp3,Two,Bob,,180,00:20,00:50\n");
        return folder;
    }

    public static TemporaryFolder Grekow()
    {
        var folder = new TemporaryFolder();
        folder.PutText("labels.csv", "fragment,gtzan,start,valence,arousal," + string.Join(',', Enumerable.Range(1, 5).Select(i => $"valence_{i},arousal_{i}")) + "\n"
            + "a1,blues.00000,3,0.3,-0.2,0.1,-0.2,0.2,-0.2,0.3,-0.2,0.4,-0.2,0.5,-0.2\n"
            + "a2,hiphop.00099,12.5,-1,1,-1,1,-1,1,-1,1,-1,1,-1,1\n");
        return folder;
    }

    public static TemporaryFolder Turkish()
    {
        var folder = new TemporaryFolder();
        folder.PutText("labels.csv", "excerpt,class,artist,title\nx1,Q1,Zeki,Song\nx2,Q3,,\n");
        return folder;
    }
}
