using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>The plotly.js inside this library: its cartesian bundle, minified. <c>environment/plotly/update.sh</c> refreshes it.</summary>
internal static class PlotlyScript
{
    private static readonly Lazy<string> Content = new(() => Resource("plotly-cartesian.min.js"));

    public static string Text => Content.Value;

    public static string Resource(string name)
    {
        using var stream = typeof(PlotlyScript).Assembly.GetManifestResourceStream(name)
            ?? throw new MerException($"The library was built without '{name}'.", remedy: "Build it again from a whole checkout.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
