using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>Songs on Russell's plane: valence to the right, arousal upwards, the four quadrants named, one song marked.</summary>
public static class SongMapFigure
{
    private static readonly (string Name, double Right, double Up)[] Corners =
        [("happy, excited", 1, 1), ("angry, tense", -1, 1), ("sad, gloomy", -1, -1), ("calm, relaxed", 1, -1)];

    /// <summary>Draws the map.</summary>
    /// <param name="songs">Where each song lies, all on one scale.</param>
    /// <param name="marked">The song to mark, or null.</param>
    /// <param name="description">What the figure shows, in a sentence.</param>
    /// <exception cref="MerException">No songs, or songs on different scales.</exception>
    public static Figure Of(IReadOnlyList<Affect> songs, Affect? marked = null, string description = "Songs on the plane of valence and arousal")
    {
        if (songs.Count == 0)
            throw new MerException("There are no songs to draw.");
        AffectScale scale = songs[0].Scale;
        foreach (Affect other in marked is { } one ? songs.Append(one) : songs)
        {
            if (other.Scale != scale)
                throw new MerException($"All songs of a map must be on one scale: expected {scale}, got {other.Scale}.");
        }
        AxisRange right = scale.Valence, up = scale.Arousal;
        Scatter all = Points(songs, new(Palette.Blue) { Size = 5, Opacity = 0.55 });
        Scatter[] traces = marked is { } song ? [all, Points([song], new(Palette.Vermillion) { Size = 11, Symbol = "diamond" })] : [all];
        return new Figure(traces)
        {
            Description = description,
            Size = FigureSize.InOneColumn(84),
            Layout = new()
            {
                ShowLegend = false,
                XAxis = AxisOf($"Valence ({scale})", right) with { ScaleAnchor = "y", Constrain = "domain" },
                YAxis = AxisOf($"Arousal ({scale})", up) with { Constrain = "domain" },
                Annotations = [.. Corners.Select(corner => new Annotation(corner.Name, At(right, corner.Right), At(up, corner.Up))
                {
                    XAnchor = corner.Right > 0 ? "right" : "left",
                    YAnchor = corner.Up > 0 ? "top" : "bottom",
                    Font = new() { Color = Palette.Grey },
                })],
                Shapes =
                [
                    Neutral(right.Neutral, up.Low, right.Neutral, up.High),
                    Neutral(right.Low, up.Neutral, right.High, up.Neutral),
                ],
            },
        };
    }

    private static Scatter Points(IReadOnlyList<Affect> songs, Marker marker) => new()
    {
        X = songs.Select(song => song.Valence.Value).ToArray(),
        Y = songs.Select(song => song.Arousal.Value).ToArray(),
        Marker = marker,
        Text = [.. songs.Select(song => song.ToString())],
    };

    private static Axis AxisOf(string title, AxisRange range) => new()
    {
        Title = new(title),
        Range = [range.Low, range.High],
        TickVals = [range.Low, range.Neutral, range.High],
        TickText = [.. new[] { range.Low, range.Neutral, range.High }.Select(value => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−'))],
    };

    private static Shape Neutral(double x0, double y0, double x1, double y1) => new("line", x0, y0, x1, y1) { Line = new(Palette.Grey, 1, "dot"), Layer = "below" };

    private static double At(AxisRange range, double side) => side > 0 ? range.High : range.Low;
}
