using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Grekow's fragments: mono wav of 6 s at 22,050 Hz, valence and arousal of five experts, the panel's first five listeners.</summary>
internal sealed class GrekowLayout : EtudeLayout
{
    /// <summary>The name of the études that stand in where no real data is (<see cref="GrekowEtudes"/>).</summary>
    public const string StandInName = "etudes";

    /// <summary>How many those are: on two cores the main job then takes about a minute.</summary>
    public const int StandInTracks = 96;

    private const int Experts = 5, ClipsOfGenre = 100;

    private static readonly string[] s_genres = ["blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock"];

    private GrekowLayout(string name, int usualTracks) => (Name, UsualTracks) = (name, usualTracks);

    /// <summary>How long a fragment is.</summary>
    public static Seconds FragmentLength { get; } = new(6);

    /// <summary>As many as the paper has.</summary>
    public static GrekowLayout Whole { get; } = new(GrekowGtzan.ShortName, 324);

    /// <summary>Those that stand in.</summary>
    public static GrekowLayout StandIn { get; } = new(StandInName, StandInTracks);

    public override string Name { get; }

    public override int UsualTracks { get; }

    public override int MostTracks => s_genres.Length * ClipsOfGenre;

    public override Seconds Length => FragmentLength;

    public override EtudeIntent Intent { get; } = EtudeIntent.Quadrants(sungShare: 0.5);

    public override ImmutableArray<string> Roots { get; } = ["fragments", "labels.csv"];

    public override void WriteSound(string root, int index, int tracks, EtudeSong song) =>
        song.Record(SampleRate.Hz22050).Mixture.ToMono().Save(Path.Combine(root, "fragments", $"{Id(index)}.wav"));

    public override void WriteLabels(string root, IReadOnlyList<EtudeSong> songs)
    {
        string columns = string.Join(',', Enumerable.Range(1, Experts).Select(i => $"valence_{i},arousal_{i}"));
        WriteRows(Path.Combine(root, "labels.csv"), [$"fragment,gtzan,start,valence,arousal,{columns}", .. songs.Select((song, i) => Row(i, song))]);
    }

    private string Row(int index, EtudeSong song)
    {
        // A step of the listeners' 1..9 is a quarter of the experts' -1..1.
        double[] ratings = [.. song.Rate(new(0), Length).Take(Experts).SelectMany(rating => new[] { (rating.Valence - 5) / 4, (rating.Arousal - 5) / 4 })];
        double valence = ratings.Where((_, i) => i % 2 == 0).Average(), arousal = ratings.Where((_, i) => i % 2 == 1).Average();
        string clip = string.Create(CultureInfo.InvariantCulture, $"{s_genres[index % s_genres.Length]}.{index / s_genres.Length:00000}");
        return string.Join(',', [Id(index), clip, "0", .. new[] { valence, arousal }.Concat(ratings).Select(value => value.ToString("0.####", CultureInfo.InvariantCulture))]);
    }

    private static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"etude-{index + 1:0000}");
}
