using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Grekow's fragments: mono wav of 6 s at 22,050 Hz, valence and arousal of five experts, the panel's first five listeners.</summary>
internal sealed class GrekowLayout : EtudeLayout
{
    private const int PaperTracks = 324, Experts = 5, ClipsOfGenre = 100;

    private static readonly string[] s_genres = ["blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock"];

    private GrekowLayout(string name, int usualTracks) => (Name, UsualTracks) = (name, usualTracks);

    /// <summary>How long a fragment is.</summary>
    public static Seconds FragmentLength { get; } = new(6);

    /// <summary>The paper's own fragments.</summary>
    public static GrekowLayout Official { get; } = new(GrekowGtzan.ShortName, PaperTracks);

    /// <summary>Those of <see cref="GrekowEtudes.AsManyAsThePaper"/>.</summary>
    public static GrekowLayout AsManyAsThePaper { get; } = new("grekow-etudes", PaperTracks);

    /// <summary>Those of <see cref="GrekowEtudes.Few"/>: few enough to be made and their features computed in seconds.</summary>
    public static GrekowLayout Few { get; } = new("etudes", 96);

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
