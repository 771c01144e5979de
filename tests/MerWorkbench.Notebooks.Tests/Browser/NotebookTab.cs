using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MerWorkbench.Notebooks.Tests.Browser;

/// <summary>A notebook in the browser, with the gestures of the person before it. Closing it keeps a screenshot.</summary>
public sealed class NotebookTab : IAsyncDisposable
{
    // Notebook asks for ipywidgets wherever it runs; Debian has it in a package of its own, and the kernel does not need it.
    private const string NotInstalled = "/nbextensions/widgets/notebook/js/extension.js";

    private readonly string name;
    private readonly ConcurrentQueue<string> errors = [];
    private int screenshots;

    public NotebookTab(IPage page, string name)
    {
        Page = page;
        this.name = name;
        page.Console += (_, message) =>
        {
            string error = $"{message.Text} ({message.Location})";
            if (message.Type == "error" && !error.Contains(NotInstalled, StringComparison.Ordinal))
                errors.Enqueue(error);
        };
        page.PageError += (_, error) => errors.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>The errors in the browser's console, and those of scripts that failed.</summary>
    public IReadOnlyList<string> Errors => [.. errors];

    /// <summary>A cell, from 0.</summary>
    public ILocator Cell(int index) => Page.Locator(".code_cell").Nth(index);

    /// <summary>What a cell shows.</summary>
    public ILocator Output(int index) => Cell(index).Locator(".output");

    /// <summary>Waits until the kernel is connected and has nothing to do.</summary>
    public async Task ReadyAsync()
    {
        await Page.WaitForFunctionAsync("() => window.Jupyter?.notebook?.kernel?.is_connected()");
        await Page.Locator(".kernel_idle_icon").WaitForAsync();
    }

    /// <summary>Chooses an entry of a menu by what it says.</summary>
    public async Task ChooseAsync(string menu, string entry)
    {
        await Page.Locator("#menubar").GetByText(menu, new() { Exact = true }).First.ClickAsync();
        await Page.Locator(".dropdown.open .dropdown-menu").GetByText(entry, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Puts the cursor at the end of a cell's code.</summary>
    public async Task EditAsync(int index)
    {
        await Cell(index).Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.PressAsync("Control+End");
    }

    /// <summary>Runs one cell as Shift-Enter does.</summary>
    public async Task RunAsync(int index)
    {
        await EditAsync(index);
        await Page.Keyboard.PressAsync("Shift+Enter");
    }

    /// <summary>Keeps what is seen now.</summary>
    public Task ScreenshotAsync() =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(NotebookServer.Screenshots, $"{name}-{++screenshots}.png") });

    public async ValueTask DisposeAsync()
    {
        await ScreenshotAsync();
        await Page.CloseAsync();
    }
}
