using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>MUSDB18-HQ: a folder a song with mixture, drums, bass, other and vocals as stereo wav; two thirds to train, one to test.</summary>
internal sealed class MusdbLayout : EtudeLayout
{
    public override string Name => "musdb18";

    public override int UsualTracks => 12;

    public override int MostTracks => 150;

    public override Seconds Length => new(30);

    public override EtudeIntent Intent { get; } = EtudeIntent.Quadrants(sungShare: 1);

    public override ImmutableArray<string> Roots { get; } = ["train", "test"];

    public override void WriteSound(string root, int index, int tracks, EtudeSong song)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"Etude Artist {index + 1:000} - Etude {index + 1:000}");
        string folder = Path.Combine(root, index % 3 == 2 ? "test" : "train", title);
        Recording recording = song.Record(SampleRate.Hz44100);
        foreach (Source source in Enum.GetValues<Source>())
            recording[source].Save(Path.Combine(folder, $"{source.ToString().ToLowerInvariant()}.wav"));
        recording.Mixture.Save(Path.Combine(folder, "mixture.wav"));
    }

    public override void WriteLabels(string root, IReadOnlyList<EtudeSong> songs)
    {
        // The set has none.
    }
}
