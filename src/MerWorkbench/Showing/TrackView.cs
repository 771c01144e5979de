using System.Globalization;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Showing;

/// <summary>A track: what is known of it, and its sound where the page is alive.</summary>
internal sealed class TrackView : View<Track>
{
    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> Row(object value)
    {
        var track = (Track)value;
        (string Name, object? Value)[] cells =
        [
            ("Id", track.Id),
            ("Title", track.Title),
            ("Artist", track.Artist),
            ("Genre", track.Genre),
            ("Valence", track.Annotation?.Mean.Valence.Value),
            ("Arousal", track.Annotation?.Mean.Arousal.Value),
            ("Class", track.Class),
            ("Part", track.OfficialPart?.ToString()),
            ("Sound", track.HasAudio ? null : "missing"),
        ];
        // A column that no track has anything for is not there.
        return cells.Where(cell => cell.Value is not null).Select(cell => new KeyValuePair<string, object?>(cell.Name, cell.Value));
    }

    /// <inheritdoc/>
    protected override string Text(Track value) => $"Track {value.Id}\n{FactLines(Facts(value))}";

    /// <inheritdoc/>
    protected override string? Html(Track value)
    {
        string facts = $"<b>Track {Encode(value.Id)}</b>{FactTable(Facts(value))}";
        if (NotebookPage.Current.IsStatic || !value.HasAudio)
            return facts;
        try
        {
            return facts + WaveformView.HtmlOf(value.LoadAudio());
        }
        catch (MerException e)
        {
            return $"{facts}<div>The sound cannot be read: {Encode(e.Problem)}</div>";
        }
    }

    private static IEnumerable<(string, string?)> Facts(Track track) =>
    [
        ("Title", track.Title),
        ("Artist", track.Artist),
        ("Genre", track.Genre),
        ("Emotion", track.Annotation is { } said ? $"{said.Mean}{Raters(said)}" : null),
        ("Class", track.Class),
        ("Part", track.OfficialPart?.ToString()),
        ("Lyrics", track.Lyrics is { } lyrics ? string.Create(CultureInfo.InvariantCulture, $"{lyrics.Lines.Length} lines") : null),
        ("Sources", track.Stems is { } stems ? string.Join(", ", stems.Keys) : null),
        ("Sound", track.HasAudio ? Path.GetFileName(track.AudioPath) : $"missing: {Path.GetFileName(track.AudioPath)}"),
    ];

    private static string Raters(Annotation said) => said.Raters is { } raters ? string.Create(CultureInfo.InvariantCulture, $", by {raters} listeners") : "";
}
