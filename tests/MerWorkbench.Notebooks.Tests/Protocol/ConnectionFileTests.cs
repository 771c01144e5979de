using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

public sealed class ConnectionFileTests : IDisposable
{
    private const string Ports = "\"shell_port\":1,\"iopub_port\":2,\"stdin_port\":3,\"control_port\":4,\"hb_port\":5";

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void It_is_read_as_jupyter_writes_it()
    {
        ConnectionFile connection = Load($$"""{{{Ports}},"ip":"127.0.0.1","key":"a-b","transport":"tcp","signature_scheme":"hmac-sha256","kernel_name":"x"}""");
        Assert.Equal("a-b", connection.Key);
        Assert.Equal(["tcp://127.0.0.1:1", "tcp://127.0.0.1:4", "tcp://127.0.0.1:2", "tcp://127.0.0.1:3", "tcp://127.0.0.1:5"],
            Enum.GetValues<Channel>().Select(connection.Address));
        Assert.Equal("ipc:///run/k-1", Load($$"""{{{Ports}},"ip":"/run/k","transport":"ipc"}""").Address(Channel.Shell));
    }

    [Theory]
    [InlineData("no connection file", "")]
    [InlineData("no connection file", "[1]")]
    [InlineData("no connection file", "{" + Ports + ",\"ip\":7}")]
    [InlineData("shell_port must be a number", "{}")]
    [InlineData("shell_port must be a number", "{\"shell_port\":70000}")]
    [InlineData("only hmac-sha256 is known", "{" + Ports + ",\"signature_scheme\":\"hmac-md5\"}")]
    [InlineData("expected tcp or ipc", "{" + Ports + ",\"transport\":\"udp\"}")]
    public void What_is_wrong_with_it_is_said(string why, string text)
    {
        MerException problem = Assert.Throws<MerException>(() => Load(text));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.Equal(file, problem.Where);
    }

    private ConnectionFile Load(string text)
    {
        File.WriteAllText(file, text);
        return ConnectionFile.Load(file);
    }
}
