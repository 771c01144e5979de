using System.Globalization;
using System.Text;
using MerWorkbench.Audio;
using MerWorkbench.Figures;
using MerWorkbench.Units;

namespace MerWorkbench.Showing;

/// <summary>Waveforms: the wave drawn, and a player of the beginning where the page is alive.</summary>
internal sealed class WaveformView : View<Waveform>
{
    /// <summary>How much can be heard: 20 s at 22,050 Hz are 1.2 MB of text.</summary>
    public static readonly Seconds MostHeard = new(20);

    private const double Left = 44, Right = 8, Width = 660, Panel = 76, Below = 34, Above = 6;
    private const int Columns = (int)(Width - Left - Right);

    /// <inheritdoc/>
    public override string[] MimeTypes => NotebookPage.Current.IsStatic ? [PngType, PlainType] : [HtmlType, PlainType];

    /// <summary>The drawing and the player.</summary>
    public static string HtmlOf(Waveform sound)
    {
        Waveform heard = Heard(sound);
        string cut = heard.Duration.Value < sound.Duration.Value - 0.01 ? $"the first {heard.Duration}" : "";
        return $"""
            <div>{Draw(sound).ToString(TitleOf(sound))}</div>
            <div><audio controls src="data:audio/wav;base64,{Convert.ToBase64String(WavWriter.ToBytes(heard))}"></audio> {cut}</div>
            <div>{Encode(TextOf(sound))}</div>
            """;
    }

    /// <inheritdoc/>
    protected override string Text(Waveform value) => TextOf(value);

    /// <inheritdoc/>
    protected override string? Html(Waveform value) => HtmlOf(value);

    /// <inheritdoc/>
    protected override string? Png(Waveform value) => Image(Draw(value), TitleOf(value));

    private static string TextOf(Waveform sound)
    {
        string source = sound.Source is { } file ? $", {Path.GetFileName(file)}" : "";
        string warnings = string.Concat(sound.Warnings.Select(warning => $"\n{warning}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"Waveform: {sound.Duration}, {sound.Channels} {(sound.Channels == 1 ? "channel" : "channels")}, {sound.Rate.Hertz} Hz{source}{warnings}");
    }

    private static string TitleOf(Waveform sound) => $"Wave of {sound.Duration}";

    // A browser plays any rate; more than 22,050 Hz only makes the notebook larger.
    private static Waveform Heard(Waveform sound)
    {
        Waveform heard = (sound.Duration.CompareTo(MostHeard) > 0 ? sound.Slice(new(0), MostHeard) : sound).ToMono();
        return heard.Rate.Hertz > SampleRate.Hz22050.Hertz ? heard.Resample(SampleRate.Hz22050) : heard;
    }

    /// <summary>The drawing alone, a panel a channel, with a name in each where there are names.</summary>
    internal static Svg Draw(Waveform sound, IReadOnlyList<string>? names = null)
    {
        double peak = Math.Max(1e-4, Enumerable.Range(0, sound.Channels).Max(channel => Peak(sound.Channel(channel))));
        double bottom = Above + (Panel * sound.Channels);
        var svg = new Svg(Width, bottom + Below);
        for (int channel = 0; channel < sound.Channels; channel++)
        {
            double middle = Above + (Panel * (channel + 0.5));
            svg.Line(Left, middle, Width - Right, middle, Palette.Faint)
                .Area(Envelope(sound.Channel(channel), middle, (Panel / 2 - 4) / peak), Palette.Blue)
                .Text(Left - 6, middle - (Panel / 2) + 12, Amplitude(peak), "end")
                .Text(Left - 6, middle + (Panel / 2) - 4, Amplitude(-peak), "end");
            if (names is not null)
                svg.Text(Left + 4, middle - (Panel / 2) + 12, names[channel], "start");
        }
        double length = sound.Duration.Value, tick = Ticks.Distance([0, length], about: 8);
        svg.Line(Left, bottom, Width - Right, bottom);
        for (int i = 0; i * tick <= length * (1 + 1e-9); i++)
        {
            double x = Left + (i * tick / length * Columns);
            svg.Line(x, bottom, x, bottom + 4).Text(x, bottom + 16, Math.Round(i * tick, 9).ToString("R", CultureInfo.InvariantCulture));
        }
        return svg.Text(Left + (Columns / 2.0), bottom + 30, "Time (s)");
    }

    // From the left along the highest samples, and back along the lowest.
    private static string Envelope(ReadOnlySpan<float> samples, double middle, double scale)
    {
        int columns = Math.Min(Columns, samples.Length);
        var upper = new StringBuilder("M");
        var lower = new StringBuilder();
        for (int column = 0; column < columns; column++)
        {
            int start = (int)((long)column * samples.Length / columns), end = (int)((long)(column + 1) * samples.Length / columns);
            float high = float.MinValue, low = float.MaxValue;
            foreach (float sample in samples[start..end])
                (high, low) = (Math.Max(high, sample), Math.Min(low, sample));
            string x = Svg.Number(Left + (column + 0.5) * Columns / columns);
            // A line stays visible in silence.
            upper.Append(column == 0 ? "" : "L").Append(x).Append(' ').Append(Svg.Number(middle - (high * scale) - 0.3));
            lower.Insert(0, $"L{x} {Svg.Number(middle - (low * scale) + 0.3)}");
        }
        return upper.Append(lower).Append('Z').ToString();
    }

    private static float Peak(ReadOnlySpan<float> samples)
    {
        float peak = 0;
        foreach (float sample in samples)
            peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }

    private static string Amplitude(double value) => value.ToString(Math.Abs(value) >= 0.01 ? "0.00" : "0.0000", CultureInfo.InvariantCulture).Replace('-', '−');
}
