using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Songs with lyrics line by line and one of five emotions: <c>tracks.csv</c>, <c>lyrics.csv</c> and <c>audio/ID.mp3</c>.</summary>
internal sealed class LyricsLayout : EtudeLayout
{
    public override string Name => "synchronized-lyrics";

    public override int UsualTracks => 60;

    public override int MostTracks => 9999;

    public override Seconds Length => new(45);

    public override EtudeIntent Intent => EtudeIntent.Emotions;

    public override ImmutableArray<string> Roots { get; } = ["audio", "lyrics.csv", "tracks.csv"];

    public override void WriteSound(string root, int index, int tracks, EtudeSong song) =>
        WriteMp3(song.Record(SampleRate.Hz44100).Mixture, Path.Combine(root, "audio", $"{Id(index)}.mp3"));

    public override void WriteLabels(string root, IReadOnlyList<EtudeSong> songs)
    {
        WriteRows(Path.Combine(root, "lyrics.csv"), ["track_id,start,end,text", .. songs.SelectMany((song, i) =>
            song.Score.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{Id(i)},{line.Start:0.###},{line.End:0.###},{line.Text}")))]);
        WriteRows(Path.Combine(root, "tracks.csv"), ["track_id,emotion,artist,title,genre", .. songs.Select((song, i) => string.Create(CultureInfo.InvariantCulture,
            $"{Id(i)},{song.Emotion.ToString().ToLowerInvariant()},Etude Artist {1 + (i / 5)},Etude {i + 1},{song.Score.Style.Genre.Name}"))]);
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"ET{index + 1:0000}");
}
