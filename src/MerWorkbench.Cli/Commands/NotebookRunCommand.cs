using System.CommandLine;
using System.Globalization;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Documents;
using MerWorkbench.Notebooks.Runner;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer notebook run FILE...</c>.</summary>
internal static class NotebookRunCommand
{
    public static Command Create(CancellationToken token)
    {
        var files = new Argument<string[]>("file") { Description = "The notebooks: .ipynb, .dib, .csx or .cs.", Arity = ArgumentArity.OneOrMore };
        var outFile = new Option<FileInfo?>("--out") { Description = "Where the notebook with its outputs goes; default: back into the file (.ipynb), or beside it." };
        var set = new Option<string[]>("--set") { Description = "A value for a variable of the cell tagged 'parameters': --set tracks=24. May be given several times." };
        Option<Profile?> profile = Choice.Of<Profile>("--profile", "The same as --set profile=...");
        var timeout = new Option<double>("--timeout") { Description = "How many seconds one cell may take.", DefaultValueFactory = _ => 600 };
        timeout.Validators.Add(given =>
        {
            if (!(given.GetValueOrDefault<double>() > 0))
                given.AddError("--timeout must be above zero.");
        });
        var resume = new Option<bool>("--resume") { Description = "Go on after a run that stopped, in a fresh state: every cell runs again, but what features, runs and downloads keep in their stores is read, not done again, and cells that were done keep their outputs. After a change in one of those, run without it." };
        var fixedForm = new Option<bool>("--static") { Description = "Write the form to be committed: figures as SVG or PNG, no scripts, the same bytes every time." };
        var html = new Option<bool>("--html") { Description = "Also write a page with everything inside, beside the notebook." };
        var command = new Command("run", "Run notebooks from the first cell to the last, and write their outputs. Example: mer notebook run notebooks/00-start.ipynb --static --html")
        {
            files, outFile, set, profile, timeout, resume, fixedForm, html,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(outFile) is not null && parsed.GetValue(files)!.Length > 1)
                parsed.AddError("--out names one file, and several notebooks were given.");
            if ((parsed.GetValue(set) ?? []).FirstOrDefault(pair => pair.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
                parsed.AddError($"--set takes name=value; got '{wrong}'.");
        });
        command.SetAction(parsed =>
        {
            var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (string[] pair in (parsed.GetValue(set) ?? []).Select(text => text.Split('=', 2)))
                parameters[pair[0]] = pair[1];
            if (parsed.GetValue(profile) is { } chosen)
                parameters["profile"] = chosen.ToString();
            var settings = new RunSettings
            {
                CellLimit = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                Parameters = parameters,
                Resume = parsed.GetValue(resume),
                Static = parsed.GetValue(fixedForm),
            };
            foreach (string file in parsed.GetValue(files)!)
            {
                string target = parsed.GetValue(outFile)?.FullName ?? Path.ChangeExtension(file, ".ipynb");
                if (!Run(file, target, settings, parsed.GetValue(html), token))
                    return ExitCode.Failed;
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static bool Run(string file, string target, RunSettings settings, bool html, CancellationToken token)
    {
        NotebookDocument notebook = NotebookDocument.Read(file);
        if (settings.Resume && target != file && File.Exists(target))
            notebook = NotebookDocument.Read(target);
        RunReport report = NotebookRunner.Run(notebook, settings with { Observer = new NotebookRunView(file) }, token);
        notebook.Write(target);
        string page = Path.ChangeExtension(target, ".html");
        if (html)
            AtomicFile.Write(page, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(HtmlPage.Of(notebook))));
        if (report.IsOk)
        {
            System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {report.Cells} {(report.Cells == 1 ? "cell" : "cells")} ran; outputs in {target}{(html ? $" and {page}" : "")}"));
            return true;
        }
        foreach (string line in report.Error!.Trace)
            System.Console.Error.WriteLine(line);
        System.Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file}: cell {report.FailedCell} of {report.Cells} failed; outputs so far in {target}. --resume goes on from there."));
        return false;
    }
}
