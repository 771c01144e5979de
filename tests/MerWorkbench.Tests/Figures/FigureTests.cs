using System.Text.Json;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Figures;

public sealed class FigureTests
{
    private static JsonElement Json(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement;

    [Fact]
    public void A_trace_is_written_as_plotly_spells_it_and_what_is_not_set_is_left_out()
    {
        var trace = Json(new(new Scatter
        {
            X = new[] { 0.1, double.NaN, 1e300 },
            Y = new[] { "a", "b", "c" },
            Mode = ScatterMode.LinesAndMarkers,
            ErrorY = new(new[] { 1.0 }),
            ShowLegend = false,
        })).GetProperty("data")[0];
        Assert.Equal(
            """{"type":"scatter","x":[0.1,null,1E+300],"y":["a","b","c"],"mode":"lines\u002Bmarkers","error_y":{"array":[1],"type":"data","symmetric":true},"showlegend":false}""",
            trace.GetRawText());
    }

    [Fact]
    public void Doubles_are_written_so_that_they_read_back_the_same()
    {
        double[] values = [1 / 3.0, Math.PI * 1e-7, -0.1, double.Epsilon, double.MaxValue];
        var x = Json(new(new Scatter { X = values, Y = values })).GetProperty("data")[0].GetProperty("x");
        Assert.Equal(values, x.EnumerateArray().Select(value => value.GetDouble()));
    }

    [Fact]
    public void An_infinite_value_is_refused_by_its_place() =>
        Assert.Contains("value 1", Assert.Throws<MerException>(() => PlotValues.Of([1, double.PositiveInfinity])).Message);

    [Fact]
    public void The_size_on_paper_becomes_pixels_and_the_theme_a_template()
    {
        var layout = Json(new Figure(new Bar { X = new[] { "a" }, Y = new[] { 1.0 } }) { Size = FigureSize.InTwoColumns(25.4) }).GetProperty("layout");
        Assert.Equal(680, layout.GetProperty("width").GetInt32());
        Assert.Equal(96, layout.GetProperty("height").GetInt32());
        Assert.Equal("#0072B2", layout.GetProperty("template").GetProperty("layout").GetProperty("colorway")[0].GetString());
        Assert.Equal(96, new Millimetres(25.4).ToPixels());
    }

    [Fact]
    public void A_text_cannot_end_the_script_it_stands_in()
    {
        var figure = new Figure(new Scatter { X = new[] { 1.0 }, Y = new[] { 1.0 }, Name = "</script><script>alert(1)" }) { Description = "<b>&" };
        Assert.DoesNotContain("alert(1)", figure.ToHtml().Replace("\\u003C/script\\u003E\\u003Cscript\\u003Ealert(1)", ""));
        Assert.Contains("<title>&lt;b&gt;&amp;</title>", figure.ToHtml());
    }
}
