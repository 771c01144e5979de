using System.Buffers.Binary;
using System.Text;
using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features.Store;

public sealed class FeatureStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Counting _set = new(new FrameFeatures("small", FrameRecipe.Librosa, FrameDescriptors.Mfcc | FrameDescriptors.Rms));

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Unstopped => TestContext.Current.CancellationToken;

    private FeatureStore Store => new(_folder["store"]);

    private FeatureMatrix Get(string song, FeatureSet set) => Store.Get(song, set, Unstopped);

    [Fact]
    public void What_is_kept_is_what_was_computed_and_is_not_computed_again()
    {
        string song = Song("a.wav", 1);
        var first = Get(song, _set);
        var second = Get(song, _set);
        Assert.Equal(1, _set.Count);
        Same(first, second);
        Same(_set.Extract(Waveform.Load(song)), second);
    }

    [Fact]
    public void A_renamed_song_is_known_again_and_a_changed_one_is_not()
    {
        string song = Song("a.wav", 1);
        Get(song, _set);
        File.Move(song, _folder["b.wav"]);
        Get(_folder["b.wav"], _set);
        Assert.Equal(1, _set.Count);
        Song("b.wav", 2);
        Get(_folder["b.wav"], _set);
        Assert.Equal(2, _set.Count);
    }

    [Fact]
    public void Another_parameter_is_another_file()
    {
        string song = Song("a.wav", 1);
        var other = new Counting(new FrameFeatures("small", FrameRecipe.Librosa with { Hop = 256 }, FrameDescriptors.Mfcc | FrameDescriptors.Rms));
        Assert.NotEqual(Get(song, _set).Frames, Get(song, other).Frames);
        Assert.Equal((1, 1), (_set.Count, other.Count));
    }

    [Fact]
    public void Warnings_are_kept_with_the_features()
    {
        string song = Song("a.wav", 1);
        File.WriteAllBytes(song, File.ReadAllBytes(song)[..30_000]);
        Assert.Contains("short: got", Assert.Single(Get(song, _set).Warnings), StringComparison.Ordinal);
        Assert.Contains("short: got", Assert.Single(Get(song, _set).Warnings), StringComparison.Ordinal);
        Assert.Equal(1, _set.Count);
    }

    [Fact]
    public void The_file_is_a_safetensors_file()
    {
        string song = Song("a.wav", 1);
        var matrix = Get(song, _set);
        byte[] bytes = File.ReadAllBytes(Kept(song));
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, header % 8);
        using var json = System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, header));
        var tensor = json.RootElement.GetProperty("features");
        Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
        Assert.Equal([matrix.Frames, matrix.Bins], tensor.GetProperty("shape").EnumerateArray().Select(x => x.GetInt32()));
        Assert.Equal([0, bytes.Length - 8 - header], tensor.GetProperty("data_offsets").EnumerateArray().Select(x => x.GetInt32()));
        Assert.All(json.RootElement.GetProperty("__metadata__").EnumerateObject(), entry => Assert.Equal(System.Text.Json.JsonValueKind.String, entry.Value.ValueKind));
        Assert.Equal(matrix[0, 0], BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + header)));
    }

    [Fact]
    public void Damage_in_any_place_is_noticed_and_mended()
    {
        string song = Song("a.wav", 1);
        var good = Get(song, _set);
        string kept = Kept(song);
        byte[] bytes = File.ReadAllBytes(kept);
        int computed = 1;
        var random = new Random(7);
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        int[] places = [0, 3, 7, 8, 20, 30, header, bytes.Length - 1, .. Enumerable.Range(0, 30).Select(_ => random.Next(bytes.Length)), .. Enumerable.Range(0, 30).Select(_ => 8 + random.Next(header))];
        // The length, the header, its padding, each key of the header, the values.
        string text = Encoding.ASCII.GetString(bytes, 8, header);
        string[] keys = ["__metadata__", "sha256", "set", "set_hash", "audio_sha256", "first_seconds", "hop_seconds", "warnings", "features", "dtype", "shape", "data_offsets"];
        places = [.. places, .. keys.SelectMany(key => new[] { 0, 1, key.Length + 3 }.Select(step => 8 + text.IndexOf($"\"{key}\"", StringComparison.Ordinal) + step))];
        foreach (int place in places)
        {
            byte[] damaged = (byte[])bytes.Clone();
            damaged[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(kept, damaged);
            Same(good, Get(song, _set));
            Assert.Equal(++computed, _set.Count);
            Assert.Equal(bytes, File.ReadAllBytes(kept));
        }
        int[] lengths = [0, 1, 7, 8, 100, header + 7, header + 8, bytes.Length - 1, .. Enumerable.Range(1, (bytes.Length - 1) / 4096).Select(block => block * 4096)];
        foreach (int length in lengths)
        {
            File.WriteAllBytes(kept, bytes[..length]);
            Same(good, Get(song, _set));
            Assert.Equal(++computed, _set.Count);
            Assert.Equal(bytes, File.ReadAllBytes(kept));
        }
        File.WriteAllBytes(kept, [.. bytes, 0]);
        Same(good, Get(song, _set));
        Assert.Equal(++computed, _set.Count);
    }

    [Fact]
    public void A_cancelled_run_goes_on_where_it_stopped()
    {
        string[] songs = [.. Enumerable.Range(0, 12).Select(i => Song($"{i}.wav", i))];
        using var stop = new CancellationTokenSource();
        var progress = new Immediate(step =>
        {
            if (step.Done == 5)
                stop.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Store.ExtractAll(songs, _set, 1, progress, stop.Token));
        int before = _set.Count;
        Assert.InRange(before, 5, 7);
        // A process that was killed while writing leaves a part under a temporary name, never under the real one.
        Directory.CreateDirectory(Path.GetDirectoryName(Kept(songs[11]))!);
        string part = $"{Kept(songs[11])}.1-{Guid.NewGuid():N}{AtomicFile.TemporarySuffix}", living = $"{Kept(songs[11])}.2-{Guid.NewGuid():N}{AtomicFile.TemporarySuffix}";
        File.WriteAllText(part, "part");
        using var writer = new FileStream(living, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        var all = Store.ExtractAll(songs, _set, 2, cancellation: Unstopped);
        Assert.Equal(12, _set.Count);
        Assert.False(File.Exists(part));
        Assert.True(File.Exists(living));
        for (int i = 0; i < 12; i++)
            Same(_set.Extract(Waveform.Load(songs[i])), all[i]);
    }

    [Fact]
    public void Progress_counts_every_file_once()
    {
        string[] songs = [.. Enumerable.Range(0, 6).Select(i => Song($"{i}.wav", i))];
        var steps = new List<WorkProgress>();
        Store.ExtractAll(songs, _set, 2, new Immediate(step =>
        {
            lock (steps)
                steps.Add(step);
        }), Unstopped);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], steps.Select(step => step.Done).Order());
        Assert.All(steps, step => Assert.Equal(("features", 6L), (step.Stage, step.Total)));
    }

    [Fact]
    public void Bad_files_are_listed_together_and_the_good_ones_are_kept()
    {
        string[] songs = [Song("a.wav", 1), _folder.Put("bad.mp3", []), Song("b.wav", 2), _folder["absent.wav"]];
        var fault = Assert.Throws<MerException>(() => Store.ExtractAll(songs, _set, 2, cancellation: Unstopped));
        Assert.Equal(
            $"2 of 4 sound files gave no features:\n  {songs[1]}: the file is empty.\n  {songs[3]}: there is no such file.", fault.Message);
        Assert.True(File.Exists(Kept(songs[0])) && File.Exists(Kept(songs[2])));
        Assert.Throws<AudioException>(() => Store.ExtractAll(songs[..2], _set, cancellation: Unstopped));
    }

    [Fact]
    public void What_is_wrong_with_every_file_alike_is_said_once()
    {
        string[] songs = [_folder.Put("a.wav", []), _folder.Put("b.wav", [])];
        var fault = Assert.Throws<MerException>(() => Store.ExtractAll(songs, _set, cancellation: Unstopped));

        Assert.Equal($"the file is empty. So it is with 2 of 2 sound files, the first: {songs[0]}.", fault.Message);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named()
    {
        string song = Song("a.wav", 1);
        _folder.Put("store", [1]);
        var fault = Assert.Throws<StoreException>(() => Store.ExtractAll([song], _set, cancellation: Unstopped));
        Assert.StartsWith($"{_folder["store"]}: the feature store cannot be used: this is a file, not a folder.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_writers_of_one_folder_agree()
    {
        string[] songs = [.. Enumerable.Range(0, 6).Select(i => Song($"{i}.wav", i))];
        var results = new IReadOnlyList<FeatureMatrix>[4];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => results[i] = new FeatureStore(_folder["store"]).ExtractAll(songs, _set, 2, cancellation: Unstopped));
        for (int song = 0; song < 6; song++)
        {
            foreach (var result in results)
                Same(results[0][song], result[song]);
        }
        Assert.Equal(6 + 1, Directory.EnumerateFiles(_folder["store"], "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public void Several_sets_hash_and_decode_the_sound_once_and_give_what_each_gives_alone()
    {
        string song = Song("a.wav", 1);
        FeatureSet inner = new FrameFeatures("inner", FrameRecipe.Librosa with { Rate = SampleRate.Hz44100 }, FrameDescriptors.Rms);
        FeatureSet[] sets = [_set.Clip(), _set.Pieces(new(0.5), new(0.25)), _set, inner];
        var alone = sets.Select(set => set.Extract(SoundSource.FromFile(song), Unstopped)).ToArray();
        int before = _set.Count;

        var together = Store.GetAll(song, sets, Unstopped);

        // The clip and the pieces share their frames.
        Assert.Equal(2, _set.Count - before);
        for (int i = 0; i < sets.Length; i++)
            Same(alone[i], together[i]);
        File.WriteAllBytes(Store.PathOf(ContentHash.OfFile(song), sets[1]), []);
        Same(alone[1], Store.GetAll(song, sets, Unstopped)[1]);
        Assert.Equal(3, _set.Count - before);
    }

    [Fact]
    public void Filling_keeps_what_is_asked_and_reports_what_became_of_it()
    {
        string[] songs = [Song("a.wav", 1), _folder.Put("bad.mp3", []), Song("b.wav", 2)];
        File.WriteAllBytes(songs[2], File.ReadAllBytes(songs[2])[..30_000]);
        FeatureSet[] sets = [_set, _set.Clip()];
        Get(songs[0], _set);

        StoreReport report = Store.Fill(songs, sets, 2, cancellation: Unstopped);

        Assert.Equal((3, 3, 1), (report.Files, report.Computed, report.Known));
        Assert.Equal(1 + 0.68, report.Sound.Value, 2);
        Assert.Equal(new(songs[1], "the file is empty."), Assert.Single(report.Faults));
        Assert.Equal(songs[2], Assert.Single(report.Odd).Path);
        int count = _set.Count;
        StoreReport again = Store.Fill(songs, sets, 2, cancellation: Unstopped);
        Assert.Equal((0, 4, 0.0), (again.Computed, again.Known, again.Sound.Value));
        Assert.Equal((count, songs[2]), (_set.Count, Assert.Single(again.Odd).Path));
    }

    [Fact]
    public void The_folder_says_what_the_set_is()
    {
        Get(Song("a.wav", 1), _set);
        SetCard? card = SetCard.TryLoad(Store.FolderOf(_set));
        Assert.NotNull(card);
        Assert.Equal((_set.Name, _set.Version, _set.Hash.Hex), (card.Name, card.Version, card.Hash));
        Assert.Equal(_set.Parameters, string.Join('\n', card.Parameters));
        Assert.Equal(_set.Columns.Select(column => (column.Name, column.Group, column.Unit)), card.Columns.Select(column => (column.Name, column.Group, column.Unit)));
        File.WriteAllText(Path.Combine(Store.FolderOf(_set), SetCard.FileName), "{");
        Assert.Null(SetCard.TryLoad(Store.FolderOf(_set)));
        Get(Song("b.wav", 2), _set);
        Assert.NotNull(SetCard.TryLoad(Store.FolderOf(_set)));
    }

    [Fact]
    public void A_store_that_cannot_be_written_ends_the_run_at_the_first_file()
    {
        string[] songs = [.. Enumerable.Range(0, 12).Select(i => Song($"{i}.wav", i))];
        Directory.CreateDirectory(_folder["store"]);
        File.WriteAllText(Store.FolderOf(_set), "in the way");
        var fault = Assert.Throws<StoreException>(() => Store.ExtractAll(songs, _set, 1, cancellation: Unstopped));
        Assert.Contains(_folder["store"], fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, _set.Count);
    }

    private static void Same(FeatureMatrix expected, FeatureMatrix actual)
    {
        Assert.True(expected.Values.Span.SequenceEqual(actual.Values.Span));
        Assert.Equal(expected.Timing, actual.Timing);
        Assert.Equal(expected.Columns, actual.Columns);
    }

    private string Kept(string song) => Store.PathOf(ContentHash.OfFile(song), _set);

    private string Song(string name, int seed)
    {
        var random = new Random(seed);
        new Waveform(SampleRate.Hz22050, [.. Enumerable.Range(0, 22050).Select(_ => random.NextSingle() - 0.5f)]).Save(_folder[name]);
        return _folder[name];
    }

    private sealed class Immediate(Action<WorkProgress> action) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => action(value);
    }

    private sealed class Counting(FeatureSet inner) : FeatureSet
    {
        private int _count;

        public int Count => _count;

        public override string Name => inner.Name;

        public override int Version => inner.Version;

        public override IReadOnlyList<FeatureColumn> Columns => inner.Columns;

        public override string Parameters => inner.Parameters;

        public override FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default)
        {
            Interlocked.Increment(ref _count);
            return inner.Compute(sound, cancellation);
        }
    }
}
