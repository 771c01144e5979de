using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>The true sources of songs in memory, at a network's rate and channels.</summary>
internal sealed class StemSongs
{
    // [song]: [sources, channels, samples] one after the other.
    private readonly List<(float[] Samples, int Length)> songs = [];
    private readonly SeparatorConfiguration configuration;

    private StemSongs(SeparatorConfiguration configuration) => this.configuration = configuration;

    /// <summary>How many songs there are.</summary>
    public int Count => songs.Count;

    /// <summary>Reads songs. Accompaniment is all but the vocals, clipped to full scale; a mono network hears the mean of the channels.</summary>
    /// <exception cref="MerException">A song has no stems, or not those that the network separates.</exception>
    public static StemSongs Load(IReadOnlyList<Track> tracks, SeparatorConfiguration configuration, IProgress<WorkProgress>? progress, CancellationToken token)
    {
        var loaded = new StemSongs(configuration);
        foreach (Track track in tracks)
        {
            token.ThrowIfCancellationRequested();
            Waveform[] sources = [.. configuration.Sources.Select(source => Fitted(Source(track, source), configuration))];
            int length = sources.Min(source => source.Length);
            var samples = new float[sources.Length * configuration.Channels * length];
            for (int source = 0; source < sources.Length; source++)
            {
                for (int channel = 0; channel < configuration.Channels; channel++)
                    sources[source].Channel(channel)[..length].CopyTo(samples.AsSpan(((source * configuration.Channels) + channel) * length));
            }
            loaded.songs.Add((samples, length));
            progress?.Report(new("stems", loaded.Count, tracks.Count, track.Id));
        }
        return loaded;
    }

    /// <summary>One source of a song as its dataset has it: a stem, or for accompaniment the sum of all but the vocals.</summary>
    public static Waveform Source(Track track, string source)
    {
        if (track.Stems is not { } stems)
            throw new MerException($"The song {track.Id} has no stems.", track.AudioPath, "Name a dataset of stems, such as musdb18 or ccmixter.");
        if (stems.TryGetValue(source, out Stem? stem))
            return stem.Load();
        if (source != "accompaniment" || !stems.ContainsKey("vocals"))
            throw new MerException($"The song {track.Id} has no stem '{source}'; it has {string.Join(", ", stems.Keys)}.", track.AudioPath);
        Waveform[] parts = [.. stems.Where(one => one.Key != "vocals").Select(one => one.Value.Load())];
        int length = parts.Min(part => part.Length);
        return new(parts[0].Rate, [.. Enumerable.Range(0, parts[0].Channels).Select(channel => Enumerable.Range(0, length)
            .Select(i => Math.Clamp(parts.Sum(part => part.Channel(Math.Min(channel, part.Channels - 1))[i]), -1, 1)).ToArray())]);
    }

    /// <summary>Samples of a song.</summary>
    public int Length(int song) => songs[song].Length;

    /// <summary>Copies a stretch of a song's sources; what lies before the beginning and behind the end is silence.</summary>
    /// <param name="song">The song.</param>
    /// <param name="start">Where it begins, which may lie before the song.</param>
    /// <param name="length">How long it is.</param>
    /// <returns><c>[sources, channels, length]</c>.</returns>
    public Tensor Stretch(int song, int start, int length)
    {
        Tensor stretch = zeros([configuration.Sources.Length, configuration.Channels, length]);
        Span<float> room = stretch.data<float>().Span;
        var (samples, whole) = songs[song];
        int from = Math.Max(0, -start), count = Math.Min(length, whole - start) - from;
        for (int row = 0; row < configuration.Sources.Length * configuration.Channels && count > 0; row++)
            samples.AsSpan((row * whole) + start + from, count).CopyTo(room.Slice((row * length) + from, count));
        return stretch;
    }

    private static Waveform Fitted(Waveform sound, SeparatorConfiguration configuration)
    {
        Waveform channels = configuration.Channels == 1 ? sound.ToMono() : sound.Channels == 2 ? sound
            : new(sound.Rate, sound.ToMono().Channel(0).ToArray(), sound.ToMono().Channel(0).ToArray());
        return channels.Resample(configuration.SampleRate);
    }
}
