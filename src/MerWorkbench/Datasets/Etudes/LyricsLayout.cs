using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// Songs with lyrics line by line and one of five emotions: <c>tracks.csv</c>, <c>lyrics.csv</c> and <c>audio/ID.mp3</c>; or, with the voice apart,
/// <c>audio/ID.flac</c> in one channel, which is the sum of <c>stems/ID/vocals.flac</c> and <c>stems/ID/accompaniment.flac</c> to the last bit.
/// </summary>
internal sealed class LyricsLayout : EtudeLayout
{
    /// <summary>The name of the words alone.</summary>
    public const string WordsName = "lyrics-etudes";

    /// <summary>How many songs the words alone are of.</summary>
    public const int WordsTracks = 300;

    /// <summary>The name of songs with the voice apart.</summary>
    public const string VoicesName = "voice-etudes";

    /// <summary>How many songs have the voice apart.</summary>
    public const int VoicesTracks = 100;

    // Enough for a voice and a spectrogram up to 11 kHz, and half as large as a rate of recordings.
    private static readonly SampleRate s_voicesRate = SampleRate.Hz22050;

    private readonly Sounds sounds;

    private LyricsLayout(string name, int tracks, int seconds, Sounds sounds) => (Name, UsualTracks, Length, this.sounds) = (name, tracks, new(seconds), sounds);

    private enum Sounds
    {
        None,
        Mixture,
        Apart,
    }

    /// <summary>The layout of <see cref="SynchronizedLyrics"/>, words and sound.</summary>
    public static LyricsLayout Official { get; } = new("synchronized-lyrics", 60, 45, Sounds.Mixture);

    /// <summary>The words alone, of more songs and made in seconds, in a folder of their own.</summary>
    public static LyricsLayout Words { get; } = new(WordsName, WordsTracks, 45, Sounds.None);

    /// <summary>Words, sound, and the voice apart: songs of one segment.</summary>
    public static LyricsLayout Voices { get; } = new(VoicesName, VoicesTracks, 30, Sounds.Apart);

    public override string Name { get; }

    public override int UsualTracks { get; }

    public override int MostTracks => 9999;

    public override Seconds Length { get; }

    public override EtudeIntent Intent => EtudeIntent.Emotions;

    public override ImmutableArray<string> Roots { get; } = ["audio", "stems", "lyrics.csv", "tracks.csv"];

    public override void WriteSound(string root, int index, int tracks, EtudeSong song)
    {
        if (sounds == Sounds.Mixture)
            WriteMp3(song.Record(SampleRate.Hz44100).Mixture, Path.Combine(root, "audio", $"{Id(index)}.mp3"));
        if (sounds != Sounds.Apart)
            return;
        Recording recording = song.Record(s_voicesRate);
        Waveform vocals = InOneChannel(recording[Source.Vocals]), accompaniment = InOneChannel(recording[Source.Drums], recording[Source.Bass], recording[Source.Other]);
        SoundWriter.Write(vocals, Path.Combine(root, SynchronizedLyrics.StemFolder, Id(index), "vocals.flac"));
        SoundWriter.Write(accompaniment, Path.Combine(root, SynchronizedLyrics.StemFolder, Id(index), "accompaniment.flac"));
        SoundWriter.Write(Sum(vocals, accompaniment), Path.Combine(root, "audio", $"{Id(index)}.flac"));
    }

    public override void WriteLabels(string root, IReadOnlyList<EtudeSong> songs)
    {
        WriteRows(Path.Combine(root, "lyrics.csv"), ["track_id,start,end,text", .. songs.SelectMany((song, i) =>
            song.Score.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{Id(i)},{line.Start:0.###},{line.End:0.###},{line.Text}")))]);
        WriteRows(Path.Combine(root, "tracks.csv"), ["track_id,emotion,artist,title,genre", .. songs.Select((song, i) => string.Create(CultureInfo.InvariantCulture,
            $"{Id(i)},{song.Emotion.ToString().ToLowerInvariant()},Etude Artist {1 + (i / 5)},Etude {i + 1},{song.Score.Style.Genre.Name}"))]);
    }

    // Rounded as it will be written, so that sums of what is written are what is written.
    private static Waveform InOneChannel(params Waveform[] sources)
    {
        var samples = new float[sources[0].Length];
        foreach (Waveform source in sources)
        {
            ReadOnlySpan<float> mono = source.ToMono().Channel(0);
            for (int i = 0; i < samples.Length; i++)
                samples[i] += mono[i];
        }
        for (int i = 0; i < samples.Length; i++)
            samples[i] = MathF.Round(samples[i] * 32768f) / 32768f;
        return new(sources[0].Rate, samples);
    }

    private static Waveform Sum(Waveform first, Waveform second)
    {
        var samples = new float[first.Length];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = first.Channel(0)[i] + second.Channel(0)[i];
        return new(first.Rate, samples);
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"ET{index + 1:0000}");
}
