using System.Buffers.Binary;
using System.Reflection;
using System.Xml.Linq;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Features;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Showing;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Showing;

public sealed class ViewTests
{
    private const string Plain = "text/plain", Html = "text/html", Png = "image/png";

    private static readonly Waveform Chirp = new(SampleRate.Hz44100, Sweep(44_100 * 3), Sweep(44_100 * 3));

    public static TheoryData<Type> ShownTypes => [.. typeof(Waveform).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(TypeFormatterSourceAttribute), inherit: false))];

    [Theory]
    [MemberData(nameof(ShownTypes), DisableDiscoveryEnumeration = true)]
    public void Every_shown_type_names_a_view_that_writes_text(Type type)
    {
        var attribute = type.GetCustomAttribute<TypeFormatterSourceAttribute>()!;
        Assert.Contains(Plain, attribute.PreferredMimeTypes);
        Assert.Equal(typeof(View<>).MakeGenericType(type), attribute.FormatterSourceType.BaseType);
    }

    [Fact]
    public void Sounds_to_compare_have_a_small_player_each_that_holds_the_same_stretch_without_loss()
    {
        using var folder = new TemporaryFolder();
        var two = new Listening(new(1), new(0.5), ("mix <1>", Chirp), ("voice", new Waveform(SampleRate.Hz22050, Sweep(22_050 * 2))));
        var forms = Shown.Alive(two);
        Assert.Equal("mix <1>: 0.5 s\nvoice: 0.5 s", forms[Plain]);
        Assert.Contains("mix &lt;1&gt;", forms[Html]);
        Assert.Contains(Png, Shown.Static(two).Keys);
        string[] players = forms[Html].Split("data:audio/flac;base64,")[1..];
        Assert.Equal(2, players.Length);
        Waveform heard = Waveform.Load(folder.Put("a.flac", Convert.FromBase64String(players[0][..players[0].IndexOf('"')])));
        Assert.Equal((1, 11_025, 0.5), (heard.Channels, heard.Rate.Hertz, Math.Round(heard.Duration.Value, 3)));
        Assert.True(heard.Channel(0).ToArray().Zip(two.Sounds[0].Sound.Channel(0).ToArray()).Max(pair => Math.Abs(pair.First - pair.Second)) <= 1f / 32768);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Listening(new(0), new(9), ("long", Chirp)));
    }

    [Fact]
    public void A_sound_has_its_wave_and_a_player()
    {
        var forms = Shown.Alive(Chirp);
        Assert.Equal("Waveform: 3 s, 2 channels, 44100 Hz", forms[Plain]);
        Assert.Contains("<svg ", forms[Html]);
        byte[] wav = WavIn(forms[Html]);
        Assert.Equal(22_050, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(24)));
        Assert.Equal(44 + (3 * 22_050 * 2), wav.Length);
        Assert.DoesNotContain("the first", forms[Html]);
    }

    [Fact]
    public void Of_a_long_sound_the_beginning_can_be_heard()
    {
        var forms = Shown.Alive(new Waveform(new SampleRate(8000), new float[8000 * 60]));
        Assert.Contains("the first 20 s", forms[Html]);
        Assert.Equal(44 + (20 * 8000 * 2), WavIn(forms[Html]).Length);
    }

    [Fact]
    public void Committed_a_sound_is_a_small_image_without_a_player()
    {
        var forms = Shown.Static(Chirp);
        Assert.Equal([Png, Plain], forms.Keys);
        Assert.InRange(forms[Png].Length, 1000, 100_000);
        // 660 pixels wide; two panels of 76, 6 above and 34 below; at 1.5 dots a pixel.
        Assert.Equal((990, 288), SizeOf(forms[Png]));
    }

    [Fact]
    public void The_wave_is_as_high_as_the_sound_is_loud()
    {
        string html = Shown.Alive(Chirp)[Html];
        XElement[] waves = [.. XDocument.Parse(html[html.IndexOf("<svg", StringComparison.Ordinal)..(html.IndexOf("</svg>", StringComparison.Ordinal) + 6)])
            .Descendants().Where(e => e.Attribute("fill")?.Value == Palette.Blue)];
        Assert.Equal(2, waves.Length);
        // The chirp's peak of 0.8 fills its panel of 76 pixels but for 4 above and below.
        double[] heights = [.. waves[0].Attribute("d")!.Value.Trim('M', 'Z').Split('L').Select(point => double.Parse(point.Split(' ')[1]))];
        Assert.Equal(68.6, heights.Max() - heights.Min(), 0.5);
        Assert.Contains("0.80", html);
    }

    [Fact]
    public void Features_over_time_are_a_heat_map_and_those_of_a_clip_a_table()
    {
        FeatureMatrix mel = LogMel.Librosa.Extract(Chirp);
        var forms = Shown.Alive(mel);
        Assert.Contains("\"type\":\"heatmap\"", forms[Html]);
        Assert.Equal($"FeatureMatrix: {mel.Frames} rows of 128 features, a row every 0.023 s", forms[Plain]);
        var clip = Shown.Alive(FeatureSets.LibrosaCompact.Clip().Extract(Chirp));
        Assert.Contains("<th>Value</th>", clip[Html]);
        Assert.DoesNotContain("plotly", clip[Html], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_long_song_makes_no_large_figure()
    {
        FeatureMatrix mel = LogMel.Librosa.Extract(new Waveform(SampleRate.Hz22050, Sweep(22_050 * 120)));
        Figure figure = FeatureFigure.Of(mel);
        Assert.InRange(figure.ToJson().Length, 100_000, 500_000);
        var heat = Assert.IsType<Heatmap>(Assert.Single(figure.Traces));
        Assert.Equal(128, heat.Z.Count);
        Assert.InRange(heat.X!.Count, 200, FeatureFigure.MostRows);
    }

    [Fact]
    public void An_emotion_is_a_point_of_the_plane()
    {
        var forms = Shown.Alive(Affect.On(AffectScale.OneToNine, valence: 7, arousal: 3));
        Assert.Equal("valence 7, arousal 3 (1..9)", forms[Plain]);
        XElement dot = XDocument.Parse(forms[Html]).Descendants().Single(e => e.Name.LocalName == "circle");
        // 7 is three quarters of the way from 1 to 9; the panel is 180 wide and begins at 56, and 12 from above.
        Assert.Equal(56 + (0.75 * 180), (double)dot.Attribute("cx")!, 0.05);
        Assert.Equal(12 + (0.75 * 180), (double)dot.Attribute("cy")!, 0.05);
    }

    [Fact]
    public void A_table_of_results_keeps_its_rounding()
    {
        ResultTable table = new ResultTable("Scores <all>", new("Model"), new("R²", "0.00")).Add("k-NN", -0.123).Add("mean", (double?)null);
        var forms = Shown.Alive(table);
        Assert.Contains("Scores &lt;all&gt;</caption>", forms[Html]);
        Assert.Contains("<td style=\"text-align:right\">−0.12</td>", System.Net.WebUtility.HtmlDecode(forms[Html]));
        Assert.Contains("| k-NN  | −0.12 |", forms[Plain]);
    }

    [Fact]
    public void A_dataset_is_shown_by_its_card_and_says_what_is_synthetic()
    {
        var forms = Shown.Alive(GrekowEtudes.Few);
        Assert.Contains("<th style=\"text-align:left;vertical-align:top\">Licence</th>", forms[Html]);
        Assert.Contains("Synthetic: yes", forms[Plain]);
        Assert.Equal(Shown.Alive(DatasetCatalogue.All.First(set => !set.Card.IsSynthetic).Card).Keys, forms.Keys);
    }

    [Fact]
    public void A_track_shows_what_is_known_and_no_folders_of_this_machine()
    {
        var track = new Track
        {
            Id = "7",
            AudioPath = "/home/anna/music/7.mp3",
            HasAudio = true,
            SongKey = "7",
            Title = "Echo & Rain",
            Annotation = new(Affect.On(AffectScale.OneToNine, 6, 4), null, null, 10, []),
        };
        var forms = Shown.Alive(track);
        Assert.Equal("Track 7\nTitle: Echo & Rain\nEmotion: valence 6, arousal 4 (1..9), by 10 listeners\nSound: 7.mp3", forms[Plain]);
        Assert.Contains("The sound cannot be read", forms[Html]);
        Assert.DoesNotContain("anna", Shown.Static(track)[Html]);
    }

    [Fact]
    public void A_figure_is_alive_or_a_picture()
    {
        var figure = new Figure(new Scatter { X = new[] { 1.0, 2 }, Y = new[] { 1.0, 3 }, Name = "rise" }) { Description = "A rise" };
        var alive = Shown.Alive(figure);
        Assert.Equal("Figure: A rise (rise)", alive[Plain]);
        Assert.Contains("Licensed under the MIT license", alive[Html]);
        var still = Shown.Static(figure);
        Assert.Equal([Png, Plain], still.Keys);
        // 333 by 249 pixels at 1.5 dots, whole dots only.
        Assert.Equal((499, 373), SizeOf(still[Png]));
        Assert.Equal(still[Png], Shown.Static(figure with { })[Png]);
    }

    private static (int Width, int Height) SizeOf(string png)
    {
        byte[] bytes = Convert.FromBase64String(png);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }

    private static byte[] WavIn(string html)
    {
        const string Mark = "base64,";
        int start = html.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return Convert.FromBase64String(html[start..html.IndexOf('"', start)]);
    }

    private static float[] Sweep(int length) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(0.8 * Math.Sin(i * (0.02 + (0.2 * i / length)))))];
}
