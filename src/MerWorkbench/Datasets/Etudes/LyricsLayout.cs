using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Songs with lyrics line by line and one of five emotions: <c>tracks.csv</c>, <c>lyrics.csv</c> and <c>audio/ID.mp3</c>.</summary>
internal sealed class LyricsLayout : EtudeLayout
{
    /// <summary>The name of the words alone.</summary>
    public const string WordsName = "lyrics-etudes";

    /// <summary>How many songs the words alone are of.</summary>
    public const int WordsTracks = 300;

    private readonly bool isSound;

    private LyricsLayout(string name, int tracks, bool isSound) => (Name, UsualTracks, this.isSound) = (name, tracks, isSound);

    /// <summary>The layout of <see cref="SynchronizedLyrics"/>, words and sound.</summary>
    public static LyricsLayout Official { get; } = new("synchronized-lyrics", 60, isSound: true);

    /// <summary>The words alone, of more songs and made in seconds, in a folder of their own.</summary>
    public static LyricsLayout Words { get; } = new(WordsName, WordsTracks, isSound: false);

    public override string Name { get; }

    public override int UsualTracks { get; }

    public override int MostTracks => 9999;

    public override Seconds Length => new(45);

    public override EtudeIntent Intent => EtudeIntent.Emotions;

    public override ImmutableArray<string> Roots { get; } = ["audio", "lyrics.csv", "tracks.csv"];

    public override void WriteSound(string root, int index, int tracks, EtudeSong song)
    {
        if (isSound)
            WriteMp3(song.Record(SampleRate.Hz44100).Mixture, Path.Combine(root, "audio", $"{Id(index)}.mp3"));
    }

    public override void WriteLabels(string root, IReadOnlyList<EtudeSong> songs)
    {
        WriteRows(Path.Combine(root, "lyrics.csv"), ["track_id,start,end,text", .. songs.SelectMany((song, i) =>
            song.Score.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{Id(i)},{line.Start:0.###},{line.End:0.###},{line.Text}")))]);
        WriteRows(Path.Combine(root, "tracks.csv"), ["track_id,emotion,artist,title,genre", .. songs.Select((song, i) => string.Create(CultureInfo.InvariantCulture,
            $"{Id(i)},{song.Emotion.ToString().ToLowerInvariant()},Etude Artist {1 + (i / 5)},Etude {i + 1},{song.Score.Style.Genre.Name}"))]);
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"ET{index + 1:0000}");
}
