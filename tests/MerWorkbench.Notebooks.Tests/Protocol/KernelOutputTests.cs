using System.Diagnostics;
using System.Text.Json;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>What cells put out, on its way to the clients.</summary>
public sealed class KernelOutputTests : IDisposable
{
    private readonly TestKernel kernel = new();

    public void Dispose() => kernel.Dispose();

    [Fact]
    public void Displays_updates_text_and_result_come_in_the_order_of_the_cell()
    {
        IReadOnlyList<Message> shown = Run("""
            output.Write(OutputStream.Out, "a"); output.Write(OutputStream.Out, "b");
            output.Write(OutputStream.Error, "c");
            output.Show(new MimeBundle("one").With(Mime.Html, "<i>").With("application/vnd.x+json", "{\"y\":[1]}"), "d1");
            output.Write(OutputStream.Out, "d");
            output.Update(new MimeBundle("two"), "d1");
            output.Write(OutputStream.Out, "e");
            9
            """);
        Assert.Equal(["stream", "stream", "display_data", "stream", "update_display_data", "stream", "execute_result"], shown.Select(message => message.Type));
        Assert.Equal([("stdout", "ab"), ("stderr", "c"), ("stdout", "d"), ("stdout", "e")],
            shown.Where(message => message.Type == "stream").Select(message => (message.Text("name"), message.Text("text"))));
        JsonElement data = shown[2].Content.GetProperty("data");
        Assert.Equal("<i>", data.GetProperty("text/html").GetString());
        Assert.Equal(1, data.GetProperty("application/vnd.x+json").GetProperty("y")[0].GetInt32());
        foreach (int display in new[] { 2, 4 })
            Assert.Equal("d1", shown[display].Content.GetProperty("transient").GetProperty("display_id").GetString());
        Assert.Equal("two", shown[4].Plain);
    }

    [Fact]
    public void Text_comes_while_the_cell_still_runs()
    {
        string id = Start("""output.Write(OutputStream.Out, "soon"); await System.Threading.Tasks.Task.Delay(-1, stop);""");
        Assert.Equal("soon", kernel.Output(id, message => message.Type == "stream").Text("text"));
        kernel.Ask("interrupt_request", channel: Channel.Control);
        Assert.Equal("error", kernel.Reply(id).Text("status"));
    }

    [Fact]
    public void Many_small_writes_become_few_messages()
    {
        IReadOnlyList<Message> shown = Run("""for (int i = 0; i < 20000; i++) output.Write(OutputStream.Out, "line\n");""");
        Assert.Equal(100_000, shown.Sum(message => message.Text("text").Length));
        Assert.True(shown.Count < 100, $"{shown.Count} messages");
    }

    [Fact]
    public void Many_updates_become_few_and_the_last_one_stays()
    {
        IReadOnlyList<Message> shown = Run("""
            output.Show(new MimeBundle("0"), "bar"); output.Show(new MimeBundle("0"), "other");
            for (int i = 1; i <= 5000; i++) { output.Update(new MimeBundle($"{i}"), "bar"); output.Update(new MimeBundle($"{-i}"), "other"); }
            """);
        Message[] updates = [.. shown.Where(message => message.Type == "update_display_data")];
        Assert.True(updates.Length < 200, $"{updates.Length} messages");
        Assert.Equal(["5000", "-5000"], new[] { "bar", "other" }.Select(id =>
            updates.Last(message => message.Content.GetProperty("transient").GetProperty("display_id").GetString() == id).Plain));
    }

    [Fact]
    public void A_character_written_in_halves_arrives_whole()
    {
        IReadOnlyList<Message> shown = Run("""
            output.Write(OutputStream.Out, "x\ud834"); await System.Threading.Tasks.Task.Delay(120); output.Write(OutputStream.Out, "\udd1ey");
            """);
        Assert.Equal("x\ud834\udd1ey", string.Concat(shown.Select(message => message.Text("text"))));
    }

    [Fact]
    public void Clearing_takes_away_what_was_written_before_and_says_when()
    {
        IReadOnlyList<Message> shown = Run("""
            output.Write(OutputStream.Out, "gone"); output.Clear(wait: true); output.Clear(wait: true); output.Write(OutputStream.Out, "stays");
            """);
        Assert.Equal(["clear_output", "stream"], shown.Select(message => message.Type));
        Assert.True(shown[0].Content.GetProperty("wait").GetBoolean());
        Assert.Equal("stays", shown[1].Text("text"));
    }

    [Fact]
    public void A_hundred_megabytes_of_text_are_cut_with_a_note()
    {
        IReadOnlyList<Message> shown = Run("""
            string megabyte = new string('x', 1_000_000);
            for (int i = 0; i < 100; i++) output.Write(OutputStream.Out, megabyte);
            output.Show(new MimeBundle("still shown"));
            """);
        Assert.Equal(10_000_000, shown.Where(message => message.Type == "stream" && message.Text("name") == "stdout").Sum(message => message.Text("text").Length));
        string note = shown.Single(message => message.Type == "stream" && message.Text("name") == "stderr").Text("text");
        Assert.Contains("more than 10 MB", note, StringComparison.Ordinal);
        Assert.Equal("still shown", shown[^1].Plain);
    }

    [Fact]
    public void A_hundred_megabytes_of_displays_are_cut_with_a_note()
    {
        IReadOnlyList<Message> shown = Run("""
            var big = new MimeBundle("big").With(Mime.Html, new string('x', 25_000_000));
            for (int i = 0; i < 6; i++) output.Show(big);
            """);
        Assert.Equal(3, shown.Count(message => message.Type == "display_data"));
        Assert.Contains("more than 100 MB", shown.Single(message => message.Type == "stream").Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""output.Write(OutputStream.Out, "endless\n");""")]
    [InlineData("""output.Write(OutputStream.Out, "a"); output.Write(OutputStream.Error, "b");""")]
    [InlineData("""output.Show(new MimeBundle("endless"));""")]
    [InlineData("""output.Update(new MimeBundle("endless"), "bar");""")]
    [InlineData("""output.Clear(wait: true); output.Write(OutputStream.Out, "endless");""")]
    public void Endless_output_keeps_nobody_waiting(string line)
    {
        string id = Start($"while (!stop.IsCancellationRequested) {{ {line} }} stop.ThrowIfCancellationRequested();");
        kernel.Output(id, message => message.Type is "stream" or "display_data" or "update_display_data");
        Thread.Sleep(500);
        long began = Stopwatch.GetTimestamp();
        Assert.Equal("ok", kernel.Reply(kernel.Ask("kernel_info_request")).Text("status"));
        kernel.Reply(kernel.Ask("interrupt_request", channel: Channel.Control));
        Assert.Equal("error", kernel.Reply(id).Text("status"));
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        // Other tests run beside; mer-bench interrupt holds the engine to one second.
        Assert.True(took < TimeSpan.FromSeconds(5), $"The cell stopped after {took}.");
        Assert.True(kernel.Sockets.SentCount < 10_000, $"{kernel.Sockets.SentCount} messages");
    }

    [Fact]
    public void Work_left_behind_writes_under_its_own_cell()
    {
        string first = Start("""_ = System.Threading.Tasks.Task.Run(async () => { await System.Threading.Tasks.Task.Delay(300); output.Write(OutputStream.Out, "late"); });""");
        Assert.Equal("ok", kernel.Reply(first).Text("status"));
        Assert.Equal("ok", kernel.Reply(kernel.Execute("1")).Text("status"));
        Assert.Equal("late", kernel.Output(first, message => message.Type == "stream").Text("text"));
    }

    [Fact]
    public void A_question_goes_to_the_client_that_runs_the_cell_and_the_answer_comes_back()
    {
        string id = kernel.Execute(TestKernel.Using + """output.Write(OutputStream.Out, "before"); output.Ask("name? ", true, stop)""", ""","allow_stdin":true""", "ada");
        Message question = kernel.Sockets.Await(sent => sent.Where(one => one.Channel == Channel.Stdin).Select(one => Message.Read(one.Channel, one.Frames)).FirstOrDefault());
        Assert.Equal(("ada", "input_request", id, "name? ", true),
            (question.Identity, question.Type, question.ParentId, question.Text("prompt"), question.Content.GetProperty("password").GetBoolean()));
        Assert.Equal("before", kernel.Output(id, message => message.Type == "stream").Text("text"));
        kernel.Ask("input_reply", """{"value":"Ada","status":"ok"}""", Channel.Stdin, "ada");
        Assert.Equal("Ada", kernel.Shown(id).Single(message => message.Type == "execute_result").Plain);
    }

    [Fact]
    public void A_question_ends_with_an_interrupt_and_an_answer_nobody_waits_for_is_dropped()
    {
        kernel.Ask("input_reply", """{"value":"stale"}""", Channel.Stdin);
        string id = kernel.Execute(TestKernel.Using + """output.Ask("? ", false, stop)""", ""","allow_stdin":true""");
        kernel.Sockets.Await(sent => sent.Where(one => one.Channel == Channel.Stdin).Select(one => one.Frames).FirstOrDefault());
        kernel.Reply(kernel.Ask("interrupt_request", channel: Channel.Control));
        Assert.Equal("error", kernel.Reply(id).Text("status"));
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_cell_learns_it() =>
        Assert.Equal("True", Run("""output.Ask("? ", false, stop) == null""").Single().Plain);

    private string Start(string code) => kernel.Execute(TestKernel.Using + "\n" + code);

    private IReadOnlyList<Message> Run(string code)
    {
        string id = Start(code);
        Message reply = kernel.Reply(id);
        Assert.True(reply.Text("status") == "ok", reply.Content.ToString());
        return kernel.Shown(id);
    }
}
