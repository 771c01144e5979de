using System.Text.Json;
using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Tests.Experiments;

namespace MerWorkbench.Tests.Cli;

public sealed class CompareCommandTests : IDisposable
{
    private readonly CorpusMaker made = new();

    public void Dispose() => made.Dispose();

    [Fact]
    public void Runs_on_one_split_are_compared_and_those_on_two_are_refused_unless_asked_for()
    {
        string linear = Execute(7, new RowRegressionLearner(new LinearRegressor())), mean = Execute(7, new MeanLearner()), other = Execute(8, new MeanLearner());

        var (code, output, error) = MerProcess.Run($"compare {linear} {mean}");
        Assert.True(code == 0, error);
        Assert.Contains("A  test/librosa/linear-regression on etudes (SYNTHETIC), smoke, seed 7", output, StringComparison.Ordinal);
        Assert.Contains("| arousal |", output, StringComparison.Ordinal);
        Assert.DoesNotContain("What keeps", output, StringComparison.Ordinal);
        // Either way round a difference has one sign.
        Assert.Matches(@"\| [+−][0-9.]+ \|", output);
        Assert.Matches(@"\| [+−][0-9.]+ \|", MerProcess.Run($"compare {mean} {linear}").Output);
        Assert.DoesNotContain("−+", output + MerProcess.Run($"compare {mean} {linear}").Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(MerProcess.Run($"compare {linear} {mean} --json").Output);
        JsonElement arousal = document.RootElement.GetProperty("differences")[0];
        Assert.Equal(("arousal", "R2"), (arousal.GetProperty("target").GetString(), arousal.GetProperty("metric").GetString()));
        Assert.True(arousal.GetProperty("interval").GetProperty("low").GetDouble() < arousal.GetProperty("value").GetDouble());

        (code, _, error) = MerProcess.Run($"compare {mean} {other}");
        Assert.Equal(1, code);
        Assert.Contains("different split certificates", error, StringComparison.Ordinal);
        Assert.Contains("--across-splits", error, StringComparison.Ordinal);
        (code, output, _) = MerProcess.Run($"compare {mean} {other} --across-splits");
        Assert.Equal(0, code);
        Assert.Contains("different splits", output, StringComparison.Ordinal);
        Assert.Contains("nothing of the models alone", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_run_is_refused_in_a_sentence()
    {
        var (code, _, error) = MerProcess.Run($"compare {made.Folder} {made.Folder}");
        Assert.Equal(1, code);
        Assert.Contains("no finished run: it has no manifest", error, StringComparison.Ordinal);
    }

    private string Execute(int seed, Learner learner) =>
        new CrossValidation(made.Corpus, KFold.By(Group.Song, 3, seed), Path.Combine(made.Folder, "runs"))
            .Run("test", "librosa", learner, Profile.Smoke, seed: 7, token: TestContext.Current.CancellationToken).Folder;
}
