using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets;

/// <summary>
/// Every dataset of the catalogue, and one's own songs and texts, damaged in at least thirty different ways: cut, wrong column, text in a number, an id
/// twice, another encoding, empty, another file under the name. Each is refused with file and line, or, where it does no harm (byte order
/// mark, CRLF, no last line end), loads the same. A set without label files is damaged in its sound, where a file is named and lines are not.
/// </summary>
public sealed class MalformedFamilyTests(ITestOutputHelper output)
{
    private const int Fewest = 30;

    public static TheoryData<string> Names => [.. DatasetCatalogue.All.Select(dataset => dataset.Card.Name), "own-songs", "own-texts"];

    [Theory, MemberData(nameof(Names))]
    public void Thirty_damages_and_more_are_told_with_file_and_line_or_do_no_harm(string name)
    {
        DamageSample sample = DamageSample.Of(name);
        Dataset Open(string root) => sample.Open?.Invoke(root) ?? DatasetCatalogue.Find(name);
        string whole, untouched;
        using (TemporaryFolder folder = sample.Make())
        {
            whole = Content(Open(folder.Root), folder.Root);
            untouched = Digest(folder.Root);
        }
        var seen = new HashSet<string> { untouched };
        var wrong = new List<string>();
        int harmless = 0;
        foreach (Damage damage in sample.Damages())
        {
            using TemporaryFolder folder = sample.Make();
            damage.Do(folder);
            // The same content twice is no new case.
            if (!seen.Add(Digest(folder.Root)))
                continue;
            if (damage.Where is null)
            {
                harmless++;
                string content = Try(() => Content(Open(folder.Root), folder.Root));
                if (content != whole)
                    wrong.Add($"{damage.What}: does no harm, but was read as {content} in place of {whole}");
                continue;
            }
            string[] told = Told(Open, folder.Root);
            if (!told.Any(place => place.Split(" » ")[0].EndsWith(damage.Where, StringComparison.Ordinal)))
                wrong.Add($"{damage.What}: expected {damage.Where}, told {(told.Length == 0 ? "nothing" : string.Join(" | ", told))}");
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {seen.Count - 1} damages, {harmless} of them harmless"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(seen.Count - 1, Fewest, int.MaxValue);
    }

    // Loading stops at the first fault, checking lists all; both must name the place, and a sound's fault only checking finds.
    private static string[] Told(Func<string, Dataset> open, string root)
    {
        var told = new List<string>();
        string? refused = null;
        try
        {
            _ = Content(open(root), root);
        }
        catch (MerException e)
        {
            refused = $"{e.Where} » {e.Problem}";
        }
        try
        {
            DatasetReport report = open(root).Check(root);
            told.AddRange(report.LabelFaults.Select(fault => $"{fault.Where} » {fault.Problem}"));
            told.AddRange(report.Tracks.Where(track => track.Status == TrackStatus.Unreadable).Select(track => $"{Place(track)} » {track.Detail}"));
        }
        catch (MerException e)
        {
            told.Add($"{e.Where} » {e.Problem}");
        }
        return refused is null || told.Contains(refused) ? [.. told] : [$"loading says » {refused}, checking does not: {string.Join(" | ", told)}"];
    }

    // A stem that cannot be read is named before the detail.
    private static string Place(TrackReport track) =>
        track.Detail?.Split(": ")[0] is { } file && file.EndsWith(".wav", StringComparison.Ordinal) ? file : track.Path;

    private static string Try(Func<string> load)
    {
        try
        {
            return load();
        }
        catch (MerException e)
        {
            return e.Message;
        }
    }

    private static string Content(Dataset dataset, string root) => dataset switch
    {
        MusicDataset music => string.Join('\n', music.Load(root).Select(track => string.Create(CultureInfo.InvariantCulture,
            $"{track.Id} {track.Annotation?.Mean} {track.Annotation?.ValenceSpread} {track.Class} {track.SongKey} {track.Genre} {track.OfficialPart} {string.Join(',', track.Dynamic?.Mean.Valence ?? [])} {string.Join('/', track.Lyrics?.Lines ?? [])}"))),
        TextDataset texts => string.Join('\n', texts.Load(root).Select(text => $"{text.Id} {text.Text} {string.Join(',', text.Classes)} {text.GroupKey} {text.Part}")),
        TableDataset table => string.Join('\n', table.Load(root).Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {row.Class} {string.Join(',', row.Values)}"))),
        _ => throw new ArgumentException(dataset.Card.Name),
    };

    private static string Digest(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(root, path)}\n{new FileInfo(path).Length}\n"));
            hash.AppendData(File.ReadAllBytes(path));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
