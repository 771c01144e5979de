using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// A browser without a window, told what to do through a pipe (the DevTools protocol, messages of JSON ended by a zero). It gets a fresh profile, no network
/// and fixed settings of fonts and colours, so that the page alone decides what comes out. It ends with this object, and with this
/// process however that ends: its pipe is then closed.
/// </summary>
/// <remarks>One question at a time: its users take turns.</remarks>
internal sealed class Chromium : IDisposable
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    private readonly string program;
    private readonly TimeSpan timeout;
    private readonly string folder = Directory.CreateTempSubdirectory("mer-figure-").FullName;
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly MessagePipe pipe;
    private int asked, pages;

    /// <summary>Starts the browser.</summary>
    /// <param name="timeout">How long one question may take; 2 minutes by default.</param>
    /// <param name="program">The browser; found on the search path by default.</param>
    /// <exception cref="MerException">There is none, or it does not start.</exception>
    public Chromium(TimeSpan? timeout = null, string? program = null)
    {
        this.program = program ?? Find();
        this.timeout = timeout ?? DefaultTimeout;
        // The browser reads from descriptor 3 and writes to 4; a shell puts our two ends there.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in (string[])
            [
                "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null", this.program,
                "--headless", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1",
                "--force-color-profile=srgb", "--font-render-hinting=none", "--lang=en-US", "--no-startup-window",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                // Chromium's sandbox refuses to start for root.
                .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : [],
            ])
            start.ArgumentList.Add(argument);
        start.Environment["TZ"] = "UTC";
        start.Environment["LANG"] = "C.UTF-8";
        process = Process.Start(start) ?? throw new MerException("Chromium did not start.", this.program);
        errors = process.StandardError.ReadToEndAsync();
        pipe = new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    /// <param name="html">The page; it may fetch nothing unless it says so itself.</param>
    /// <returns>Its name, for <see cref="Evaluate"/> and <see cref="Print"/>.</returns>
    public string Open(string html)
    {
        string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"page{++pages}.html"));
        File.WriteAllText(file, html);
        string target = Text(Ask("Target.createTarget", new() { ["url"] = "about:blank" }), "targetId");
        string page = Text(Ask("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }), "sessionId");
        Ask("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri }, page);
        Evaluate(page, "new Promise(loaded => document.readyState === 'complete' ? loaded('') : addEventListener('load', () => loaded('')))");
        return page;
    }

    /// <summary>The text that a script in a page gives, or promises.</summary>
    /// <exception cref="MerException">The script threw; the message is its own.</exception>
    public string Evaluate(string page, string script)
    {
        JsonElement answer = Ask("Runtime.evaluate", new() { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true }, page);
        if (answer.TryGetProperty("exceptionDetails", out JsonElement fault))
            throw new MerException(fault.TryGetProperty("exception", out JsonElement thrown) && thrown.TryGetProperty("description", out JsonElement said)
                ? said.GetString()!.Split('\n')[0]
                : Text(fault, "text"));
        return Text(answer.GetProperty("result"), "value");
    }

    /// <summary>A page printed as PDF, on paper of the size that its style names.</summary>
    public byte[] Print(string page) => Convert.FromBase64String(Text(
        Ask("Page.printToPDF", new() { ["preferCSSPageSize"] = true, ["printBackground"] = true }, page), "data"));

    /// <summary>Finds the browser on the search path.</summary>
    public static string Find(string? searchPath = null)
    {
        string[] folders = (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new MerException("SVG, PNG and PDF figures are drawn by chromium, which is not installed.",
                remedy: "Install the Debian packages: sudo apt-get install --no-install-recommends chromium fonts-dejavu-core. HTML figures need neither.");
    }

    /// <summary>Ends the browser and removes its profile.</summary>
    public void Dispose()
    {
        pipe.Dispose();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            process.Kill(entireProcessTree: true);
        process.Dispose();
        Delete(folder);
    }

    private JsonElement Ask(string method, JsonObject parameters, string? page = null)
    {
        var question = new JsonObject { ["id"] = ++asked, ["method"] = method, ["params"] = parameters };
        if (page is not null)
            question["sessionId"] = page;
        bool isLate = false;
        using var watch = new Timer(_ =>
        {
            isLate = true;
            process.Kill(entireProcessTree: true);
        }, null, timeout, Timeout.InfiniteTimeSpan);
        try
        {
            pipe.Send(JsonSerializer.SerializeToUtf8Bytes(question));
            while (true)
            {
                JsonElement message = JsonDocument.Parse(pipe.Receive()).RootElement;
                // Events, and answers to questions that somebody gave up, are nobody's.
                if (!message.TryGetProperty("id", out JsonElement id) || id.GetInt32() != asked)
                    continue;
                return message.TryGetProperty("error", out JsonElement error)
                    ? throw new MerException($"Chromium refused {method}: {Text(error, "message")}", program)
                    : message.GetProperty("result");
            }
        }
        catch (IOException e)
        {
            if (isLate)
                throw new MerException(string.Create(CultureInfo.InvariantCulture,
                    $"Chromium did not answer within {timeout.TotalSeconds:0.#} s and was stopped."), program, inner: e);
            process.WaitForExit();
            throw new MerException($"Chromium failed with exit code {process.ExitCode}: {LastLines(errors.Result)}", program, inner: e);
        }
    }

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement text) ? text.GetString() ?? "" : "";

    private static string LastLines(string text) =>
        string.Join(" | ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));

    // Helper processes may still be closing their files when the browser has gone.
    private static void Delete(string folder)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                Thread.Sleep(50);
            }
            catch (IOException)
            {
                return;
            }
        }
    }
}
