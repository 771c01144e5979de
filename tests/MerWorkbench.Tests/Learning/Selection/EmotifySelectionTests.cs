using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Learning.Selection;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Learning.Selection;

/// <summary>CFS on features of real songs chooses what Weka does.</summary>
public sealed class EmotifySelectionTests
{
    [Theory(Skip = RealData.Absent, SkipType = typeof(RealData), SkipWhen = nameof(RealData.IsAbsent))]
    [InlineData("librosa-clip")]
    [InlineData("compare2016")]
    public void The_columns_chosen_of_real_songs_are_Wekas(string set)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using var document = JsonDocument.Parse(Golden.Text("weka/emotify.json"));
        JsonElement golden = document.RootElement.GetProperty(set);
        int each = golden.GetProperty("songsOfEachGenre").GetInt32();
        Track[] songs = [.. new Emotify().Load(RealData.PathOf("emotify")).GroupBy(track => track.Genre).SelectMany(genre => genre.OrderBy(track => int.Parse(track.Id)).Take(each))];
        using var folder = new TemporaryFolder();
        IReadOnlyList<FeatureMatrix> features = new FeatureStore(folder.Root).ExtractAll([.. songs.Select(song => song.AudioPath)], FeatureSets.Find(set), cancellation: token);
        double[][] rows = [.. features.Select(matrix => matrix.Row(0).ToArray().Select(value => (double)value).ToArray())];
        double[] arousal = [.. songs.Select(song => song.Annotation!.Mean.Arousal.Value)], valence = [.. songs.Select(song => song.Annotation!.Mean.Valence.Value)];
        int[] quadrants = [.. arousal.Zip(valence, (a, v) => (a < 0 ? 2 : 0) + (v < 0 ? 1 : 0))];

        AssertAsWeka(golden.GetProperty("arousal"), options => Cfs.Select(rows, arousal, options, token));
        AssertAsWeka(golden.GetProperty("quadrant"), options => Cfs.Select(rows, quadrants, options, token));
    }

    private static void AssertAsWeka(JsonElement golden, Func<CfsOptions, CfsSelection> select)
    {
        CfsSelection selection = select(new());
        Assert.Equal(Columns("selected"), selection.Columns);
        Assert.Equal(Columns("searched"), select(new() { LocallyPredictive = false }).Columns);
        Assert.Equal(golden.GetProperty("merit").GetDouble(), selection.Merit, 1e-12);

        int[] Columns(string key) => [.. golden.GetProperty(key).EnumerateArray().Select(column => column.GetInt32())];
    }
}
