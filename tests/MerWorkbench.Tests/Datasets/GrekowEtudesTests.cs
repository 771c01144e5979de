using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets;

public sealed class GrekowEtudesTests
{
    [Fact]
    public void They_are_those_of_Grekow_s_layout_under_a_name_of_their_own()
    {
        using TemporaryFolder stand = new(), whole = new();
        MadeEtudes.Make(stand.Root, 4);
        EtudeMaker.Make("grekow-gtzan", whole.Root, 4, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllText(whole["labels.csv"]), File.ReadAllText(stand["labels.csv"]));

        var dataset = GrekowEtudes.Few;
        DatasetReport report = dataset.Check(stand.Root);
        Assert.True(report.IsComplete && report.HasManifest, report.ToString());
        Assert.Equal(4, dataset.CardOf(stand.Root).Items);
        Assert.Equal(dataset.Card.Title, dataset.CardOf(stand.Root).Title);
    }

    [Fact]
    public void Those_that_stand_in_for_Grekow_s_fragments_are_as_many_and_the_first_are_the_few()
    {
        Assert.Equal(new GrekowGtzan().Card.Items, GrekowEtudes.AsManyAsThePaper.Card.Items);
        using TemporaryFolder few = new(), many = new();
        EtudeMaker.Make("etudes", few.Root, 4, cancel: TestContext.Current.CancellationToken);
        EtudeMaker.Make("grekow-etudes", many.Root, 6, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllLines(few["labels.csv"]), File.ReadAllLines(many["labels.csv"])[..5]);
        foreach (Track song in GrekowEtudes.Few.Load(few.Root))
            Assert.Equal(File.ReadAllBytes(song.AudioPath!), File.ReadAllBytes(many[Path.GetRelativePath(few.Root, song.AudioPath!)]));
    }

    [Fact]
    public void In_a_real_dataset_s_folder_they_are_never_taken_for_it()
    {
        using var folder = new TemporaryFolder();
        EtudeMaker.Make("grekow-gtzan", folder.Root, 4, cancel: TestContext.Current.CancellationToken);
        DatasetCard card = new GrekowGtzan().CardOf(folder.Root);
        Assert.True(card.IsSynthetic);
        Assert.Equal((4, "grekow-gtzan"), (card.Items, card.Name));
        Assert.StartsWith("Synthetic études in the layout of", card.Title, StringComparison.Ordinal);
        Assert.StartsWith("Synthetic", Assert.Single(card.KnownFaults), StringComparison.Ordinal);
    }

    [Fact]
    public void A_making_without_its_manifest_is_not_taken_for_whole()
    {
        using var folder = new TemporaryFolder();
        MadeEtudes.Make(folder.Root, 4);
        File.Delete(folder[DataManifest.FileName]);
        Assert.Null(GrekowEtudes.Few.TryLocate(folder.Root));
        MadeEtudes.Make(folder.Root, 4);
        Assert.NotNull(GrekowEtudes.Few.TryLocate(folder.Root));
    }

    [Fact]
    public void Those_of_an_older_composer_are_made_anew_as_many_and_of_the_same_seed()
    {
        using var folder = new TemporaryFolder();
        var dataset = GrekowEtudes.Few;
        EtudeMaker.Make("etudes", folder.Root, 5, seed: 3, cancel: TestContext.Current.CancellationToken);
        string manifest = File.ReadAllText(folder[DataManifest.FileName]);
        string sound = folder["fragments/etude-0001.wav"];
        File.WriteAllText(sound, "older");
        dataset.Renew(folder.Root, cancel: TestContext.Current.CancellationToken);
        Assert.Equal("older", File.ReadAllText(sound));

        (Etude.TryLoad(folder.Root)! with { Version = Etude.CurrentVersion - 1 }).Save(folder.Root);
        dataset.Renew(folder.Root, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(manifest, File.ReadAllText(folder[DataManifest.FileName]));
        Assert.NotEqual("older", File.ReadAllText(sound));
    }

    [Fact]
    public void A_half_written_first_file_does_not_stand_in_the_way()
    {
        using var folder = new TemporaryFolder();
        folder.PutText(Etude.FileName + ".1-2" + AtomicFile.TemporarySuffix, "{");
        Assert.Equal(4, GrekowEtudes.Few.Load(MadeEtudes.Make(folder.Root, 4)).Count);
    }

    [Theory]
    [InlineData("etudes", 3, "Expected 4 to 1000 songs for etudes, got 3.")]
    [InlineData("tem", 1000, "Expected 4 to 999 songs for tem, got 1000.")]
    [InlineData("emotify", 4, "There are: deam, dynamic-etudes, etudes, grekow-etudes, grekow-gtzan, ")]
    public void What_cannot_be_made_is_refused_and_nothing_is_written(string dataset, int tracks, string said)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(said, Assert.Throws<MerException>(() => EtudeMaker.Make(dataset, folder.Root, tracks, cancel: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Root));
    }
}
