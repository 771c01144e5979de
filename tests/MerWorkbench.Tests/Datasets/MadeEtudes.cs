using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;

namespace MerWorkbench.Tests.Datasets;

/// <summary>Études that several tests read: made once, when first asked for, and gone with the process. Nobody writes to them.</summary>
internal static class MadeEtudes
{
    private static readonly Lazy<string> s_folder = new(() => MakeOnce("etudes", 48)), s_deam = new(() => MakeOnce("deam", 12));

    /// <summary>A folder of twelve in the layout of DEAM, with labels over time.</summary>
    public static string Deam => s_deam.Value;

    /// <summary>The card of the folder.</summary>
    public static DatasetCard Card => GrekowEtudes.Few.CardOf(s_folder.Value);

    /// <summary>The first of the 48: a song does not depend on how many there are.</summary>
    public static IReadOnlyList<Track> Tracks(int count) => [.. GrekowEtudes.Few.Load(s_folder.Value).Take(count)];

    /// <summary>Makes études in a folder of one's own.</summary>
    public static string Make(string root, int tracks = 12)
    {
        EtudeMaker.Make("etudes", root, tracks, cancel: TestContext.Current.CancellationToken);
        return root;
    }

    private static string MakeOnce(string dataset, int tracks)
    {
        string root = Directory.CreateTempSubdirectory("mer-etudes-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        EtudeMaker.Make(dataset, root, tracks);
        return root;
    }
}
