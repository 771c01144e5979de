using System.Globalization;
using MerWorkbench.Audio;

namespace MerWorkbench.Showing;

/// <summary>Sounds to be compared by ear: a player each; for previews, which keep no players, their waves.</summary>
internal sealed class ListeningView : View<Listening>
{
    /// <inheritdoc/>
    public override string[] MimeTypes => NotebookPage.Current.IsStatic ? [HtmlType, PngType, PlainType] : [HtmlType, PlainType];

    /// <inheritdoc/>
    protected override string Text(Listening value) => string.Join('\n', value.Sounds.Select(sound => string.Create(CultureInfo.InvariantCulture, $"{sound.Name}: {sound.Sound.Duration}")));

    /// <inheritdoc/>
    protected override string? Html(Listening value) => $"""
        <table style="text-align:left">{string.Concat(value.Sounds.Select(sound =>
        $"\n<tr><th style=\"text-align:left\">{Encode(sound.Name)}</th><td><audio controls src=\"data:audio/flac;base64,{Convert.ToBase64String(Listening.Flac(sound.Sound))}\"></audio></td></tr>"))}
        </table>
        """;

    /// <inheritdoc/>
    protected override string? Png(Listening value) => Image(
        WaveformView.Draw(new(value.Sounds[0].Sound.Rate, [.. value.Sounds.Select(sound => sound.Sound.Channel(0).ToArray())]), [.. value.Sounds.Select(sound => sound.Name)]), Text(value));
}
