using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using MerWorkbench.Tests.Datasets;

namespace MerWorkbench.Tests.Cli;

public sealed class MerTests
{
    private const int Interrupt = 2;
    private const string Smoke = "reproduce grekow2021 --input marsyas-mfcc --data etudes --profile smoke";

    [Theory]
    [InlineData("--help")]
    [InlineData("data --help")]
    [InlineData("data card --help")]
    [InlineData("reproduce --help")]
    public void Help_is_done_and_shows_what_there_is(string line)
    {
        var (code, output, _) = Mer(line);
        Assert.Equal(0, code);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("reproduce")]
    [InlineData("reproduce nobody1999")]
    [InlineData("reproduce grekow2021 --profile enormous")]
    [InlineData("reproduce grekow2021 --seed x")]
    [InlineData("reproduce grekow2021 --data deam --deam-labels exchanged")]
    [InlineData("data check deam --deam-labels x")]
    public void Wrong_use_is_2_and_says_so_on_standard_error(string line)
    {
        var (code, _, error) = Mer(line);
        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("reproduce grekow2021 --profile 5", "--profile takes smoke or quick or paper; got '5'.")]
    [InlineData("reproduce grekow2021 --data deam --deam-labels exchanged", "--deam-labels takes repaired or as-shipped; got 'exchanged'.")]
    [InlineData("data split etudes --by 9", "--by takes song or album or artist or clip; got '9'.")]
    public void A_name_that_an_option_does_not_have_is_refused_with_those_it_has(string line, string sentence)
    {
        var (code, _, error) = Mer(line);
        Assert.Equal(2, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_dataset_fails_with_a_sentence_and_no_stack_trace()
    {
        var (code, output, error) = Mer($"data check emotify --root {Path.GetTempPath()}");
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("data.csv", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reproduce grekow2021 --part lyrics", "parisi2019")]
    [InlineData("reproduce grekow2021 --seeds 2 --fine-tune-bert", "parisi2019")]
    [InlineData("reproduce orjesek2022 --piece 3,6", "grekow2021")]
    [InlineData("reproduce all --overlap 0,0.5", "grekow2021")]
    [InlineData("reproduce orjesek2022 --piece 3", "grekow2021")]
    [InlineData("reproduce hizlisoy2021 --overlap 0", "grekow2021")]
    [InlineData("reproduce hizlisoy2021 --networks per-axis", "grekow2021")]
    [InlineData("reproduce orjesek2022 --classes 3", "hizlisoy2021")]
    [InlineData("reproduce grekow2021 --cfs-on-all", "hizlisoy2021")]
    [InlineData("reproduce grekow2021 --extractor-on-all", "hizlisoy2021")]
    [InlineData("reproduce hizlisoy2021 --bert .", "parisi2019")]
    public void What_a_work_does_not_have_is_refused_naming_the_works_that_do(string line, string has)
    {
        var (code, output, error) = Mer(line);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(has, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Seeds_beyond_the_last_there_is_are_refused_in_words()
    {
        var (code, _, error) = Mer("reproduce grekow2021 --seeds 2 --seed 2147483647");
        Assert.Equal(1, code);
        Assert.Contains("leaves no room for 2 seeds", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_gives_the_entry_to_cite()
    {
        Assert.Contains("10.1371/journal.pone.0173392", Mer("data card deam").Output, StringComparison.Ordinal);
        var (code, output, _) = Mer("data card pmemo --bibtex");
        Assert.Equal(0, code);
        Assert.Matches(@"^@inproceedings\{zhang2018pmemo,[\s\S]+\}\s*$", output);
    }

    [Fact]
    public void An_unknown_dataset_names_those_there_are()
    {
        var (code, _, error) = Mer("data check nothing");
        Assert.Equal(1, code);
        Assert.Contains("emotify", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data list --json")]
    [InlineData("doctor --json")]
    public void Json_is_one_document_alone_on_standard_output(string line)
    {
        var (_, output, _) = Mer(line);
        using var document = JsonDocument.Parse(output);
        Assert.NotEqual(0, document.RootElement.GetArrayLength());
    }

    [Fact]
    public void Reproduce_without_data_makes_etudes_prints_one_json_document_and_its_progress_elsewhere()
    {
        using var home = new TemporaryFolder();
        var (code, output, error) = Mer(Smoke + " --json", home.Root);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        Assert.True(document.RootElement.GetProperty("data").GetProperty("isSynthetic").GetBoolean());
        Assert.Contains("done in", error, StringComparison.Ordinal);
        Assert.True(File.Exists(home[Path.Combine("figures", "grekow2021", "etudes-smoke-seed7", "plane.svg")]));
    }

    [Fact]
    public void Several_lengths_of_pieces_are_one_json_document_of_the_network_that_was_named()
    {
        using var home = new TemporaryFolder();
        MadeEtudes.Make(home["data/etudes"]);
        var (code, output, error) = Mer(Smoke + " --networks per-axis --model lstm-1x16-per-axis --piece 3,6 --json", home.Root);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal([3, 6], document.RootElement.EnumerateArray().Select(row => row.GetProperty("piece").GetDouble()));
        Assert.All(document.RootElement.EnumerateArray(), row => Assert.Equal("lstm-1x16-per-axis", row.GetProperty("model").GetString()));
        Assert.Contains("network that reads them; got svr", Mer(Smoke + " --model svr --piece 3,6", home.Root).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_killed_again_and_again_ends_in_the_same_bytes()
    {
        using var whole = new TemporaryFolder();
        using var broken = new TemporaryFolder();
        MadeEtudes.Make(whole["data/etudes"]);
        MadeEtudes.Make(broken["data/etudes"]);
        Assert.Equal(0, Mer(Smoke, whole.Root).Code);
        for (int milliseconds = 400; milliseconds < 3200; milliseconds += 400)
        {
            using Process process = Start(Smoke, broken.Root);
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            if (!process.WaitForExit(milliseconds))
                process.Kill();
            process.WaitForExit();
        }
        var (code, _, error) = Mer(Smoke, broken.Root);

        Assert.True(code == 0, error);
        Assert.Equal(Manifests(whole), Manifests(broken));
    }

    [Fact]
    public void Only_the_models_named_are_run_and_a_wrong_name_is_told_before_any_work()
    {
        using var home = new TemporaryFolder();
        MadeEtudes.Make(home["data/etudes"]);
        var (code, _, error) = Mer($"{Smoke} --model lstm-1x999", home.Root);
        Assert.Equal(1, code);
        Assert.Contains("There is no model named 'lstm-1x999' behind marsyas-mfcc. There are: linear-regression, svr, lstm-1x16", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(home["runs"]));

        Assert.Equal(0, Mer($"{Smoke} --model svr", home.Root).Code);
        Assert.Equal(["labels/mean", "marsyas-mfcc/svr"], Manifests(home).Select(run => string.Join('/', run.Run.Split('/')[^4..^2])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Models_that_are_named_are_the_only_ones_of_every_seed_too()
    {
        using var home = new TemporaryFolder();
        MadeEtudes.Make(home["data/etudes"]);
        var (code, output, error) = Mer($"{Smoke} --model svr --seeds 2 --json", home.Root);
        Assert.True(code == 0, error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal([7, 8], document.RootElement.EnumerateArray().Select(one => one.GetProperty("seed").GetInt32()));
        Assert.Equal(["labels/mean", "labels/mean", "marsyas-mfcc/svr", "marsyas-mfcc/svr"],
            Manifests(home).Select(run => string.Join('/', run.Run.Split('/')[^4..^2])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_works_are_one_json_document_too_and_one_that_cannot_run_keeps_no_other_from_it()
    {
        using var home = new TemporaryFolder();
        MadeEtudes.Make(home["data/etudes"]);
        var (code, output, error) = Mer(Smoke.Replace("grekow2021", "all", StringComparison.Ordinal) + " --model svr --json", home.Root);
        Assert.Equal(1, code);
        Assert.Contains("orjesek2022 is left out: There is no input named 'marsyas-mfcc'.", error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(["grekow2021"], document.RootElement.EnumerateArray().Select(work => work.GetProperty("paper").GetString()));
        Assert.NotEmpty(Directory.GetFiles(home["figures/claims/etudes-smoke-seed7"], "*.md"));
    }

    [Fact]
    public void A_study_that_is_killed_keeps_what_its_networks_made_of_clips_and_ends_in_the_same_bytes()
    {
        const string Study = "reproduce hizlisoy2021 --input cnn-mfcc --data etudes --profile smoke";
        using var whole = new TemporaryFolder();
        using var broken = new TemporaryFolder();
        MadeEtudes.Make(whole["data/etudes"]);
        MadeEtudes.Make(broken["data/etudes"]);
        Assert.Equal(0, Mer(Study, whole.Root).Code);
        using (Process process = Start(Study, broken.Root))
        {
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            while (Kept(broken).Length == 0 && !process.WaitForExit(5))
            {
            }
            process.Kill();
            process.WaitForExit();
        }
        (string Path, DateTime Written)[] before = [.. Kept(broken).Select(path => (path, File.GetLastWriteTimeUtc(path)))];
        Assert.NotEmpty(before);
        Assert.DoesNotContain(Manifests(broken), run => run.Run.Contains("cnn-mfcc", StringComparison.Ordinal));
        var (code, _, error) = Mer(Study, broken.Root);

        Assert.True(code == 0, error);
        Assert.Equal(Manifests(whole), Manifests(broken));
        Assert.All(before, file => Assert.Equal(file.Written, File.GetLastWriteTimeUtc(file.Path)));
        Assert.Equal(Kept(whole).Select(Path.GetFileName), Kept(broken).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Interrupting_says_how_to_go_on()
    {
        using var home = new TemporaryFolder();
        MadeEtudes.Make(home["data/etudes"]);
        using Process process = Start(Smoke, home.Root);
        CancellationToken token = TestContext.Current.CancellationToken;
        string error = "";
        while (await process.StandardError.ReadLineAsync(token) is { } line)
        {
            error += line + "\n";
            if (line.StartsWith("features", StringComparison.Ordinal))
                Assert.Equal(0, SendSignal(process.Id, Interrupt));
        }
        await process.WaitForExitAsync(token);

        Assert.Contains("goes on from here", error, StringComparison.Ordinal);
        Assert.Equal(1, process.ExitCode);
        Assert.Equal(0, Mer(Smoke, home.Root).Code);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);

    private static string[] Kept(TemporaryFolder home) => Directory.Exists(home["data/features/extractors"])
        ? [.. Directory.EnumerateFiles(home["data/features/extractors"], "*.safetensors", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    private static (string Run, string Manifest)[] Manifests(TemporaryFolder home) =>
        [.. Directory.EnumerateFiles(home["runs"], "manifest.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(home.Root, path), File.ReadAllText(path)))];

    private static (int Code, string Output, string Error) Mer(string line, string? home = null) => MerProcess.Run(line, home);

    private static Process Start(string line, string? home) => MerProcess.Start(line, home);
}
