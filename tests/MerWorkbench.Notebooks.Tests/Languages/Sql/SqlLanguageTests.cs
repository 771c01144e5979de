using System.Diagnostics;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Experiments;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Languages.Sql;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Grekow2021;
using MerWorkbench.Papers.Orjesek2022;
using MerWorkbench.Papers.Parisi2019;
using Microsoft.Data.Sqlite;

namespace MerWorkbench.Notebooks.Tests.Languages.Sql;

public sealed class SqlLanguageTests
{
    [Fact]
    public void A_query_is_shown_as_a_table_and_kept()
    {
        using var session = new Session();
        CellOutcome outcome = session.Run("#!sql\nselect 1 as a, 'x' as b union all select 2, null");
        Assert.Contains("<table", outcome.Result!["text/html"], StringComparison.Ordinal);
        Assert.Equal("2 x", session.Value("#!share --from sql result\n$\"{result.Count} {result[0][\"b\"]}\""));
    }

    [Fact]
    public void Of_several_queries_all_are_shown_and_the_last_is_kept()
    {
        using var session = new Session();
        Assert.Contains("2", session.Value("#!sql\nselect 1 as a;\ncreate table t (x);\ninsert into t values (2);\nselect x from t"), StringComparison.Ordinal);
        Assert.Contains("1", session.Output.Shown.Single().Bundle.PlainText, StringComparison.Ordinal);
        Assert.Equal("No rows; the columns are x.", session.Value("#!sql\nselect x from t where x = 3"));
    }

    [Fact]
    public void Variables_stand_for_themselves_and_lists_for_tables()
    {
        using var session = new Session();
        session.Run("""
            var limit = 0.5;
            var songs = new[] { new { title = "A", energy = 0.25, live = true }, new { title = "B", energy = 0.75, live = false } };
            var ids = new List<int> { 3, 4 };
            var grid = new double[,] { { 1, 2 }, { 3, 4 } };
            """);
        Assert.Equal("B", session.Value("#!sql\nselect title from @songs where energy > @limit and title <> '@limit' -- @nothing\n#!csharp\n#!share --from sql result\nresult.Single()[\"title\"]"));
        Assert.Equal("7", session.Value("#!sql\nselect sum(value) as s from @ids\n#!csharp\n#!share --from sql result\nresult.Single()[\"s\"]"));
        Assert.Equal("6", session.Value("#!sql\nselect sum(c1) as s from @grid\n#!csharp\n#!share --from sql result\nresult.Single()[\"s\"]"));
    }

    [Fact]
    public void Csv_files_are_tables_with_typed_columns()
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        string songs = folder.PutText("songs.csv", "id,title,year,energy\n001,\"Hey, \"\"Jude\"\"\",1968,0.5\n002,Help!,,1\n");
        string tags = folder.PutText("tags.csv", "id,tag\n001,slow\n");
        Assert.Equal("001 Hey, \"Jude\" slow 1968 System.Int64 0.5",
            session.Value($"#!sql --csv {songs} {tags}\nselect * from songs join tags using (id)\n#!csharp\n#!share --from sql result\nvar r = result[0]; $\"{{r[\"id\"]}} {{r[\"title\"]}} {{r[\"tag\"]}} {{r[\"year\"]}} {{r[\"year\"].GetType()}} {{r[\"energy\"]}}\""));
        Assert.Equal("1", session.Value($"#!sql --csv {songs}\nselect count(*) as n from songs where year is null\n#!csharp\n#!share --from sql result\nresult[0][\"n\"]"));
    }

    [Fact]
    public void A_database_is_only_read()
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Root, "x.db");
        using (var database = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            database.Open();
            using SqliteCommand command = database.CreateCommand();
            command.CommandText = "create table t (x); insert into t values (5)";
            command.ExecuteNonQuery();
        }
        Assert.Contains("5", session.Value($"#!sql --file {path}\nselect x from t"), StringComparison.Ordinal);
        Assert.Contains("readonly", session.Run($"#!sql --file {path}\ninsert into t values (1)").Error!.Message, StringComparison.Ordinal);
        session.Run("var rows = new[] { new { x = 5, name = \"five\" } };");
        Assert.Contains("five", session.Value($"#!sql --file {path}\nselect name from t join @rows using (x)"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_runs_are_tables_and_follow_what_is_added()
    {
        using var folder = new TemporaryFolder();
        using var index = new RunIndex(folder.Root);
        Assert.Equal(0L, Scalar(index, "select count(*) from runs"));
        foreach (string run in (string[])["aaa", "bbb"])
        {
            folder.PutText($"p/m/{run}/experiment.json", """{"paper":"p","name":"set/lstm","profile":"smoke","dataset":"tones","synthetic":true,"scale":"-1..1","protocol":"3-fold","seed":7}""");
            folder.PutText($"p/m/{run}/metrics.json", """[{"target":"arousal","metric":"R2","value":0.5,"interval":{"low":0.4,"high":0.6,"level":0.95}}]""");
            folder.PutText($"p/m/{run}/predictions.csv", "id,song,genre,fold,annotated_arousal,predicted_arousal,annotated_valence,predicted_valence\n001,s1,,0,0.1,0.2,0.3,0.4\n002,s2,,1,0.1,0.2,0.3,0.4\n");
            folder.PutText($"p/m/{run}/manifest.json", "{}");
            Assert.Equal(run, Scalar(index, "select max(run) from runs where model = 'lstm' and seed = 7"));
        }
        Assert.Equal(2L, Scalar(index, "select count(*) from metrics where target = 'arousal' and metric = 'R2' and value = 0.5 and low = 0.4 and high = 0.6"));
        Assert.Equal("001", Scalar(index, "select id from predictions where run = 'bbb' and predicted_arousal - annotated_arousal > 0 order by id"));
        foreach (string? wrong in (string?[])["{}", "[{}]", "[", null])
        {
            if (wrong is null)
                File.Delete(Path.Combine(folder.Root, "p/m/aaa/metrics.json"));
            else
                folder.PutText("p/m/aaa/metrics.json", wrong);
            File.SetLastWriteTimeUtc(Path.Combine(folder.Root, "p/m/aaa/manifest.json"), DateTime.UtcNow.AddMinutes(wrong?.Length ?? 9));
            Assert.Contains("metrics.json: the run cannot be read", Assert.Throws<CellException>(() => index.Refresh(TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_tables_hold_what_reproductions_of_every_kind_write()
    {
        using var folder = new TemporaryFolder();
        CancellationToken token = TestContext.Current.CancellationToken;
        EtudeMaker.Make("etudes", folder["songs"], 12, cancel: token);
        EtudeMaker.Make("dynamic-etudes", folder["courses"], 12, cancel: token);
        EtudeMaker.Make("lyrics-etudes", folder["words"], 60, cancel: token);
        ReproductionOptions options = new() { Profile = Profile.Smoke, Runs = folder["runs"], Features = folder["features"], Token = token };
        Reproduction[] all =
        [
            Grekow2021.Reproduce(GrekowEtudes.Few, folder["songs"], options with { Inputs = ["marsyas-mfcc"], Models = ["svr"] }),
            Orjesek2022.Reproduce(new DynamicEtudes(), folder["courses"], options with { Inputs = [Orjesek2022.OverSong], Models = ["linear-regression"] }),
            Parisi2019.Reproduce(new LyricsEtudes(), folder["words"], options with { Part = WorkPart.Lyrics, Inputs = ["fasttext"], Models = ["dense"] }),
        ];
        using var index = new RunIndex(folder["runs"]);
        foreach (Run run in all.SelectMany(work => work.Comparisons).Select(comparison => comparison.Run))
        {
            string of = $"from metrics join runs using (run) where folder = '{Path.GetRelativePath(folder["runs"], run.Folder)}'";
            Assert.Equal((long)run.Scores.Count, Scalar(index, $"select count(*) {of}"));
            foreach (Score score in run.Scores)
                Assert.Equal(score.Value, Scalar(index, $"select value {of} and target = '{score.Target}' and metric = '{score.Metric}'"));
        }
        string[] classes = ["sadness", "joy", "fear", "anger", "disgust"];
        Assert.Equal(1.0, (double)Scalar(index, $"select {string.Join('+', classes)} from predictions join runs using (run) where model = 'dense'"), 5);
        Assert.Equal(12L, Scalar(index, "select count(distinct id) from predictions join runs using (run) where paper = 'orjesek2022' and time >= 0 and predicted_arousal is not null"));
    }

    [Theory]
    [InlineData("#!sql\nselect form", "no such column: form")]
    [InlineData("#!sql\nselect * fro runs", "near \"fro\": syntax error")]
    [InlineData("#!sql\nselect * from songs", "no such table: songs. There are: metrics (run, target, metric,")]
    [InlineData("#!sql\nselect @nothing", "There is no variable 'nothing'")]
    [InlineData("#!sql --file /nowhere.db\nselect 1", "there is no database /nowhere.db")]
    [InlineData("#!sql --csv\nselect 1", "--csv needs a file")]
    [InlineData("#!sql --csv a.csv --file b.db\nselect 1", "cannot be asked at once")]
    [InlineData("#!sql --csv /nowhere.csv\nselect 1", "there is no file /nowhere.csv")]
    [InlineData("#!sql x.db\nselect 1", "'x.db' has no meaning here")]
    [InlineData("var cube = new float[1, 1, 1];\n#!sql\nselect * from @cube", "more than two dimensions")]
    public void Wrong_queries_say_what_is_wrong(string cell, string message)
    {
        using var session = new Session();
        Assert.Contains(message, session.Run(cell).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1\n", ":2: expected 2 cells")]
    [InlineData("a,a\n", ":1: two columns are called 'a'")]
    [InlineData("", "the file is empty")]
    public void Wrong_csv_files_say_where(string text, string message)
    {
        using var session = new Session();
        using var folder = new TemporaryFolder();
        Assert.Contains(message, session.Run($"#!sql --csv {folder.PutText("x.csv", text)}\nselect 1").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_query_can_be_stopped()
    {
        using var session = new Session();
        Task<CellOutcome> running = Task.Run(() => session.Run("#!sql\nwith recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"), TestContext.Current.CancellationToken);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        long asked = Stopwatch.GetTimestamp();
        session.Engine.Interrupt();
        Assert.True((await running).Interrupted);
        Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 0, 2);
        Assert.Contains("1", session.Value("#!sql\nselect 1 as a"), StringComparison.Ordinal);
    }

    private static object Scalar(RunIndex index, string query)
    {
        using SqliteCommand command = index.Refresh(TestContext.Current.CancellationToken).CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar()!;
    }
}
