using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

public sealed class KernelSpecTests : IDisposable
{
    private const string Foreign = """{"argv":["dotnet-interactive"],"display_name":".NET (C#)","language":"C#"}""";

    private readonly string user = Directory.CreateTempSubdirectory("mer-user-").FullName, system = Directory.CreateTempSubdirectory("mer-system-").FullName;

    private JupyterFolders Folders => new(user, [user, system]);

    public void Dispose()
    {
        Directory.Delete(user, recursive: true);
        Directory.Delete(system, recursive: true);
    }

    [Fact]
    public void It_takes_the_common_name_where_that_is_free_and_says_what_it_needs()
    {
        Assert.Null(KernelSpec.Find(Folders));
        KernelSpec spec = KernelSpec.Install(Folders, "/opt/mer");
        Assert.Equal((".net-csharp", ".NET (C#)", true), (spec.Name, spec.DisplayName, spec.IsNew));
        JsonElement json = JsonDocument.Parse(File.ReadAllText(FileOf(user, ".net-csharp"))).RootElement;
        Assert.Equal(["/opt/mer", "kernel", "{connection_file}"], json.GetProperty("argv").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(("C#", "message"), (json.GetProperty("language").GetString(), json.GetProperty("interrupt_mode").GetString()));
        Assert.Equal(spec with { IsNew = false }, KernelSpec.Find(Folders));
    }

    [Fact]
    public void A_second_time_nothing_is_written_and_a_moved_checkout_is_found()
    {
        KernelSpec.Install(Folders, "/opt/mer");
        Assert.False(KernelSpec.Install(Folders, "/opt/mer").IsNew);
        Assert.True(KernelSpec.Install(Folders, "/elsewhere/mer").IsNew);
        Assert.Contains("/elsewhere/mer", File.ReadAllText(FileOf(user, ".net-csharp")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, Foreign)]
    [InlineData(false, Foreign)]
    [InlineData(true, "not json")]
    [InlineData(true, "[]")]
    public void What_another_program_installed_is_left_as_it_is(bool atUser, string foreign)
    {
        string file = Put(atUser ? user : system, ".net-csharp", foreign);
        KernelSpec spec = KernelSpec.Install(Folders, "/opt/mer");
        Assert.Equal(("mer-csharp", "C# (MerWorkbench)"), (spec.Name, spec.DisplayName));
        Assert.Equal(foreign, File.ReadAllText(file));
        Assert.Equal("mer-csharp", KernelSpec.Find(Folders)!.Name);
    }

    [Fact]
    public void Where_both_names_are_taken_it_says_so_and_touches_neither()
    {
        string[] files = [Put(system, ".net-csharp", Foreign), Put(user, "mer-csharp", Foreign)];
        MerException problem = Assert.Throws<MerException>(() => KernelSpec.Install(Folders, "/opt/mer"));
        Assert.Equal(files[1], problem.Where);
        Assert.All(files, file => Assert.Equal(Foreign, File.ReadAllText(file)));
    }

    [Fact]
    public void A_prefix_is_installed_into_as_jupyter_looks_there() =>
        Assert.Equal("/usr/local/share/jupyter", JupyterFolders.Of("/usr/local").Home);

    private static string FileOf(string folder, string name) => Path.Combine(folder, "kernels", name, "kernel.json");

    private static string Put(string folder, string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(folder, name))!);
        File.WriteAllText(FileOf(folder, name), text);
        return FileOf(folder, name);
    }
}
