using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Store;

public sealed class StoreWasteTests : IDisposable
{
    private static readonly FeatureSet Known = FeatureSets.Librosa.Clip();
    private static readonly FeatureSet Unknown = new FrameFeatures("own", FrameRecipe.Librosa, FrameDescriptors.Rms);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private FeatureStore Store => new(_folder["store"]);

    private static CancellationToken Unstopped => TestContext.Current.CancellationToken;

    [Fact]
    public void A_store_in_use_holds_no_waste()
    {
        Fill(Known);
        Assert.Empty(Waste().Items);
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing()
    {
        Assert.Empty(Waste().Items);
        Assert.Empty(Store.Sets());
    }

    [Fact]
    public void Sets_that_are_not_known_go_and_foreign_files_stay()
    {
        string[] kept = Fill(Known), gone = Fill(Unknown);
        string[] foreign =
        [
            _folder.PutText(Path.Combine("store", "readme.txt"), "x"),
            _folder.PutText(Path.Combine("store", "my-notes", "a.safetensors"), "x"),
            _folder.PutText(Path.Combine(Store.FolderOf(Unknown), "notes.txt"), "x"),
            _folder.PutText(Path.Combine(Store.FolderOf(Known), "ab", "model.safetensors"), "x"),
            _folder.PutText(Path.Combine(Store.FolderOf(Known), "download.partial"), "x"),
        ];

        StoreWaste waste = Waste();
        Assert.Equal([.. gone.Append(Path.Combine(Store.FolderOf(Unknown), "set.json")).Order()], waste.Items.Select(item => item.Path).Order());
        Assert.All(waste.Items, item => Assert.Equal(("own", StoreWaste.Reason.UnknownSet), (item.Set, item.Why)));
        Assert.Equal(waste.Items.Sum(item => new FileInfo(item.Path).Length), waste.Bytes);
        Assert.All(gone, file => Assert.True(File.Exists(file)));
        waste.Remove();

        Assert.All(gone, file => Assert.False(File.Exists(file)));
        Assert.All([.. kept, .. foreign], file => Assert.True(File.Exists(file)));
        Assert.Empty(Waste().Items);
        File.Delete(foreign[2]);
        Fill(Unknown);
        Waste().Remove();
        Assert.False(Directory.Exists(Store.FolderOf(Unknown)));
    }

    [Fact]
    public void Another_version_of_a_known_set_goes()
    {
        var older = new FrameFeatures("librosa", FrameRecipe.Librosa with { Hop = 256 }, FrameDescriptors.Rms);
        Fill(older);
        Assert.Equal(2 + 1, Waste().Items.Count);
    }

    [Fact]
    public void Damaged_unused_and_left_over_files_go()
    {
        string[] files = Fill(Known);
        byte[] bytes = File.ReadAllBytes(files[0]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(files[0], bytes);
        File.SetLastWriteTimeUtc(files[1], DateTime.UtcNow.AddDays(-40));
        string part = $"{files[1]}.77-{Guid.NewGuid():N}.partial";
        File.WriteAllText(part, "x");

        Assert.Equal([(files[0], StoreWaste.Reason.Damaged), (part, StoreWaste.Reason.Leftover)], Waste().Items.Select(item => (item.Path, item.Why)));
        using (new FileStream(part, FileMode.Open, FileAccess.Write, FileShare.Read))
            Assert.Single(Waste().Items);
        Assert.DoesNotContain(Waste(TimeSpan.FromDays(41)).Items, item => item.Why == StoreWaste.Reason.Unused);
        Assert.Contains(Waste(TimeSpan.FromDays(39)).Items, item => item.Path == files[1] && item.Why == StoreWaste.Reason.Unused);
        // Use makes young again.
        Fill(Known);
        Assert.DoesNotContain(Waste(TimeSpan.FromDays(39)).Items, item => item.Why == StoreWaste.Reason.Unused);
    }

    [Fact]
    public void A_file_under_another_name_is_no_features()
    {
        string[] files = Fill(Known);
        File.Move(files[0], files[1], overwrite: true);
        Assert.Equal((files[1], StoreWaste.Reason.Damaged), Waste().Items.Select(item => (item.Path, item.Why)).Single());
    }

    [Fact]
    public void The_list_says_what_is_held_even_of_sets_that_are_not_known()
    {
        Fill(Known);
        Fill(Unknown);
        var sets = Store.Sets();
        Assert.Equal([("librosa-clip", true, 2), ("own", false, 2)], sets.Select(set => (set.Name, set.IsKnown, set.Songs)));
        Assert.Equal(Unknown.Columns.Select(column => column.Name), sets[1].Card!.Columns.Select(column => column.Name));
        Assert.All(sets, set => Assert.InRange(DateTime.UtcNow - set.LastUsed!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(5)));
        Assert.True(sets[0].Bytes > 2 * 4 * Known.Columns.Count);
    }

    private StoreWaste Waste(TimeSpan? unusedFor = null) => Store.FindWaste(unusedFor, cancellation: Unstopped);

    private string[] Fill(FeatureSet set)
    {
        string[] songs = [Song(1), Song(2)];
        Assert.Empty(Store.Fill(songs, [set], 1, cancellation: Unstopped).Faults);
        return [.. songs.Select(song => Store.PathOf(ContentHash.OfFile(song), set)).Order(StringComparer.Ordinal)];
    }

    private string Song(int seed)
    {
        var random = new Random(seed);
        string path = _folder[$"{seed}.wav"];
        new Waveform(SampleRate.Hz22050, [.. Enumerable.Range(0, 11025).Select(_ => random.NextSingle() - 0.5f)]).Save(path);
        return path;
    }
}
