using System.CommandLine;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Figures;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer data fetch</c>.</summary>
internal static class DataFetchCommand
{
    public static Command Create(CancellationToken token)
    {
        var name = new Argument<string?>("name") { Description = "What to fetch: deam, fasttext-wiki-news, ...; nothing to list all.", Arity = ArgumentArity.ZeroOrOne };
        var manifest = new Option<FileInfo?>("--manifest") { Description = "A manifest of your own, instead of a name." };
        var into = new Option<DirectoryInfo?>("--into") { Description = "The folder to put it in; default data/NAME, or data/weights/NAME." };
        var accept = new Option<bool>("--accept-licence") { Description = "Say that you have read the licence and accept it, where nobody can be asked." };
        Option<bool> json = Shared.Json();
        var command = new ResumableCommand("fetch", "Download a dataset or weights, check them and unpack them; what was stopped goes on. Example: mer data fetch deam") { name, manifest, into, accept, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is not null && result.GetResult(manifest) is { Implicit: false })
                result.AddError("Name what to fetch, or give a --manifest, not both.");
        });
        command.SetAction(parsed =>
        {
            bool asJson = parsed.GetValue(json);
            FetchManifest? wanted = parsed.GetValue(manifest) is { } file ? FetchManifest.Load(file.FullName)
                : parsed.GetValue(name) is { } known ? FetchManifest.Find(known) : null;
            if (wanted is null)
            {
                List(asJson);
                return ExitCode.Done;
            }
            FetchReport report = Fetch(wanted, parsed.GetValue(into)?.FullName, parsed.GetValue(accept), token);
            if (asJson)
                Json.Print(report);
            else
                Print(wanted, report);
            return ExitCode.Done;
        });
        return command;
    }

    private static FetchReport Fetch(FetchManifest manifest, string? folder, bool isAccepted, CancellationToken token)
    {
        using HttpClient client = Download.MakeClient();
        var fetcher = new Fetcher(new(client));
        if (Fetcher.NeedsConsent(manifest, folder))
        {
            Consent consent = Consent.OfTerminal();
            consent.Show(manifest, folder ?? manifest.UsualFolder);
            if (!isAccepted)
                consent.Require(manifest, token);
            isAccepted = true;
        }
        using var _ = token.Register(() => System.Console.Error.WriteLine("Stopping; what has come is kept."));
        return ProgressView.Run(progress => fetcher.FetchAsync(manifest, isAccepted, folder, null, progress, token).GetAwaiter().GetResult());
    }

    private static void Print(FetchManifest manifest, FetchReport report)
    {
        if (report.WasThere)
        {
            System.Console.WriteLine($"{manifest.Title} is already in {report.Folder}; nothing was fetched.");
            return;
        }
        System.Console.WriteLine($"{manifest.Title} is whole in {report.Folder}");
        foreach (FetchedFile file in report.Files)
            System.Console.WriteLine($"  {file.Name}: {new Units.ByteCount(file.Bytes)}, {Compared(file)}");
        System.Console.WriteLine($"Where each came from is kept in {report.Record}");
        if (manifest.Dataset is { } dataset)
            System.Console.WriteLine($"mer data check {dataset.Card.Name}{(dataset.TryLocate() == report.Folder ? "" : $" --root {report.Folder}")} checks labels and sound.");
    }

    private static string Compared(FetchedFile file) => file.ComparedWith switch
    {
        HashOrigin.ManifestSha256 => "SHA-256 as expected",
        HashOrigin.ManifestMd5 => "MD5 as expected (no SHA-256 is published)",
        HashOrigin.EarlierDownload => "SHA-256 the same as at the first download (none is published)",
        _ => $"not compared with anything, as no hash is published; its SHA-256 {file.Sha256} is kept for the next time",
    };

    private static void List(bool asJson)
    {
        FetchManifest[] all = [.. FetchManifest.Names.Select(FetchManifest.Find)];
        if (asJson)
        {
            Json.Print(all.Select(manifest => new
            {
                manifest.Name,
                manifest.Title,
                manifest.Kind,
                bytes = manifest.Size?.Value,
                licence = manifest.LicenceText,
                manifest.Source,
                manifest.Manual,
                folder = manifest.UsualFolder,
                files = manifest.Files.Select(file => new { file.Name, file.Addresses, file.Confirmed, file.Bytes, file.Sha256, file.Md5, file.HashFrom })
            }));
            return;
        }
        var table = new ResultTable("What can be fetched", new("Name"), new("What"), new("Size"), new("Licence"));
        foreach (FetchManifest manifest in all)
            table.Add(manifest.Name, manifest.Title, manifest.Files.Count == 0 ? "by hand" : manifest.Size?.ToString() ?? "not known", manifest.LicenceText);
        TableView.Print(table);
    }
}
