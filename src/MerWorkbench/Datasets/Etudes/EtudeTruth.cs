using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// What only the composer knows, beside the official files: <c>etude/truth.csv</c> with each song's emotion, dials, tempo, key and
/// chance, and <c>etude/ratings.csv</c> with every listener's rating, from which the ceiling follows.
/// </summary>
internal static class EtudeTruth
{
    /// <summary>The folder, below the dataset's.</summary>
    public const string Folder = "etude";

    /// <summary>Writes both files.</summary>
    public static void Write(string root, EtudeLayout layout, IReadOnlyList<EtudeSong> songs)
    {
        double length = layout.Length.Value;
        AtomicFile.WriteText(Path.Combine(root, Folder, "truth.csv"),
            $"song,valence,arousal,{string.Join(',', Dials.All.Select(dial => dial.Cue.ToString().ToLowerInvariant()))},bpm,tonic,scale,genre,emotion,sung,lufs\n"
            + string.Concat(songs.Select((song, i) =>
            {
                var (valence, arousal) = song.Expression.Course.Mean(0, length);
                string dials = string.Join(',', Dials.All.Select(dial => Number(song.Expression.Mean(dial.Cue, 0, length))));
                Score score = song.Score;
                return $"{i + 1},{Number(valence)},{Number(arousal)},{dials},{Number(score.Grid.Tempo)},{score.Style.Tonic},{score.Scale.Name},{score.Style.Genre.Name},{song.Emotion.ToString().ToLowerInvariant()},{(song.IsSung ? 1 : 0)},{Number(song.Loudness.Value)}\n";
            })));
        AtomicFile.WriteText(Path.Combine(root, Folder, "ratings.csv"),
            "song,listener,valence,arousal\n" + string.Concat(songs.SelectMany((song, i) =>
                song.Rate(new(0), layout.Length).Select((rating, listener) => $"{i + 1},{listener + 1},{Number(rating.Valence)},{Number(rating.Arousal)}\n"))));
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
