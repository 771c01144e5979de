namespace MerWorkbench.Tests.Cli;

public sealed class NotebookRunCommandTests
{
    [Fact]
    public void What_cells_leave_running_in_native_code_does_not_crash_the_end()
    {
        DirectoryInfo home = Directory.CreateTempSubdirectory("mer");
        try
        {
            File.WriteAllText(Path.Combine(home.FullName, "left.csx"), """
                using System.Threading;
                using static MerWorkbench.Torch.torch;
                for (int i = 0; i < 3; i++)
                {
                    new Thread(() =>
                    {
                        var weights = rand([300, 300]);
                        while (true)
                            weights.matmul(weights).tanh().sum().Dispose();
                    }) { IsBackground = true }.Start();
                }
                Thread.Sleep(500);
                """);
            var (code, output, error) = MerProcess.Run($"notebook run {home.FullName}/left.csx", home.FullName);
            Assert.True(code == 0, $"{code}: {output} {error}");
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
