namespace MerWorkbench.Notebooks.Tests.Languages.CSharp;

public sealed class CSharpPackagesTests : IDisposable
{
    private readonly Session session = new();

    [Fact]
    public void A_package_is_fetched_and_used_in_the_same_cell()
    {
        Assert.Equal("<p><em>yes</em></p>", session.Value("#r \"nuget: Markdig, 1.6.0\"\nusing Markdig;\nMarkdown.ToHtml(\"*yes*\").Trim()"));
        Assert.Equal("1.6.0.0", session.Value("typeof(Markdown).Assembly.GetName().Version"));
        // Asked for again, without a version: the one that is there.
        Assert.Equal("2", session.Value("#r \"nuget: Markdig\"\n1 + 1"));
    }

    [Fact]
    public void Several_packages_of_a_cell_come_together_with_their_native_libraries() => Assert.Equal("42", session.Value("""
        #r "nuget: Microsoft.Data.Sqlite, 10.0.14"
        #r "nuget: Spectre.Console, 0.49.1"
        using Microsoft.Data.Sqlite;
        SQLitePCL.Batteries.Init();
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = "select 6 * 7";
        command.ExecuteScalar()
        """));

    [Fact]
    public void A_package_that_does_not_exist_is_told_in_a_sentence_and_the_session_goes_on()
    {
        string trace = session.Trace("#r \"nuget: MerWorkbench.No.Such.Package, 1.0.0\"\n1");
        Assert.StartsWith("PackagesNotFetched: MerWorkbench.No.Such.Package 1.0.0 could not be fetched: NU", trace, StringComparison.Ordinal);
        Assert.Single(trace.Split('\n'));
        Assert.Equal("2", session.Value("1 + 1"));
    }

    [Fact]
    public void What_is_written_wrongly_is_told_with_the_line()
    {
        Assert.Contains("In[1], line 2: a package is named as in", session.Trace("// first\n#r \"nuget: two words, 1\""), StringComparison.Ordinal);
        Assert.Contains("line 1: there is no /no/such.dll", session.Trace("#r \"/no/such.dll\""), StringComparison.Ordinal);
        Assert.Contains("#!import", session.Trace("#load \"x.csx\""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dll_is_used_and_one_built_anew_asks_for_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("mer-dll-").FullName;
        string copy = Path.Combine(folder, "xunit.v3.assert.dll");
        File.Copy(typeof(Assert).Assembly.Location, copy);
        Assert.Equal("xunit.v3.assert", session.Value($"#r \"{copy}\"\ntypeof(Xunit.Assert).Assembly.GetName().Name"));
        File.SetLastWriteTimeUtc(copy, DateTime.UtcNow.AddMinutes(1));
        session.Value($"#r \"{copy}\"\n1");
        Assert.Contains("Restart the kernel", session.Output.Error, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Lines_stay_right_below_directives()
    {
        string trace = session.Trace("#r \"System.Net.Http\"\n\nint zero = 0;\nint x = 1 / zero;");
        Assert.Contains("In[1], line 4:  int x = 1 / zero;", trace, StringComparison.Ordinal);
    }

    public void Dispose() => session.Dispose();
}
