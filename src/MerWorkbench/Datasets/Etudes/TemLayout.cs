using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>TEM: 30 s of makam over a drone, in three classes, the quadrants Q1 to Q3.</summary>
internal sealed class TemLayout : EtudeLayout
{
    public override string Name => "tem";

    public override int UsualTracks => 124;

    public override int MostTracks => 999;

    public override Seconds Length => new(30);

    public override EtudeIntent Intent => EtudeIntent.Turkish;

    public override ImmutableArray<string> Roots { get; } = ["audio", "labels.csv"];

    public override void WriteSound(string root, int index, int tracks, EtudeSong song) =>
        song.Record(SampleRate.Hz44100).Mixture.ToMono().Save(Path.Combine(root, "audio", $"{Id(index)}.wav"));

    public override void WriteLabels(string root, IReadOnlyList<EtudeSong> songs) =>
        WriteRows(Path.Combine(root, "labels.csv"), ["excerpt,class,artist,title", .. songs.Select((song, i) => string.Create(CultureInfo.InvariantCulture,
            $"{Id(i)},Q{1 + (i % 3)},Etude Artist {1 + (i / 6)},{song.Score.Scale.Name} {i + 1}"))]);

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"etude-{index + 1:000}");
}
