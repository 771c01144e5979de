using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MerWorkbench.Tests.Datasets.Downloads;

/// <summary>A web server on loopback that plays whatever fault a test asks for.</summary>
internal sealed class PlayedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<Request, Response> play;

    public PlayedServer(Func<Request, Response> play)
    {
        this.play = play;
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Serves one file properly, with ranges and an ETag.</summary>
    public static PlayedServer Of(byte[] content) => new(request => Response.File(request, content));

    public List<Request> Requests { get; } = [];

    public string this[string path] => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/{path}";

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using var owned = client;
            NetworkStream stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            string[] first = (await reader.ReadLineAsync(stop.Token))!.Split(' ');
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } line)
                headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            var request = new Request(first[1].TrimStart('/'), headers);
            Response response;
            lock (Requests)
            {
                Requests.Add(request);
                response = play(request);
            }
            var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Code} X\r\nConnection: close\r\n");
            foreach (var (name, value) in response.Headers)
                head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
            if (!response.HidesLength)
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), stop.Token);
            await stream.WriteAsync(response.Body.AsMemory(0, Math.Min(response.Body.Length, response.SentBytes)), stop.Token);
            await stream.FlushAsync(stop.Token);
            if (response.Hangs)
                await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ObjectDisposedException)
        {
        }
    }

    public sealed record Request(string Path, Dictionary<string, string> Headers)
    {
        /// <summary>The first byte asked for; null where the whole is.</summary>
        public int? From => Headers.TryGetValue("Range", out string? range) ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture) : null;
    }

    public sealed record Response(int Code, byte[] Body)
    {
        public Dictionary<string, string> Headers { get; init; } = [];

        /// <summary>How many bytes of the body are sent before the connection ends or hangs.</summary>
        public int SentBytes { get; init; } = int.MaxValue;

        public bool Hangs { get; init; }

        public bool HidesLength { get; init; }

        public static Response Of(int code, string text = "") => new(code, Encoding.ASCII.GetBytes(text));

        /// <summary>What a good server answers, If-Range included.</summary>
        public static Response File(Request request, byte[] content, string tag = "\"one\"")
        {
            bool fits = !request.Headers.TryGetValue("If-Range", out string? condition) || condition == tag;
            return request.From is { } from && fits
                ? new(206, content[from..]) { Headers = { ["ETag"] = tag, ["Content-Range"] = $"bytes {from}-{content.Length - 1}/{content.Length}" } }
                : new(200, content) { Headers = { ["ETag"] = tag, ["Accept-Ranges"] = "bytes" } };
        }
    }
}
