using System.Diagnostics;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;
using Microsoft.Playwright;

namespace MerWorkbench.Notebooks.Tests.Browser;

/// <summary>Debian's Notebook server on the loopback with this build's kernel, and Debian's Chromium to look at it.</summary>
public sealed partial class NotebookServer : IAsyncLifetime
{
    // A busy machine is slow to start kernels; what hangs shall end all the same.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Jupyter jupyter = new();
    private Process? server;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Uri? address;

    /// <summary>Where screenshots are put, to be looked at: <c>artifacts/screenshots</c> of the checkout.</summary>
    public static string Screenshots { get; } = Path.Combine(Workplace.CheckoutAround(AppContext.BaseDirectory)!, "artifacts", "screenshots");

    public async ValueTask InitializeAsync()
    {
        server = Process.Start(jupyter.Program("/usr/bin/jupyter-notebook", "--ip=127.0.0.1", "--no-browser", "--allow-root"))!;
        var found = new TaskCompletionSource<Uri>();
        string log = "";
        server.ErrorDataReceived += (_, line) =>
        {
            log += $"{line.Data}\n";
            if (line.Data is null)
                found.TrySetException(new InvalidOperationException($"The Notebook server ended.\n{log}"));
            else if (Address().Match(line.Data) is { Success: true } match)
                found.TrySetResult(new(match.Value));
        };
        server.OutputDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            // Chromium refuses its sandbox to root.
            Args = Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [],
        });
        address = await found.Task.WaitAsync(Patience);
    }

    /// <summary>Opens a new notebook of these cells, and waits until its kernel is ready.</summary>
    public async Task<NotebookTab> OpenAsync(string name, params string[] cells)
    {
        jupyter.Notebook($"{name}.ipynb", cells);
        IPage page = await browser!.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 900 } });
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var tab = new NotebookTab(page, name);
        await page.GotoAsync(new Uri(address!, $"/notebooks/{name}.ipynb{address!.Query}").AbsoluteUri);
        await tab.ReadyAsync();
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        if (server is not null)
        {
            // With the kernels that it started.
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        jupyter.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/\S*\?token=\w+")]
    private static partial Regex Address();
}
