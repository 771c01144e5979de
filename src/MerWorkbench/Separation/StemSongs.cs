using System.Runtime.InteropServices;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using Microsoft.Win32.SafeHandles;

namespace MerWorkbench.Separation;

/// <summary>
/// The true sources of songs at a network's rate and channels: decoded once into files of plain numbers, of which stretches are read as they are
/// needed. Memory holds one song at a time, and only while it is decoded.
/// </summary>
internal sealed class StemSongs : IDisposable
{
    // [song]: [rows, samples] one after the other.
    private readonly List<(SafeFileHandle File, int Length)> songs = [];
    private readonly List<string> keys = [];
    private readonly int rows;

    private StemSongs(int rows) => this.rows = rows;

    /// <summary>How many songs there are.</summary>
    public int Count => songs.Count;

    /// <summary>What the songs are, one a line: by their files' names, sizes and times, and by what is taken of them.</summary>
    public string Identity => string.Join('\n', keys);

    /// <summary>Decodes songs. Accompaniment is all but the vocals, clipped to full scale; a mono network hears the mean of the channels.</summary>
    /// <param name="tracks">The songs.</param>
    /// <param name="configuration">What the network hears and separates.</param>
    /// <param name="folder">Where the files go; those that are there already are taken.</param>
    /// <param name="progress">Told of the songs done.</param>
    /// <param name="token">Stops between two songs.</param>
    /// <exception cref="MerException">A song has no stems, or not those that the network separates.</exception>
    public static StemSongs Open(IReadOnlyList<Track> tracks, SeparatorConfiguration configuration, string folder, IProgress<WorkProgress>? progress, CancellationToken token) =>
        Open([.. tracks.Select(track => (track.Id, Origins(track, configuration)))], configuration, configuration.Sources.Length, folder, progress, token,
            song => [.. configuration.Sources.Select(source => Source(tracks[song], source))]);

    /// <summary>Decodes music as it is, each file a song of one source.</summary>
    /// <exception cref="AudioException">A file cannot be read.</exception>
    public static StemSongs Open(IReadOnlyList<string> files, SeparatorConfiguration configuration, string folder, IProgress<WorkProgress>? progress, CancellationToken token) =>
        Open([.. files.Select(file => (file, new[] { file }))], configuration, 1, folder, progress, token, song => [Waveform.Load(files[song])]);

    /// <summary>One source of a song as its dataset has it: a stem, or for accompaniment the sum of all but the vocals.</summary>
    public static Waveform Source(Track track, string source)
    {
        if (track.Stems is not { } stems)
            throw new MerException($"The song {track.Id} has no stems.", track.AudioPath, "Name a dataset of stems, such as musdb18 or ccmixter.");
        if (stems.TryGetValue(source, out Stem? stem))
            return stem.Load();
        if (source != "accompaniment" || !stems.ContainsKey("vocals"))
            throw new MerException($"The song {track.Id} has no stem '{source}'; it has {string.Join(", ", stems.Keys)}.", track.AudioPath);
        double[][]? sum = null;
        Units.SampleRate rate = default;
        foreach (Stem part in stems.Where(one => one.Key != "vocals").Select(one => one.Value))
        {
            Waveform sound = part.Load();
            (rate, sum) = sum is null ? (sound.Rate, new double[sound.Channels][]) : (rate, sum);
            for (int channel = 0; channel < sum.Length; channel++)
            {
                ReadOnlySpan<float> samples = sound.Channel(Math.Min(channel, sound.Channels - 1));
                double[] row = sum[channel] is { } before ? before[..Math.Min(before.Length, samples.Length)] : new double[samples.Length];
                for (int i = 0; i < row.Length; i++)
                    row[i] += samples[i];
                sum[channel] = row;
            }
        }
        return new(rate, [.. sum!.Select(row => Array.ConvertAll(row, value => Math.Clamp((float)value, -1, 1)))]);
    }

    /// <summary>Samples of a song.</summary>
    public int Length(int song) => songs[song].Length;

    /// <summary>Reads a stretch of a song's sources; what lies before the beginning and behind the end is silence.</summary>
    /// <param name="song">The song.</param>
    /// <param name="start">Where it begins, which may lie before the song.</param>
    /// <param name="length">How long it is.</param>
    /// <returns><c>[sources and channels, length]</c>.</returns>
    public float[][] Stretch(int song, int start, int length)
    {
        var (file, whole) = songs[song];
        var stretch = new float[rows][];
        int from = Math.Max(0, -start), count = Math.Min(length, whole - start) - from;
        for (int row = 0; row < rows; row++)
        {
            stretch[row] = new float[length];
            if (count > 0)
                Read(file, stretch[row].AsSpan(from, count), ((long)row * whole) + start + from);
        }
        return stretch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (file, _) in songs)
            file.Dispose();
    }

    private static StemSongs Open(IReadOnlyList<(string Name, string[] Origins)> songs, SeparatorConfiguration configuration, int sources, string folder,
        IProgress<WorkProgress>? progress, CancellationToken token, Func<int, Waveform[]> load)
    {
        int rows = sources * configuration.Channels;
        var opened = new StemSongs(rows);
        try
        {
            for (int song = 0; song < songs.Count; song++)
            {
                token.ThrowIfCancellationRequested();
                string key = Key(songs[song].Origins, configuration), path = Path.Combine(folder, $"{key}.f32");
                if (!File.Exists(path))
                    Decode(path, load(song), configuration);
                SafeFileHandle file = File.OpenHandle(path);
                opened.keys.Add(key);
                opened.songs.Add((file, checked((int)(RandomAccess.GetLength(file) / sizeof(float) / rows))));
                progress?.Report(new("stems", song + 1, songs.Count, songs[song].Name));
            }
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static string[] Origins(Track track, SeparatorConfiguration configuration) =>
        [.. track.Stems?.Select(stem => $"{stem.Key}\n{stem.Value.Stream}\n{stem.Value.Path}") ?? [], .. configuration.Sources];

    // A file that was changed since has another key.
    private static string Key(string[] origins, SeparatorConfiguration configuration) => ContentHash.OfText(string.Join('\n',
    [
        .. origins.Select(origin => new FileInfo(origin.Split('\n')[^1]) is { Exists: true } file ? $"{origin}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}" : origin),
        $"{configuration.Rate}", $"{configuration.Channels}",
    ])).Hex[..32];

    private static void Decode(string path, Waveform[] sources, SeparatorConfiguration configuration)
    {
        Waveform[] fitted = [.. sources.Select(source => Fitted(source, configuration))];
        int length = fitted.Min(source => source.Length);
        AtomicFile.Write(path, stream =>
        {
            foreach (Waveform source in fitted)
            {
                for (int channel = 0; channel < configuration.Channels; channel++)
                    stream.Write(MemoryMarshal.AsBytes(source.Channel(channel)[..length]));
            }
        });
    }

    private static void Read(SafeFileHandle file, Span<float> into, long sample)
    {
        Span<byte> room = MemoryMarshal.AsBytes(into);
        long at = sample * sizeof(float);
        while (!room.IsEmpty)
        {
            int read = RandomAccess.Read(file, room, at);
            if (read == 0)
                throw new MerException("A file of decoded stems ended early.", remedy: "Remove the folder of decoded stems beside the checkpoint and begin again.");
            room = room[read..];
            at += read;
        }
    }

    private static Waveform Fitted(Waveform sound, SeparatorConfiguration configuration)
    {
        Waveform channels = configuration.Channels == 1 ? sound.ToMono() : sound.Channels == 2 ? sound
            : new(sound.Rate, sound.ToMono().Channel(0).ToArray(), sound.ToMono().Channel(0).ToArray());
        return channels.Resample(configuration.SampleRate);
    }
}
