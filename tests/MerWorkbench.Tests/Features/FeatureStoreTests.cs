using System.Buffers.Binary;
using System.Text;
using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Features;

public sealed class FeatureStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Counting _set = new(new FrameFeatures("small", FrameRecipe.Librosa, FrameDescriptors.Mfcc | FrameDescriptors.Rms));

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Unstopped => TestContext.Current.CancellationToken;

    private FeatureStore Store => new(_folder["store"]);

    [Fact]
    public void What_is_kept_is_what_was_computed_and_is_not_computed_again()
    {
        string song = Song("a.wav", 1);
        var first = Store.Get(song, _set);
        var second = Store.Get(song, _set);
        Assert.Equal(1, _set.Count);
        Same(first, second);
        Same(_set.Extract(Waveform.Load(song)), second);
    }

    [Fact]
    public void A_renamed_song_is_known_again_and_a_changed_one_is_not()
    {
        string song = Song("a.wav", 1);
        Store.Get(song, _set);
        File.Move(song, _folder["b.wav"]);
        Store.Get(_folder["b.wav"], _set);
        Assert.Equal(1, _set.Count);
        Song("b.wav", 2);
        Store.Get(_folder["b.wav"], _set);
        Assert.Equal(2, _set.Count);
    }

    [Fact]
    public void Another_parameter_is_another_file()
    {
        string song = Song("a.wav", 1);
        var other = new Counting(new FrameFeatures("small", FrameRecipe.Librosa with { Hop = 256 }, FrameDescriptors.Mfcc | FrameDescriptors.Rms));
        Assert.NotEqual(Store.Get(song, _set).Frames, Store.Get(song, other).Frames);
        Assert.Equal((1, 1), (_set.Count, other.Count));
    }

    [Fact]
    public void Warnings_are_kept_with_the_features()
    {
        string song = Song("a.wav", 1);
        File.WriteAllBytes(song, File.ReadAllBytes(song)[..30_000]);
        Assert.Contains("short: got", Assert.Single(Store.Get(song, _set).Warnings), StringComparison.Ordinal);
        Assert.Contains("short: got", Assert.Single(Store.Get(song, _set).Warnings), StringComparison.Ordinal);
        Assert.Equal(1, _set.Count);
    }

    [Fact]
    public void The_file_is_a_safetensors_file()
    {
        string song = Song("a.wav", 1);
        var matrix = Store.Get(song, _set);
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
        var good = Store.Get(song, _set);
        string kept = Kept(song);
        byte[] bytes = File.ReadAllBytes(kept);
        int computed = 1;
        var random = new Random(7);
        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        int[] places = [0, 3, 7, 8, 20, 30, header, bytes.Length - 1, .. Enumerable.Range(0, 30).Select(_ => random.Next(bytes.Length)), .. Enumerable.Range(0, 30).Select(_ => 8 + random.Next(header))];
        foreach (int place in places)
        {
            byte[] damaged = (byte[])bytes.Clone();
            damaged[place] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(kept, damaged);
            Same(good, Store.Get(song, _set));
            Assert.Equal(++computed, _set.Count);
            Assert.Equal(bytes, File.ReadAllBytes(kept));
        }
        foreach (int length in new[] { 0, 1, 8, 100, header + 8, bytes.Length - 1 })
        {
            File.WriteAllBytes(kept, bytes[..length]);
            Same(good, Store.Get(song, _set));
            Assert.Equal(++computed, _set.Count);
        }
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
        string part = Kept(songs[11]) + ".1-x" + AtomicFile.TemporarySuffix;
        File.WriteAllText(part, "part");
        File.SetLastWriteTimeUtc(part, DateTime.UtcNow.AddHours(-2));
        var all = Store.ExtractAll(songs, _set, 2, cancellation: Unstopped);
        Assert.Equal(12, _set.Count);
        Assert.False(File.Exists(part));
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
        Assert.Equal([1, 2, 3, 4, 5, 6], steps.Select(step => step.Done).Order());
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
        var fault = Assert.Throws<MerException>(() => Store.ExtractAll([song], _set, cancellation: Unstopped));
        Assert.Contains(_folder["store"], fault.Message, StringComparison.Ordinal);
        Assert.Contains("the feature store cannot be used", fault.Message, StringComparison.Ordinal);
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
        Assert.Equal(6, Directory.EnumerateFiles(_folder["store"], "*", SearchOption.AllDirectories).Count());
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
