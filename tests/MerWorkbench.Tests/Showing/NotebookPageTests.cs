using MerWorkbench.Figures;
using MerWorkbench.Showing;

namespace MerWorkbench.Tests.Showing;

public sealed class NotebookPageTests
{
    private const string Licence = "Licensed under the MIT license";

    private static Figure Rise(double top) => new(new Scatter { X = new[] { 1.0, 2 }, Y = new[] { 1.0, top } }) { Layout = new() { XAxis = new() { Title = "Time (s)" } } };

    [Fact]
    public void Plotly_comes_with_the_first_figure_only()
    {
        using var page = new NotebookPage(isStatic: false);
        string all = string.Concat(Enumerable.Range(2, 3).Select(top => Shown.In(page, Rise(top))["text/html"]));
        Assert.Equal(1, all.Split(Licence).Length - 1);
    }

    [Fact]
    public void A_cell_that_carried_plotly_carries_it_again_when_it_runs_or_clears_its_outputs_again()
    {
        var scripts = new List<string>();
        using var page = new NotebookPage(isStatic: false) { ShowScript = scripts.Add };
        void Show() => Assert.DoesNotContain(Licence, Shown.In(page, Rise(2))["text/html"]);
        page.Begin("first");
        Show();
        page.Begin("second");
        Show();
        page.Clear();
        Show();
        Assert.Single(scripts);
        page.Begin("first");
        Show();
        Assert.Equal(2, scripts.Count);
        page.Clear();
        Show();
        Assert.Equal(3, scripts.Count);
    }

    [Fact]
    public void Figures_are_drawn_from_a_file_without_a_network_beside_a_loader_of_modules_in_any_order()
    {
        using var page = new NotebookPage(isStatic: false);
        string first = Shown.In(page, Rise(2))["text/html"], second = Shown.In(page, Rise(3))["text/html"];
        // As Notebook and nbconvert do: require.js is there; the same figure stands twice, and once before plotly.
        using var browser = new Chromium();
        string opened = browser.Open($$"""
            <!DOCTYPE html><meta charset="utf-8">
            <script>window.faults = []; addEventListener("error", e => faults.push(e.message)); window.define = () => { throw new Error("taken for a module"); }; define.amd = {};</script>
            <div>{{second}}</div><div>{{first}}</div><div>{{second}}</div>
            """);
        string drawn = browser.Evaluate(opened, """
            new Promise(done => { const look = () => document.querySelectorAll(".main-svg .xtitle").length >= 3 || faults.length > 0 || performance.now() > 30000
                ? done(faults.join() + "|" + document.querySelectorAll("[data-mer-figure] .plot-container").length + "|" + typeof define.amd + "|" + document.body.innerText.includes("Restart"))
                : setTimeout(look, 50); look(); })
            """);
        Assert.Equal("|3|object|false", drawn);
    }

    [Fact]
    public void A_figure_without_plotly_says_what_to_do()
    {
        using var page = new NotebookPage(isStatic: false) { ShowScript = _ => { } };
        using var browser = new Chromium();
        string opened = browser.Open($"<!DOCTYPE html>{Shown.In(page, Rise(2))["text/html"]}");
        string said = browser.Evaluate(opened, """
            new Promise(done => { const look = () => document.body.innerText.includes("Restart") || performance.now() > 40000
                ? done(document.body.innerText) : setTimeout(look, 100); look(); })
            """);
        Assert.Contains("Restart the kernel and run all cells", said);
    }
}
