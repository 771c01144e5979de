using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using System.Xml.Linq;
using MerWorkbench.Emotion;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;

namespace MerWorkbench.Tests.Figures;

[SupportedOSPlatform("linux")]
public sealed class FigureExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mer-test-").FullName;

    private static Figure Sample { get; } = new(
        new Scatter { X = new[] { 1.0, 2, 3 }, Y = new[] { 2.0, 1, 4 }, Name = "café <b>", ErrorY = new(new[] { 0.1, 0.2, 0.3 }) },
        new Bar { X = new[] { 1.0, 2, 3 }, Y = new[] { 1.0, 1, 1 }, Name = "bars" })
    {
        Layout = new() { XAxis = new() { Title = "Valence (1 to 9)" }, YAxis = new() { Title = "Arousal (1 to 9)" } },
        Description = "A sample",
    };

    [Fact]
    public void Every_format_comes_out_whole_and_the_same_twice()
    {
        string[] names = ["a.svg", "a.png", "a.pdf", "a.html"];
        FigureExport.WriteAll([.. names.Select(name => new FigureFile(Sample, PathOf(name)))]);
        // Another batch, in another order: a figure's bytes must not depend on its neighbours.
        FigureExport.WriteAll([.. names.Reverse().Select(name => new FigureFile(Sample, PathOf("again", name)))]);
        foreach (string name in names)
            Assert.Equal(File.ReadAllBytes(PathOf(name)), File.ReadAllBytes(PathOf("again", name)));

        var svg = XDocument.Load(PathOf("a.svg"));
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Contains("Valence (1 to 9)", texts);
        Assert.Contains("Arousal (1 to 9)", texts);
        Assert.Equal("333", svg.Root!.Attribute("width")!.Value);

        byte[] png = File.ReadAllBytes(PathOf("a.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(Math.Round(333 * 300 / 96.0), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 1.0);

        string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(PathOf("a.pdf")));
        Assert.StartsWith("%PDF-", pdf);
        Assert.Contains("/Count 1\n", pdf);
        Assert.DoesNotContain(DateTime.UtcNow.ToString("yyyyMMdd"), pdf);
        Assert.Contains("DejaVuSans", pdf);
    }

    [Fact]
    public void The_page_holds_plotly_once_fetches_nothing_and_draws_under_its_own_rules()
    {
        string html = Sample.ToHtml();
        Assert.DoesNotContain("src=\"http", html);
        Assert.DoesNotContain("<link", html);
        Assert.Single(html.Split("Licensed under the MIT license").Skip(1));
        Assert.Contains("default-src 'none'", html);
        using var browser = new Chromium();
        string drawn = browser.Evaluate(browser.Open(html), "document.documentElement.outerHTML");
        Assert.Contains("class=\"main-svg\"", drawn);
        Assert.Contains(">Valence (1 to 9)</text>", drawn);
        Assert.DoesNotContain("Share chart", drawn[drawn.IndexOf("id=\"figure\"", StringComparison.Ordinal)..]);
        Assert.Contains("Zoom", drawn[drawn.IndexOf("id=\"figure\"", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Plotly_knows_every_setting_of_every_chart_and_figure()
    {
        var confusion = new Figure(new Heatmap
        {
            Z = [new[] { 8.0, 2 }, new[] { 1.0, 9 }],
            X = new[] { "Q1", "Q2" },
            Y = new[] { "Q1", "Q2" },
            ZMin = 0,
            ZMax = 10,
            TextTemplate = "%{z}",
            ColorBar = new("songs") { Thickness = 8 },
        })
        { Layout = new() { YAxis = new() { AutoRange = "reversed", Title = "Annotated" }, XAxis = new() { Title = "Predicted" } } };
        var spread = new Figure(
            new Box { X = new[] { "a", "a", "a", "b", "b", "b" }, Y = new[] { 1.0, 2, 3, 2, 3, 4 }, BoxPoints = "all", Line = new(Palette.Blue, 1) },
            new Scatter { X = new[] { "a", "b" }, Y = new[] { 1.0, 2 }, Mode = ScatterMode.LinesAndMarkers, Fill = "tozeroy", FillColor = Palette.Faint })
        { Theme = Theme.Screen };
        DumbbellRow[] rows =
        [
            new("arousal, LSTM", 0.53, 0.49, new(0.43, 0.57, 0.95, "t over 10 values")),
            new("valence, LSTM", 0.46, 0.125, null, Comparable: false),
        ];
        (string Name, Figure Figure, string Expected)[] figures =
        [
            ("plane", AffectPlaneFigure.Of(SampleSongs.Make(400), AffectScale.Gems), "±1 sd, predicted"),
            ("joined", AffectPlaneFigure.Of(SampleSongs.Make(40), AffectScale.Gems), "happy, excited"),
            ("eight", AffectPlaneFigure.Of([.. SampleSongs.Make(80).Select((song, i) => song with { Group = $"genre {i % 8}" })], AffectScale.Gems), "predicted, genre 7"),
            ("dumbbell", DumbbellFigure.Of(rows, "R²"), "published, not comparable"),
            ("confusion", confusion, "Annotated"),
            ("classes", ConfusionFigure.Of(["happy", "sad"], [[8, 2], [1, 9]]), "True"),
            ("curves", LearningCurvesFigure.Of([.. Enumerable.Range(0, 20).Select(i => new LossPoint("GRU", i % 2, 1 + (i / 2), 1.0 / (1 + i), 1.2 / (1 + i)))]), "GRU, validation"),
            ("scores", ScoreMatrixFigure.Of([.. Enumerable.Range(0, ScoreMatrixFigure.MostMetrics).Select(i => new ModelScore("GRU", "arousal", $"metric {i}", i, new(i - 1, i + 1, 0.95, "t")))]), "metric 5"),
            ("time", AffectTimeFigure.Of([.. Enumerable.Range(0, 20).Select(i => new AffectMoment(new(i * 0.5), new(0.1, 0.2, 0.1), new(-0.1)))], AffectScale.MinusOneToOne), "annotators, ±1 sd"),
            ("spread", spread, "b"),
        ];
        FigureExport.WriteAll([.. figures.Select(figure => new FigureFile(figure.Figure, PathOf(figure.Name + ".svg")))]);
        // Plotly and the browser remember; a figure must come out as if it were the first, whatever was drawn before it.
        FigureExport.WriteAll([.. figures.Reverse().SelectMany(figure => ((string[])[".pdf", ".svg"]).Select(ending => new FigureFile(figure.Figure, PathOf("after", figure.Name + ending))))]);
        FigureExport.WriteAll([.. figures.Select(figure => new FigureFile(figure.Figure, PathOf(figure.Name + ".pdf")))]);
        foreach (string file in figures.SelectMany(figure => (string[])[figure.Name + ".svg", figure.Name + ".pdf"]))
            Assert.True(File.ReadAllBytes(PathOf(file)).AsSpan().SequenceEqual(File.ReadAllBytes(PathOf("after", file))), $"{file} is the same after other figures");
        foreach (var (name, figure, expected) in figures)
        {
            var svg = XDocument.Load(PathOf(name + ".svg")).Root!;
            Assert.Contains(expected, svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
            Assert.Equal(figure.Size.Width.ToPixels().ToString(), svg.Attribute("width")!.Value);
        }

        // As drawn, margins and legend counted: one unit is as long on both axes of every panel, whatever the legend needs.
        foreach (string name in (string[])["plane", "joined", "eight"])
        {
            var panels = XDocument.Load(PathOf(name + ".svg")).Descendants()
                .Where(e => e.Attribute("class")?.Value == "plotclip").Select(e => e.Elements().Single()).ToList();
            Assert.Equal(3, panels.Count);
            Assert.All(panels, panel => Assert.Equal((double)panel.Attribute("width")!, (double)panel.Attribute("height")!, 1.0));
        }
    }

    [Fact]
    public void Data_are_drawn_whether_or_not_axes_need_more_space()
    {
        using var drawer = new FigureDrawer();
        foreach (Margin? margin in (Margin?[])[null, new(90, 90, 90, 90)])
        {
            Figure roomy = Sample with { Layout = Sample.Layout with { Margin = margin } };
            XElement[] drawn = [.. XDocument.Parse(drawer.ToSvg(roomy)).Descendants()];
            Assert.Equal(3 + 3, drawn.Count(e => e.Attribute("class")?.Value == "point"));
            Assert.Equal(3, drawn.Count(e => e.Attribute("class")?.Value == "errorbar"));
        }
    }

    [Fact]
    public void A_figure_is_drawn_once_for_all_its_forms_and_they_are_as_if_each_were_alone()
    {
        using FigureDrawer one = new(), other = new();
        string svg = one.ToSvg(Sample);
        byte[] png = one.ToPng(Sample), pdf = one.ToPdf(Sample);
        Assert.Equal(other.ToPdf(Sample), pdf);
        other.ToSvg(DumbbellFigure.Of([new("a", 1, 2, null, Comparable: true)], "R²"));
        Assert.Equal(other.ToPng(Sample), png);
        Assert.Equal(other.ToSvg(Sample), svg);
    }

    [Fact]
    public void No_text_lies_over_another()
    {
        ModelScore[] Scores(int models, int metrics, params string[] targets) =>
            [.. from model in Enumerable.Range(0, models) from metric in Enumerable.Range(0, metrics) from target in targets select new ModelScore($"marsyas-mfcc, {model} s, 50 % overlapping", target, $"metric {metric}", 0.1 * model, new(-0.2, 0.9, 0.95, "t"))];
        (string Name, Figure Figure)[] figures =
        [
            ("one metric, three rows", ScoreMatrixFigure.Of(Scores(3, 1, "arousal", "valence"))),
            ("one metric, long names", ScoreMatrixFigure.Of(Scores(13, 1, "all columns", "CFS", "CFS on all songs (optimistic)"))),
            ("one target", ScoreMatrixFigure.Of(Scores(20, 1, "accuracy"))),
            ("two metrics", ScoreMatrixFigure.Of(Scores(12, 2, "arousal", "valence"))),
            ("dumbbell", DumbbellFigure.Of([new("arousal", 0.5, 0.4, null, true), new("valence", 0.5, 0.4, null, false)], "R²")),
            ("confusion", ConfusionFigure.Of(["happy", "sad"], [[8, 2], [1, 9]])),
            ("map", SongMapFigure.Of([Affect.On(AffectScale.MinusOneToOne, 0.5, 0.5)])),
            ("bars", ScoreBarsFigure.Of([new("LSTM", 0.5, null, 0.1, null)], "R²", "Scores")),
        ];
        using var browser = new Chromium();
        using var drawer = new FigureDrawer();
        var faults = new List<string>();
        foreach (var (name, figure) in figures)
        {
            string page = browser.Open(drawer.ToSvg(name == "map" ? figure : ReproductionFiles.Synthetic(figure, name == "dumbbell" ? "right" : "left")));
            string over = browser.Evaluate(page, """
                (() => {
                    const texts = [...document.querySelectorAll("text")].filter(text => text.textContent.trim() !== "").map(text => ({ said: text.textContent, box: text.getBoundingClientRect() }));
                    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
                    return texts.flatMap((a, i) => texts.slice(i + 1).filter(b => over(a.box, b.box)).map(b => `${a.said} / ${b.said}`)).join("; ");
                })()
                """);
            if (over != "")
                faults.Add($"{name}: {over}");
        }
        Assert.Empty(faults);
    }

    [Fact]
    public void A_setting_that_plotly_does_not_know_is_refused_and_nothing_is_written()
    {
        var wrong = Sample with { Layout = new() { Legend = new() { Orientation = "diagonal" } } };
        var e = Assert.Throws<MerException>(() => FigureExport.WriteAll(new(Sample, PathOf("good.svg")), new(wrong, PathOf("wrong.svg"))));
        Assert.Contains("diagonal", e.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void An_unknown_ending_is_refused_by_name()
    {
        var e = Assert.Throws<MerException>(() => Sample.Write(PathOf("figure.eps")));
        Assert.Contains("'.eps'", e.Message);
        Assert.Contains("figure.eps", e.Message);
    }

    [Fact]
    public void A_missing_chromium_names_the_packages()
    {
        var e = Assert.Throws<MerException>(() => Chromium.Find(searchPath: _folder));
        Assert.Contains("apt-get install", e.Message);
        Assert.Contains("chromium fonts-dejavu-core", e.Message);
    }

    [Fact]
    public void A_hanging_browser_is_stopped_with_all_it_started()
    {
        string program = PathOf("hangs");
        WriteScript(program, $"#!/bin/sh\nsleep 1234.5 &\necho $! > {PathOf("child")}\nwait\n");
        var watch = Stopwatch.StartNew();
        using var browser = new Chromium(TimeSpan.FromSeconds(2), program);
        var e = Assert.Throws<MerException>(() => browser.Open("<p>"));
        Assert.Contains("within 2 s", e.Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Stopping took {watch.Elapsed}.");
        int child = int.Parse(File.ReadAllText(PathOf("child")));
        Assert.True(SpinWait.SpinUntil(() => !IsRunning(child), TimeSpan.FromSeconds(5)), "The browser's child outlived it.");
    }

    [Fact]
    public void A_browser_that_fails_says_why()
    {
        string program = PathOf("fails");
        WriteScript(program, "#!/bin/sh\necho 'no room left' >&2\nexit 3\n");
        using var browser = new Chromium(program: program);
        var e = Assert.Throws<MerException>(() => browser.Open("<p>"));
        Assert.Contains("exit code 3", e.Message);
        Assert.Contains("no room left", e.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(params string[] parts) => Path.Combine([_folder, .. parts]);

    // A process that another test is starting may hold the new file open for a moment, and Linux runs no file that is open for writing.
    private static void WriteScript(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Thread.Sleep(200);
    }

    // A killed process may stay listed as a zombie until its new parent collects it.
    private static bool IsRunning(int id)
    {
        string stat = $"/proc/{id}/stat";
        return File.Exists(stat) && File.ReadAllText(stat).Split(')')[1].Trim()[0] != 'Z';
    }
}
