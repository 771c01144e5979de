using System.Text;
using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

public sealed class WireTests
{
    private const string Key = "0f1e-key", Header = """{"msg_id":"1","msg_type":"kernel_info_request"}""";

    // python3: hmac.new(key, header + b'{}' * 3, hashlib.sha256).hexdigest()
    private const string PythonSignature = "0dbb5d4ba998122eb4779ca0d49353df0d5688f72c9ae8fb004d324e3a89e2f4";

    [Fact]
    public void A_message_signed_by_python_is_read()
    {
        Request request = new Wire(Key).Decode(Channel.Shell, Frames("me", "<IDS|MSG>", PythonSignature, Header, "{}", "{}", "{}"));
        Assert.Equal("kernel_info_request", request.Type);
        Assert.Equal("me", Encoding.UTF8.GetString(request.Identities.Single()));
        Assert.Equal(Header, Encoding.UTF8.GetString(request.Header));
    }

    [Fact]
    public void Buffers_and_several_identities_are_let_through()
    {
        Request request = new Wire(Key).Decode(Channel.Shell, Frames("a", "b", "<IDS|MSG>", PythonSignature, Header, "{}", "{}", "{}", "buffer"));
        Assert.Equal(2, request.Identities.Count);
    }

    [Fact]
    public void A_message_that_comes_again_is_not_read()
    {
        var wire = new Wire(Key);
        string[] frames = ["me", "<IDS|MSG>", PythonSignature, Header, "{}", "{}", "{}"];
        wire.Decode(Channel.Shell, Frames(frames));
        WireException fault = Assert.Throws<WireException>(() => wire.Decode(Channel.Control, Frames(frames)));
        Assert.Contains("second time", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not signed", "<IDS|MSG>", "", Header, "{}", "{}", "{}")]
    [InlineData("not signed", "<IDS|MSG>", PythonSignature, Header, "{}", "{}", """{"code":"File.Delete(path)"}""")]
    [InlineData("not signed", "<IDS|MSG>", "b3", Header, "{}", "{}", "{}")]
    [InlineData("no delimiter", "IDS", PythonSignature, Header, "{}", "{}", "{}")]
    [InlineData("no delimiter")]
    [InlineData("too few frames", "<IDS|MSG>", PythonSignature, Header, "{}", "{}")]
    [InlineData("too few frames", "<IDS|MSG>")]
    public void What_is_not_whole_or_not_signed_is_not_read(string why, params string[] frames)
    {
        WireException fault = Assert.Throws<WireException>(() => new Wire(Key).Decode(Channel.Shell, Frames(frames)));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("header is no JSON", "{", "{}")]
    [InlineData("header is no JSON", "", "{}")]
    [InlineData("header is no JSON object", "[]", "{}")]
    [InlineData("no msg_type", "{}", "{}")]
    [InlineData("no msg_type", """{"msg_type":3}""", "{}")]
    [InlineData("content is no JSON object", Header, "null")]
    [InlineData("content is no JSON", Header, "\u0001")]
    public void What_is_no_message_is_not_read(string why, string header, string content)
    {
        WireException fault = Assert.Throws<WireException>(() => new Wire("").Decode(Channel.Shell, Frames("<IDS|MSG>", "", header, "{}", "{}", content)));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        var wire = new Wire("");
        byte[][] frames = wire.Encode("status", [], [], []);
        Assert.Empty(frames[1]);
        Assert.Equal("status", wire.Decode(Channel.IOPub, frames).Type);
        Assert.Equal("status", wire.Decode(Channel.IOPub, frames).Type);
    }

    [Fact]
    public void What_is_written_can_be_read_whatever_the_text()
    {
        const string Text = "<b>\"𝄞\" é\0\u001b[31m\ud834";
        byte[][] frames = new Wire(Key).Encode("stream", Encoding.UTF8.GetBytes(Header), new JsonObject { ["text"] = Text }, [[7]]);
        Assert.Equal([7], frames[0]);
        Request read = new Wire(Key).Decode(Channel.IOPub, frames);
        // Half a character has no form in UTF-8; all else stays.
        Assert.Equal(Text[..^1] + '\ufffd', read.Text("text"));
        Assert.Equal(Header, Encoding.UTF8.GetString(frames[4]));
    }

    private static byte[][] Frames(params string[] frames) => [.. frames.Select(Encoding.UTF8.GetBytes)];
}
