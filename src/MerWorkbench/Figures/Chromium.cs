using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// A browser without a window, started for one page and gone afterwards. It gets a fresh profile, no network and fixed settings
/// of fonts and colours, so that the page alone decides what comes out.
/// </summary>
internal static class Chromium
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Opens a page, lets its scripts finish, and returns the document they leave, as HTML.</summary>
    /// <exception cref="MerException">There is no chromium, it failed, or it took longer than <paramref name="timeout"/>.</exception>
    public static string Run(string page, TimeSpan? timeout = null, string? program = null) =>
        // Virtual time passes only while nothing is left to do, so the budget bounds waiting, not work.
        Start(page, _ => ["--virtual-time-budget=600000", "--dump-dom"], (output, _) => output, timeout, program);

    /// <summary>Opens a page and returns it printed as PDF.</summary>
    /// <inheritdoc cref="Run"/>
    public static byte[] Print(string page, TimeSpan? timeout = null, string? program = null) =>
        Start(page, folder => ["--no-pdf-header-footer", $"--print-to-pdf={Path.Combine(folder, "page.pdf")}"],
            (_, folder) => File.ReadAllBytes(Path.Combine(folder, "page.pdf")), timeout, program);

    private static T Start<T>(string page, Func<string, string[]> task, Func<string, string, T> result, TimeSpan? timeout, string? program)
    {
        program ??= Find();
        var limit = timeout ?? DefaultTimeout;
        string folder = Directory.CreateTempSubdirectory("mer-figure-").FullName;
        try
        {
            string file = Path.Combine(folder, "page.html");
            File.WriteAllText(file, page);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            foreach (string argument in (string[])
                [
                    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--force-device-scale-factor=1",
                    "--force-color-profile=srgb", "--font-render-hinting=none", "--lang=en-US",
                    $"--user-data-dir={Path.Combine(folder, "profile")}",
                    // Chromium's sandbox refuses to start for root.
                    .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : [],
                    .. task(folder), new Uri(file).AbsoluteUri,
                ])
                start.ArgumentList.Add(argument);
            start.Environment["TZ"] = "UTC";
            start.Environment["LANG"] = "C.UTF-8";

            using var process = Process.Start(start) ?? throw new MerException("Chromium did not start.", program);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(limit))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                throw new MerException(string.Create(CultureInfo.InvariantCulture,
                    $"Chromium did not draw the figures within {limit.TotalSeconds:0.#} s and was stopped."), program);
            }
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new MerException($"Chromium failed with exit code {process.ExitCode}: {LastLines(errors.Result)}", program);
            return result(output.Result, folder);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            throw new MerException($"Chromium could not be used: {e.Message}", program, inner: e);
        }
        finally
        {
            Delete(folder);
        }
    }

    /// <summary>Finds the browser on the search path.</summary>
    public static string Find(string? searchPath = null)
    {
        string[] folders = (searchPath ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new MerException("SVG, PNG and PDF figures are drawn by chromium, which is not installed.",
                remedy: "Install the Debian packages: sudo apt-get install --no-install-recommends chromium fonts-dejavu-core. HTML figures need neither.");
    }

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
