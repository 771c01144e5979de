using MerWorkbench.Datasets;

namespace MerWorkbench.Tests.Datasets;

public sealed class DataFoldersTests
{
    [Fact]
    public void Places_are_tried_in_the_documented_order()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("clone/MerWorkbench.sln", "");
        string current = Directory.CreateDirectory(Path.Combine(folder.Root, "clone", "notebooks")).FullName;
        string? Variable(string name) => name switch { "MER_DATA" => "/all", "MER_TEST_DATA" => "/tests", _ => null };
        Assert.Equal(
            ["/all/emotify", Path.Combine(current, "data/emotify"), Path.Combine(folder.Root, "clone/data/emotify"), "/tests/emotify"],
            DataFolders.Candidates("emotify", Variable, current, program: "/"));
    }

    [Fact]
    public void Unset_and_empty_variables_name_no_place() =>
        Assert.Equal(["/here/data/etudes"], DataFolders.Candidates("etudes", name => name == "MER_DATA" ? "" : null, "/here", "/"));

    [Fact]
    public void The_repository_around_the_program_counts_where_the_current_folder_is_elsewhere()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("MerWorkbench.sln", "");
        string program = Directory.CreateDirectory(Path.Combine(folder.Root, "artifacts", "bin")).FullName;
        Assert.Contains(Path.Combine(folder.Root, "data", "etudes"), DataFolders.Candidates("etudes", _ => null, "/", program));
    }
}
