using System.Security.Cryptography;
using System.Text;
using MerWorkbench.Notebooks.Engine;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>A kernel on sockets without a network, and its clients.</summary>
internal sealed class TestKernel : IDisposable
{
    public const string Key = "5e1f-key";

    /// <summary>The beginning of cells that speak with their output.</summary>
    public const string Using = """
        using MerWorkbench.Notebooks.Engine; using MerWorkbench.Notebooks.Display;
        var cell = CellContext.Current; var output = cell.Output; var stop = cell.Token;
        """;

    private readonly NotebookEngine engine = new();
    private readonly KernelServer server;
    private readonly Thread thread;
    private int asked;

    public TestKernel(ILanguageService? language = null)
    {
        server = new(Sockets, new Wire(Key), engine, language ?? engine.CSharp, TextWriter.Synchronized(Log));
        thread = new(() => server.Run()) { IsBackground = true };
        thread.Start();
    }

    public FakeSockets Sockets { get; } = new();

    public StringWriter Log { get; } = new();

    public bool HasEnded(TimeSpan patience) => thread.Join(patience);

    /// <summary>Sends a request and gives its id.</summary>
    public string Ask(string type, string content = "{}", Channel channel = Channel.Shell, string client = "client")
    {
        string id = $"{client}-{Interlocked.Increment(ref asked)}";
        Sockets.Deliver(channel, Frames(id, type, content, client));
        return id;
    }

    public string Execute(string code, string more = "", string client = "client") =>
        Ask("execute_request", $$"""{"code":{{System.Text.Json.JsonSerializer.Serialize(code)}}{{more}}}""", client: client);

    /// <summary>Waits for the reply to a request.</summary>
    public Message Reply(string id) => Sockets.Await(sent => sent
        .Where(one => one.Channel is Channel.Shell or Channel.Control)
        .Select(one => Message.Read(one.Channel, one.Frames)).FirstOrDefault(message => message.ParentId == id));

    /// <summary>Waits until a request is done and gives all that was published under it, states included.</summary>
    public IReadOnlyList<Message> Published(string id) => Sockets.Await<IReadOnlyList<Message>>(sent =>
    {
        List<Message> own = [.. Of(sent, id)];
        int end = own.FindIndex(message => message.Type == "status" && message.Text("execution_state") == "idle");
        return end < 0 ? null : own.Take(end + 1).ToList();
    });

    /// <summary>Waits for something published under a request.</summary>
    public Message Output(string id, Func<Message, bool> isIt) => Sockets.Await(sent => Of(sent, id).FirstOrDefault(isIt));

    /// <summary>What was published under a request, without states.</summary>
    public IReadOnlyList<Message> Shown(string id) => [.. Published(id).Where(message => message.Type is not ("status" or "execute_input"))];

    public static byte[][] Frames(string id, string type, string content, string client, string key = Key)
    {
        byte[][] parts =
        [
            .. new[]
            {
                $$"""{"msg_id":"{{id}}","msg_type":"{{type}}","session":"{{client}}","username":"me","version":"5.3","date":"2026-01-01T00:00:00Z"}""",
                "{}", "{}", content,
            }.Select(Encoding.UTF8.GetBytes),
        ];
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), parts.SelectMany(part => part).ToArray()));
        return [Encoding.UTF8.GetBytes(client), "<IDS|MSG>"u8.ToArray(), Encoding.UTF8.GetBytes(signature), .. parts];
    }

    public void Dispose()
    {
        server.Stop();
        thread.Join();
        server.Dispose();
        engine.Dispose();
        Sockets.Dispose();
    }

    private static IEnumerable<Message> Of(IReadOnlyList<(Channel Channel, IReadOnlyList<byte[]> Frames)> sent, string id) => sent
        .Where(one => one.Channel == Channel.IOPub).Select(one => Message.Read(one.Channel, one.Frames)).Where(message => message.ParentId == id);
}
