using System.Globalization;
using MerWorkbench.Emotion;
using MerWorkbench.Figures;

namespace MerWorkbench.Showing;

/// <summary>A point of Russell's plane, drawn there.</summary>
internal sealed class AffectView : View<Affect>
{
    private const double Side = 180, Left = 56, Top = 12, Below = 40, Right = 12;

    /// <inheritdoc/>
    public override string[] MimeTypes => NotebookPage.Current.IsStatic ? [PngType, PlainType] : [HtmlType, PlainType];

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, object?>> Row(object value)
    {
        var affect = (Affect)value;
        return [new("Valence", affect.Valence.Value), new("Arousal", affect.Arousal.Value), new("Scale", affect.Scale.Name)];
    }

    /// <inheritdoc/>
    protected override string Text(Affect value) => value.ToString();

    /// <inheritdoc/>
    protected override string? Html(Affect value) => Draw(value).ToString(value.ToString());

    /// <inheritdoc/>
    protected override string? Png(Affect value) => Image(Draw(value), value.ToString());

    private static Svg Draw(Affect value)
    {
        AffectScale scale = value.Scale;
        double X(double valence) => Left + (Share(scale.Valence, valence) * Side);
        double Y(double arousal) => Top + Side - (Share(scale.Arousal, arousal) * Side);
        double right = Left + Side, bottom = Top + Side;
        return new Svg(right + Right, bottom + Below)
            .Line(X(scale.Valence.Neutral), Top, X(scale.Valence.Neutral), bottom, Palette.Grey, 0.75)
            .Line(Left, Y(scale.Arousal.Neutral), right, Y(scale.Arousal.Neutral), Palette.Grey, 0.75)
            .Line(Left, Top, right, Top).Line(Left, bottom, right, bottom).Line(Left, Top, Left, bottom).Line(right, Top, right, bottom)
            .Text(Left + 5, Top + 14, "angry, tense", "start", Palette.Grey)
            .Text(right - 5, Top + 14, "happy, excited", "end", Palette.Grey)
            .Text(Left + 5, bottom - 6, "sad, gloomy", "start", Palette.Grey)
            .Text(right - 5, bottom - 6, "calm, relaxed", "end", Palette.Grey)
            .Text(Left, bottom + 15, Number(scale.Valence.Low)).Text(right, bottom + 15, Number(scale.Valence.High))
            .Text(Left - 5, bottom, Number(scale.Arousal.Low), "end").Text(Left - 5, Top + 9, Number(scale.Arousal.High), "end")
            .Text(Left + (Side / 2), bottom + 30, $"Valence ({scale})")
            .Text(16, Top + (Side / 2), $"Arousal ({scale})", turn: -90)
            .Dot(X(value.Valence.Value), Y(value.Arousal.Value), 5, Palette.Vermillion);
    }

    private static double Share(AxisRange range, double value) => Math.Clamp((value - range.Low) / (range.High - range.Low), 0, 1);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−');
}
