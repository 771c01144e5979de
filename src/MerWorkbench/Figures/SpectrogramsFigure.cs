using System.Globalization;
using MerWorkbench.Features;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>Spectrograms of sounds of one length side by side in one colour scale, so that they can be compared by eye.</summary>
public static class SpectrogramsFigure
{
    private const int Most = Layout.MostInRow;

    // Below this under the loudest value everything is as good as silent, and would only eat the colours.
    private const double Range = 70;

    /// <summary>Draws features of one kind, such as log-mel energies, two columns wide: time to the right, bands upwards.</summary>
    /// <param name="sounds">Names and features <c>[frames, bands]</c> of two to six sounds, of one width.</param>
    /// <param name="description">What is compared, for the page's title.</param>
    /// <exception cref="MerException">Too few or too many sounds, or different columns.</exception>
    public static Figure Of(IReadOnlyList<(string Name, FeatureMatrix Features)> sounds, string description = "Spectrograms of sounds")
    {
        if (sounds.Count is < 2 or > Most)
            throw new MerException($"The figure shows two to {Most} sounds, got {sounds.Count}.");
        if (sounds.FirstOrDefault(sound => sound.Features.Bins != sounds[0].Features.Bins) is { Name: not null } other)
            throw new MerException($"{other.Name} has {other.Features.Bins} columns, {sounds[0].Name} {sounds[0].Features.Bins}.");
        const double Gap = 0.015;
        double width = (1 - (Gap * (sounds.Count - 1))) / sounds.Count;
        double loudest = Math.Ceiling(sounds.Max(sound => sound.Features.Values.ToArray().Max()));
        Axis[] panels = [.. sounds.Select((sound, i) => new Axis
        {
            Title = $"{sound.Name}, s",
            Domain = [Math.Round(i * (width + Gap), 6), Math.Round((i * (width + Gap)) + width, 6)],
            Anchor = "y",
            ShowGrid = false,
        })];
        return new Figure
        {
            Traces = [.. sounds.Select((sound, i) => Picture(sound.Features, i, loudest, isLast: i == sounds.Count - 1))],
            Layout = new Layout
            {
                YAxis = new() { Title = "Band", ShowGrid = false },
            }.InRow(panels),
            Size = FigureSize.InTwoColumns(62),
            Description = description,
        };
    }

    private static Heatmap Picture(FeatureMatrix features, int panel, double loudest, bool isLast) => new()
    {
        XAxis = panel == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"x{panel + 1}"),
        X = PlotValues.Of(Enumerable.Range(0, features.Frames).Select(frame => Math.Round(features.Timing[frame].Value, 3))),
        Y = PlotValues.Of(Enumerable.Range(0, features.Bins).Select(band => (double)band)),
        Z = [.. Enumerable.Range(0, features.Bins).Select(band => PlotValues.Of(Enumerable.Range(0, features.Frames).Select(frame => Math.Round((double)features[frame, band], 1))))],
        ZMin = loudest - Range,
        ZMax = loudest,
        ShowScale = isLast,
        ColorBar = isLast ? new("dB") { Thickness = 8 } : null,
        HoverInfo = "skip",
    };
}
