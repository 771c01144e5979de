using MerWorkbench.Emotion;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Figures;

public sealed class AffectPlaneFigureTests
{
    private static readonly List<AffectPrediction> Songs = SampleSongs.Make(80);
    private static readonly Figure Plane = AffectPlaneFigure.Of(Songs, AffectScale.Gems);

    [Fact]
    public void One_unit_is_as_long_on_both_axes_of_the_plane()
    {
        var layout = Plane.Layout;
        double Length(Axis axis) => axis.Range![1] - axis.Range[0];
        Assert.Equal(Length(layout.XAxis!), Length(layout.YAxis!), 1e-5);
        double width = Plane.Size.Width.ToPixels() - layout.Margin!.L - layout.Margin.R;
        double height = Plane.Size.Height.ToPixels() - layout.Margin.T - layout.Margin.B;
        foreach (var (x, y) in new[] { (layout.XAxis, layout.YAxis), (layout.XAxis2, layout.YAxis2), (layout.XAxis3, layout.YAxis3) })
            Assert.Equal((x!.Domain![1] - x.Domain[0]) * width, (y!.Domain![1] - y.Domain[0]) * height, 1.0);
    }

    [Fact]
    public void Every_song_and_the_neutral_point_lie_inside_the_plane()
    {
        var (x, y) = (Plane.Layout.XAxis!.Range!, Plane.Layout.YAxis!.Range!);
        Assert.All(Songs, song =>
        {
            Assert.InRange(song.AnnotatedValence, x[0], x[1]);
            Assert.InRange(song.PredictedValence, x[0], x[1]);
            Assert.InRange(song.AnnotatedArousal, y[0], y[1]);
            Assert.InRange(song.PredictedArousal, y[0], y[1]);
        });
        Assert.InRange(AffectScale.Gems.Valence.Neutral, x[0], x[1]);
        Assert.InRange(AffectScale.Gems.Arousal.Neutral, y[0], y[1]);
    }

    [Fact]
    public void The_headings_carry_the_scores_of_all_songs()
    {
        double r2 = RegressionMetrics.R2([.. Songs.Select(s => s.AnnotatedArousal)], [.. Songs.Select(s => s.PredictedArousal)]);
        double mae = RegressionMetrics.Mae([.. Songs.Select(s => s.AnnotatedArousal)], [.. Songs.Select(s => s.PredictedArousal)]);
        Assert.Contains(Plane.Layout.Annotations!, note => note.Text == FormattableString.Invariant($"<i>R</i><sup>2</sup> = {r2:0.00}, MAE = {mae:0.00}"));
    }

    [Fact]
    public void Happy_stands_where_valence_and_arousal_are_high()
    {
        var happy = Plane.Layout.Annotations!.Single(note => note.Text.Contains("happy"));
        Assert.True(happy is { X: > 0.5, Y: > 0.5, XRef: "x domain", YRef: "y domain" });
        Assert.StartsWith("Valence", Plane.Layout.XAxis!.Title!.Text);
        Assert.StartsWith("Arousal", Plane.Layout.YAxis!.Title!.Text);
    }

    [Fact]
    public void A_value_that_is_no_number_is_refused_by_song()
    {
        var e = Assert.Throws<MerException>(() => AffectPlaneFigure.Of([.. Songs, new("lost.mp3", "pop", 0, 0, double.NaN, 0)], AffectScale.Gems));
        Assert.Contains("lost.mp3", e.Message);
    }

    [Fact]
    public void More_groups_than_colours_are_refused_and_listed()
    {
        var e = Assert.Throws<MerException>(() => AffectPlaneFigure.Of([.. Songs.Select((song, i) => song with { Group = $"g{i % 9}" })], AffectScale.Gems));
        Assert.Contains("g8", e.Message);
    }

    [Fact]
    public void Songs_annotated_and_predicted_alike_still_draw()
    {
        AffectPrediction[] same = [new("a", "pop", 5, 5, 5, 5), new("b", "pop", 5, 5, 5, 5)];
        string json = AffectPlaneFigure.Of(same, AffectScale.OneToNine).ToJson();
        Assert.DoesNotContain("NaN", json);
        Assert.Contains("MAE = 0.00", json);
    }

    [Fact]
    public void The_ellipse_is_one_standard_deviation_of_the_cloud()
    {
        // Uncorrelated, variances 8/3 and 2/3 over n - 1: half axes 2 sqrt(2/3) and sqrt(2/3).
        var (x, y) = PointCloud.Ellipse([3, -1, 1, 1], [1, 1, 2, 0]);
        Assert.Equal(1 + Math.Sqrt(8 / 3.0), x.Max(), 1e-6);
        Assert.Equal(1 - Math.Sqrt(8 / 3.0), x.Min(), 1e-6);
        Assert.Equal(1 + Math.Sqrt(2 / 3.0), y.Max(), 1e-6);
        Assert.Equal((x[0], y[0]), (x[^1], y[^1]));

        // On a line the ellipse is that line.
        var (along, up) = PointCloud.Ellipse([0, 1, 2], [0, 2, 4]);
        Assert.All(along.Zip(up), point => Assert.Equal(2 * point.First, point.Second, 1e-5));
    }
}
