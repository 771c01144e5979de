using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// DEAM: mp3 clips, valence and arousal of the whole clip by file of two forms, and twice a second from 15 s on. Ids
/// are those of the 2014 set, from 1001, whose labels were never exchanged.
/// </summary>
internal sealed class DeamLayout : EtudeLayout
{
    /// <summary>The name of the études that stand in where no real data with labels over time is (<see cref="DynamicEtudes"/>).</summary>
    public const string StandInName = "dynamic-etudes";

    /// <summary>How many those are: songs differ much more than moments of a song do, so there are many, and short.</summary>
    public const int StandInTracks = 160;

    private const int FirstId = 1001;
    private const string Averages = "annotations/annotations averaged per song";

    private DeamLayout(string name, int usualTracks, Seconds length) => (Name, UsualTracks, Length) = (name, usualTracks, length);

    /// <summary>Clips as long as the dataset's.</summary>
    public static DeamLayout Official { get; } = new("deam", 60, new(45));

    /// <summary>Those that stand in.</summary>
    public static DeamLayout StandIn { get; } = new(StandInName, StandInTracks, new(25));

    public override string Name { get; }

    public override int UsualTracks { get; }

    public override int MostTracks => 1000;

    public override Seconds Length { get; }

    public override EtudeIntent Intent { get; } = EtudeIntent.Quadrants(sungShare: 0.6);

    public override ImmutableArray<string> Roots { get; } = ["MEMD_audio", "annotations", "metadata"];

    public override void WriteSound(string root, int index, int tracks, EtudeSong song) =>
        WriteMp3(song.Record(SampleRate.Hz44100).Mixture, Path.Combine(root, "MEMD_audio", $"{Id(index)}.mp3"));

    public override void WriteLabels(string root, IReadOnlyList<EtudeSong> songs)
    {
        double[] times = [.. Enumerable.Range(0, (int)(2 * (Length.Value - 15))).Select(i => 15 + (0.5 * i))];
        string header = "song_id," + string.Join(',', times.Select(time => string.Create(CultureInfo.InvariantCulture, $"sample_{(int)(1000 * time)}ms")));
        PanelCurves[] curves = [.. songs.Select(song => song.Follow(times))];
        string dynamic = Path.Combine(root, Averages, "dynamic (per second annotations)");
        WriteRows(Path.Combine(dynamic, "arousal.csv"), [header, .. curves.Select((curve, i) => Curve(i, curve.Arousal))]);
        WriteRows(Path.Combine(dynamic, "valence.csv"), [header, .. curves.Select((curve, i) => Curve(i, curve.Valence))]);
        WriteRows(Path.Combine(root, "metadata", "metadata_2014.csv"),
            ["Id,Artist,Album,Track,Genre,segment start,segment end", .. songs.Select((song, i) => Credits(i, song))]);

        string whole = Path.Combine(root, Averages, "song_level");
        WriteRows(Path.Combine(whole, "static_annotations_averaged_songs_2000_2058.csv"),
        [
            "song_id, valence_mean, valence_std, valence_ max_mean, valence_max_std, valence_min_mean, valence_min_std, arousal_mean, arousal_std, arousal_max_mean, arousal_max_std, arousal_min_mean, arousal_min_std",
        ]);
        WriteRows(Path.Combine(whole, "static_annotations_averaged_songs_1_2000.csv"),
            ["song_id, valence_mean, valence_std, arousal_mean, arousal_std", .. songs.Select((song, i) => Whole(i, song))]);
    }

    private string Whole(int index, EtudeSong song)
    {
        var ratings = song.Rate(new(0), Length);
        double[] valence = [.. ratings.Select(rating => rating.Valence)], arousal = [.. ratings.Select(rating => rating.Arousal)];
        return string.Create(CultureInfo.InvariantCulture,
            $"{Id(index)},{valence.Average():0.#},{Spread(valence):0.##},{arousal.Average():0.#},{Spread(arousal):0.##}");
    }

    private static string Curve(int index, double[][] points) =>
        Id(index) + "," + string.Join(',', points.Select(point => point.Average().ToString("0.######", CultureInfo.InvariantCulture)));

    // Four songs an artist, so that splits by artist have something to do.
    private string Credits(int index, EtudeSong song) => string.Create(CultureInfo.InvariantCulture,
        $"{Id(index)},Etude Artist {1 + (index / 4)},Etude Album {1 + (index / 4)},Etude {index + 1},{song.Score.Style.Genre.Name},0:00,0:{Length.Value:00}");

    // As the release: over all ten, not over nine.
    private static double Spread(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private static string Id(int index) => (FirstId + index).ToString(CultureInfo.InvariantCulture);
}
