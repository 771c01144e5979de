using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Figures;

public sealed class PlotlyScriptTests
{
    [Fact]
    public void The_embedded_bundle_is_the_recorded_one_and_carries_its_licence()
    {
        string recorded = PlotlyScript.Resource("plotly-cartesian.min.js.sha256").Split(' ')[0];
        Assert.Equal(recorded, ContentHash.OfText(PlotlyScript.Text).Hex);
        Assert.Contains("MIT License", PlotlyScript.Resource("plotly-LICENSE.txt"));
    }
}
