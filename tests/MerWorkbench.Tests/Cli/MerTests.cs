using System.Diagnostics;
using System.Text.Json;

namespace MerWorkbench.Tests.Cli;

public sealed class MerTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("data --help")]
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
    public void Wrong_use_is_2_and_says_so_on_standard_error(string line)
    {
        var (code, _, error) = Mer(line);
        Assert.Equal(2, code);
        Assert.NotEmpty(error);
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
    public void Reproduce_without_data_makes_tones_prints_one_json_document_and_its_progress_elsewhere()
    {
        string folder = Directory.CreateTempSubdirectory("mer-cli-").FullName;
        try
        {
            var (code, output, error) = Mer("reproduce grekow2021 --data tones --profile smoke --json", folder);
            Assert.True(code == 0, error);
            using var document = JsonDocument.Parse(output);
            Assert.True(document.RootElement.GetProperty("data").GetProperty("isSynthetic").GetBoolean());
            Assert.Contains("done in", error, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "figures", "grekow2021", "tones-smoke-seed7", "plane.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Code, string Output, string Error) Mer(string line, string? home = null)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "mer.dll"), .. line.Split(' ')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (home is not null)
        {
            start.Environment["MER_HOME"] = home;
            start.Environment["MER_DATA"] = Path.Combine(home, "data");
        }
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
