using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MerWorkbench.Notebooks.Tests.Browser;

/// <summary>The kernel as a person meets it: Debian's Notebook in Chromium. Both are installed by environment/setup.sh, so nothing here is skipped.</summary>
[Collection(nameof(BrowserTests))]
[CollectionDefinition(nameof(BrowserTests), DisableParallelization = true)] // Playwright sets the input encoding, which takes Console.In from cells that read.
public sealed class BrowserTests(NotebookServer server) : IClassFixture<NotebookServer>
{
    static BrowserTests() => SetDefaultExpectTimeout(60_000);

    [Fact]
    public async Task Run_all_draws_figures_and_tables_without_errors_in_the_console()
    {
        await using NotebookTab tab = await server.OpenAsync("run-all",
            "Console.WriteLine(\"valence and arousal\");",
            """
            using MerWorkbench.Figures;
            double[] valence = [2.5, 4, 6.5, 7], arousal = [3, 6.5, 4, 7.5];
            new Figure(new Scatter { X = valence, Y = arousal, Mode = ScatterMode.Markers })
            """,
            "new Figure(new Bar { X = valence, Y = arousal })",
            """new[] { new { Song = "A", Valence = 2.5 }, new { Song = "B & <b>", Valence = 4.0 } }""",
            "6 * 7");
        await tab.ChooseAsync("Cell", "Run All");
        await Expect(tab.Output(4)).ToContainTextAsync("42");
        await Expect(tab.Output(0)).ToHaveTextAsync("valence and arousal\n");
        foreach (int figure in new[] { 1, 2 })
        {
            ILocator plot = tab.Output(figure).Locator(".js-plotly-plot");
            await Expect(plot).ToHaveCountAsync(1);
            await Expect(plot.Locator("svg.main-svg").First).ToBeVisibleAsync();
        }
        await Expect(tab.Output(1).Locator(".scatterlayer .point")).ToHaveCountAsync(4);
        await Expect(tab.Output(2).Locator(".barlayer .point")).ToHaveCountAsync(4);
        await Expect(tab.Output(3).Locator("thead th")).ToContainTextAsync(["Song", "Valence"]);
        await Expect(tab.Output(3).Locator("tbody tr").Nth(1)).ToContainTextAsync("B & <b>");
        await tab.ScreenshotAsync();
        await tab.Output(4).ScrollIntoViewIfNeededAsync();
        Assert.True(tab.Errors.Count == 0, string.Join('\n', tab.Errors));
    }

    [Fact]
    public async Task The_kernel_menu_interrupts_an_endless_cell_and_keeps_what_was_made()
    {
        await using NotebookTab tab = await server.OpenAsync("interrupt",
            "var made = 41;\nConsole.WriteLine(\"begun\");\nwhile (true) { }",
            "made + 1");
        await tab.RunAsync(0);
        await Expect(tab.Output(0)).ToContainTextAsync("begun");
        await Expect(tab.Page.Locator(".kernel_busy_icon")).ToHaveCountAsync(1);
        await tab.ChooseAsync("Kernel", "Interrupt");
        await Expect(tab.Output(0).Locator(".output_error")).ToContainTextAsync("Interrupted");
        await tab.ReadyAsync();
        await tab.RunAsync(1);
        await Expect(tab.Output(1)).ToContainTextAsync("42");
    }

    [Fact]
    public async Task The_kernel_menu_restarts_the_kernel_and_with_it_the_session()
    {
        await using NotebookTab tab = await server.OpenAsync("restart",
            "var made = 41;",
            "Console.WriteLine(made + 1);",
            "Console.WriteLine(\"anew\");");
        await tab.RunAsync(0);
        await tab.RunAsync(1);
        await Expect(tab.Output(1)).ToContainTextAsync("42");
        await tab.ChooseAsync("Kernel", "Restart");
        await tab.Page.Locator(".modal-dialog .btn-danger").ClickAsync();
        await Expect(tab.Page.Locator(".modal-dialog")).ToHaveCountAsync(0);
        await tab.RunAsync(2);
        await Expect(tab.Output(2)).ToContainTextAsync("anew");
        await Expect(tab.Cell(2).Locator(".input_prompt")).ToContainTextAsync("[1]");
        await tab.RunAsync(1);
        await Expect(tab.Output(1).Locator(".output_error")).ToContainTextAsync("CS0103");
    }

    [Fact]
    public async Task Tab_completes_and_shift_tab_shows_the_documentation()
    {
        await using NotebookTab tab = await server.OpenAsync("help", "", "Console.WriteLine");
        await tab.EditAsync(0);
        await tab.Page.Keyboard.TypeAsync("Console.Wri");
        await tab.Page.Keyboard.PressAsync("Tab");
        ILocator offered = tab.Page.Locator(".completions option");
        await Expect(offered.GetByText("WriteLine", new() { Exact = true })).ToHaveCountAsync(1);
        await tab.ScreenshotAsync();
        await tab.Page.Locator(".completions select").SelectOptionAsync("WriteLine");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Cell(0).Locator(".CodeMirror-line")).ToHaveTextAsync("Console.WriteLine");
        await tab.EditAsync(1);
        await tab.Page.Keyboard.PressAsync("Shift+Tab");
        ILocator tooltip = tab.Page.Locator("#tooltip .tooltiptext");
        await Expect(tooltip).ToContainTextAsync("void Console.WriteLine(");
        await Expect(tooltip).ToContainTextAsync("standard output stream");
    }
}
