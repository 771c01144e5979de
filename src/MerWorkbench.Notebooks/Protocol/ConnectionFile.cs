using System.Globalization;
using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>Where a kernel listens and how its messages are signed: the JSON file that Jupyter writes for a kernel before it starts it.</summary>
/// <param name="Transport"><c>tcp</c> or <c>ipc</c>.</param>
/// <param name="Ip">The address of the machine; for <c>ipc</c> the beginning of the sockets' file names.</param>
/// <param name="Ports">The port of each channel; for <c>ipc</c> the number that ends its file name.</param>
/// <param name="Key">The secret that signs messages; empty where they are not signed.</param>
internal sealed record ConnectionFile(string Transport, string Ip, IReadOnlyDictionary<Channel, int> Ports, string Key)
{
    private const string Scheme = "hmac-sha256";

    /// <summary>Reads a connection file.</summary>
    /// <exception cref="MerException">It is not there, is not JSON, lacks a field, or asks for a signature other than HMAC-SHA256.</exception>
    public static ConnectionFile Load(string path)
    {
        const string Remedy = "Jupyter writes this file when it starts a kernel; to open a notebook, run: mer lab";
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            string scheme = Text(root, "signature_scheme", Scheme);
            if (scheme != Scheme)
                throw new MerException($"signature_scheme is '{scheme}'; only {Scheme} is known.", path);
            string transport = Text(root, "transport", "tcp");
            if (transport is not ("tcp" or "ipc"))
                throw new MerException($"transport is '{transport}'; expected tcp or ipc.", path);
            var ports = Enum.GetValues<Channel>().ToDictionary(channel => channel, channel =>
                root.TryGetProperty(NameOf(channel), out JsonElement port) && port.TryGetInt32(out int number) && number is > 0 and < 65536
                    ? number
                    : throw new MerException($"{NameOf(channel)} must be a number from 1 to 65535.", path, Remedy));
            return new(transport, Text(root, "ip", "127.0.0.1"), ports, Text(root, "key", ""));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MerException("Cannot read this connection file.", path, Remedy, fault);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new MerException("This is no connection file.", path, Remedy, fault);
        }
    }

    /// <summary>Where a channel listens, as libzmq writes it.</summary>
    public string Address(Channel channel) => Transport == "tcp"
        ? string.Create(CultureInfo.InvariantCulture, $"tcp://{Ip}:{Ports[channel]}")
        : string.Create(CultureInfo.InvariantCulture, $"ipc://{Ip}-{Ports[channel]}");

    /// <summary>The name of a channel's port in the file.</summary>
    public static string NameOf(Channel channel) => channel switch
    {
        Channel.Shell => "shell_port",
        Channel.Control => "control_port",
        Channel.IOPub => "iopub_port",
        Channel.Stdin => "stdin_port",
        _ => "hb_port",
    };

    private static string Text(JsonElement root, string name, string otherwise) =>
        root.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? otherwise : otherwise;
}
