using System.Text.Json;
using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

/// <summary>What a kernel answers to each request.</summary>
public sealed class KernelServerTests : IDisposable
{
    private readonly TestKernel kernel = new(new FixedLanguage());

    public void Dispose() => kernel.Dispose();

    [Theory]
    [InlineData((int)Channel.Shell)]
    [InlineData((int)Channel.Control)]
    public void Kernel_info_is_answered_on_the_channel_that_asked(int channel)
    {
        string id = kernel.Ask("kernel_info_request", channel: (Channel)channel);
        Message reply = kernel.Reply(id);
        Assert.Equal((Channel)channel, reply.Channel);
        Assert.Equal("kernel_info_reply", reply.Type);
        Assert.Equal("client", reply.Identity);
        Assert.Equal("ok", reply.Text("status"));
        Assert.StartsWith("5.", reply.Text("protocol_version"), StringComparison.Ordinal);
        Assert.Equal(".cs", reply.Content.GetProperty("language_info").GetProperty("file_extension").GetString());
        Assert.Equal(["busy", "idle"], kernel.Published(id).Select(message => message.Text("execution_state")));
    }

    [Fact]
    public void A_cell_is_announced_run_and_answered()
    {
        string id = kernel.Execute("20 + 22");
        Message reply = kernel.Reply(id);
        Assert.Equal(("execute_reply", "ok", 1), (reply.Type, reply.Text("status"), reply.Content.GetProperty("execution_count").GetInt32()));
        IReadOnlyList<Message> published = kernel.Published(id);
        Assert.Equal(["status", "execute_input", "execute_result", "status"], published.Select(message => message.Type));
        Assert.Equal("20 + 22", published[1].Text("code"));
        Assert.Equal("42", published[2].Plain);
        Assert.Equal(1, published[2].Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(JsonValueKind.Object, published[2].Content.GetProperty("metadata").ValueKind);
    }

    [Fact]
    public void A_failure_is_published_and_replied_alike()
    {
        string id = kernel.Execute("#!nothing");
        Message reply = kernel.Reply(id), error = kernel.Shown(id).Single();
        Assert.Equal("error", error.Type);
        Assert.Equal("error", reply.Text("status"));
        foreach (Message message in new[] { reply, error })
        {
            Assert.Equal("UnknownMagic", message.Text("ename"));
            Assert.Contains("'#!nothing'", message.Text("evalue"), StringComparison.Ordinal);
            Assert.NotEmpty(message.Content.GetProperty("traceback").EnumerateArray());
        }
    }

    [Fact]
    public void Cells_that_wait_behind_a_failure_are_not_run()
    {
        string slow = kernel.Execute("await System.Threading.Tasks.Task.Delay(300); throw new System.Exception(\"first\");");
        string[] behind = [kernel.Execute("1"), kernel.Execute("2", client: "other")];
        Assert.Equal("error", kernel.Reply(slow).Text("status"));
        foreach (string id in behind)
        {
            Assert.Equal("aborted", kernel.Reply(id).Text("status"));
            Assert.Equal(["busy", "idle"], kernel.Published(id).Select(message => message.Text("execution_state")));
        }
        Assert.Equal("ok", kernel.Reply(kernel.Execute("3")).Text("status"));
    }

    [Fact]
    public void Cells_go_on_after_a_failure_where_the_client_says_so()
    {
        string slow = kernel.Execute("await System.Threading.Tasks.Task.Delay(200); throw new System.Exception(\"first\");", ""","stop_on_error":false""");
        string next = kernel.Execute("1");
        Assert.Equal("error", kernel.Reply(slow).Text("status"));
        Assert.Equal("ok", kernel.Reply(next).Text("status"));
    }

    [Fact]
    public void A_silent_cell_shows_nothing_and_has_no_number()
    {
        string silent = kernel.Execute("1 + 1", ""","silent":true""");
        Assert.Equal("ok", kernel.Reply(silent).Text("status"));
        Assert.Empty(kernel.Shown(silent));
        Assert.DoesNotContain(kernel.Published(silent), message => message.Type == "execute_input");
        Assert.Equal(1, kernel.Reply(kernel.Execute("2")).Content.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void Expressions_of_front_ends_are_evaluated_each_for_itself()
    {
        string id = kernel.Execute("var a = 4;", ""","user_expressions":{"good":"a + 1","bad":"#!nothing"}""");
        JsonElement values = kernel.Reply(id).Content.GetProperty("user_expressions");
        Assert.Equal("5", values.GetProperty("good").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", values.GetProperty("bad").GetProperty("status").GetString());
        Assert.Empty(kernel.Shown(id));
    }

    [Fact]
    public void Completion_counts_code_points_where_csharp_counts_units()
    {
        // Each clef is one code point and two UTF-16 units.
        Message reply = kernel.Reply(kernel.Ask("complete_request", """{"code":"𝄞 𝄞ab","cursor_pos":4}"""));
        Assert.Equal("complete_reply", reply.Type);
        Assert.Equal((2, 4), (reply.Content.GetProperty("cursor_start").GetInt32(), reply.Content.GetProperty("cursor_end").GetInt32()));
        Assert.Equal("𝄞a𝄞a", reply.Content.GetProperty("matches")[0].GetString());
    }

    [Theory]
    [InlineData("""{"code":"ab","cursor_pos":99}""")]
    [InlineData("""{"code":"ab"}""")]
    [InlineData("""{"code":"ab","cursor_pos":null}""")]
    public void A_cursor_that_is_not_in_the_code_stands_at_its_end(string content) =>
        Assert.Equal("abab", kernel.Reply(kernel.Ask("complete_request", content)).Content.GetProperty("matches")[0].GetString());

    [Fact]
    public void Inspection_gives_every_form_or_says_that_nothing_is_known()
    {
        Message known = kernel.Reply(kernel.Ask("inspect_request", """{"code":"𝄞b","cursor_pos":1,"detail_level":0}"""));
        Assert.True(known.Content.GetProperty("found").GetBoolean());
        Assert.Equal("b", known.Plain);
        Assert.Equal("<b>", known.Content.GetProperty("data").GetProperty("text/html").GetString());
        Message unknown = kernel.Reply(kernel.Ask("inspect_request", """{"code":"ab","cursor_pos":2}"""));
        Assert.Equal(("ok", false), (unknown.Text("status"), unknown.Content.GetProperty("found").GetBoolean()));
    }

    [Theory]
    [InlineData("1", "complete")]
    [InlineData("{", "incomplete")]
    [InlineData("}", "invalid")]
    public void Consoles_learn_whether_a_line_is_complete(string code, string status)
    {
        Message reply = kernel.Reply(kernel.Ask("is_complete_request", $$"""{"code":"{{code}}"}"""));
        Assert.Equal(status, reply.Text("status"));
        Assert.Equal(status == "incomplete", reply.Content.TryGetProperty("indent", out _));
    }

    [Fact]
    public void A_language_that_fails_at_a_question_is_answered_and_the_next_is_served()
    {
        Message reply = kernel.Reply(kernel.Ask("is_complete_request", """{"code":"!"}"""));
        Assert.Equal(("error", "InvalidOperationException", "broken"), (reply.Text("status"), reply.Text("ename"), reply.Text("evalue")));
        Assert.Equal("complete", kernel.Reply(kernel.Ask("is_complete_request", """{"code":"1"}""")).Text("status"));
    }

    [Fact]
    public void Editors_are_answered_while_a_cell_runs_and_the_cell_is_seen_to_run_on()
    {
        string cell = kernel.Execute(TestKernel.Using + "await System.Threading.Tasks.Task.Delay(-1, stop);");
        kernel.Output(cell, message => message.Type == "execute_input");
        string question = kernel.Ask("complete_request", """{"code":"a","cursor_pos":1}""");
        Assert.Equal("ok", kernel.Reply(question).Text("status"));
        string[] states = kernel.Sockets.Await(sent => sent.Where(one => one.Channel == Channel.IOPub)
            .Select(one => Message.Read(one.Channel, one.Frames)).Where(message => message.Type == "status")
            .Select(message => $"{message.ParentId} {message.Text("execution_state")}").ToArray() is { Length: >= 5 } all ? all : null)!;
        Assert.Equal([$"{question} busy", $"{question} idle", $"{cell} busy"], states[^3..]);
        kernel.Reply(kernel.Ask("interrupt_request", channel: Channel.Control));
        Assert.Equal("error", kernel.Reply(cell).Text("status"));
    }

    [Fact]
    public void History_gives_the_last_a_range_and_those_that_match()
    {
        foreach (string code in new[] { "1", "var b = 2;", "3", "1" })
            kernel.Reply(kernel.Execute(code));
        kernel.Reply(kernel.Execute("4", ""","store_history":false"""));
        Assert.Equal("""[[0,3,"3"],[0,4,"1"]]""", History("""{"hist_access_type":"tail","n":2,"output":false,"raw":true}"""));
        Assert.Equal("""[[0,2,"var b = 2;"]]""", History("""{"hist_access_type":"range","session":0,"start":2,"stop":3}"""));
        Assert.Equal("""[[0,2,"var b = 2;"]]""", History("""{"hist_access_type":"search","pattern":"var*","n":10}"""));
        Assert.Equal("""[[0,3,"3"],[0,4,"1"]]""", History("""{"hist_access_type":"search","pattern":"?","n":10,"unique":true}"""));
        Assert.Equal("""[[0,4,["1","1"]]]""", History("""{"hist_access_type":"tail","n":1,"output":true}"""));
    }

    [Fact]
    public void Widgets_are_told_that_none_lives_here()
    {
        Assert.Empty(kernel.Reply(kernel.Ask("comm_info_request")).Content.GetProperty("comms").EnumerateObject());
        string open = kernel.Ask("comm_open", """{"comm_id":"c1","target_name":"jupyter.widget","data":{}}""");
        Message close = kernel.Shown(open).Single();
        Assert.Equal(("comm_close", "c1"), (close.Type, close.Text("comm_id")));
        Assert.Empty(kernel.Shown(kernel.Ask("comm_msg", """{"comm_id":"c1","data":{}}""")));
        Assert.Empty(kernel.Shown(kernel.Ask("comm_close", """{"comm_id":"c1","data":{}}""")));
    }

    [Fact]
    public void A_heartbeat_is_echoed_while_a_cell_runs()
    {
        string cell = kernel.Execute(TestKernel.Using + "await System.Threading.Tasks.Task.Delay(-1, stop);");
        kernel.Output(cell, message => message.Type == "execute_input");
        kernel.Sockets.Deliver(Channel.Heartbeat, [1], [], [2, 3]);
        IReadOnlyList<byte[]> echo = kernel.Sockets.Await(sent => sent.FirstOrDefault(one => one.Channel == Channel.Heartbeat).Frames);
        Assert.Equal([[1], [], [2, 3]], echo);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shutdown_is_answered_and_ends_the_kernel_even_while_a_cell_runs(bool restart)
    {
        string cell = kernel.Execute(TestKernel.Using + "await System.Threading.Tasks.Task.Delay(-1, stop);");
        kernel.Output(cell, message => message.Type == "execute_input");
        string id = kernel.Ask("shutdown_request", $$"""{"restart":{{(restart ? "true" : "false")}}}""", Channel.Control);
        Message reply = kernel.Reply(id);
        Assert.Equal(("shutdown_reply", "ok", restart), (reply.Type, reply.Text("status"), reply.Content.GetProperty("restart").GetBoolean()));
        Assert.Contains(kernel.Published(id).Concat([kernel.Output(id, message => message.Type == "shutdown_reply")]), message => message.Type == "shutdown_reply");
        Assert.True(kernel.HasEnded(TimeSpan.FromSeconds(10)));
        Assert.Equal("error", kernel.Reply(cell).Text("status"));
    }

    [Fact]
    public void Each_of_two_clients_gets_its_own_replies_and_both_see_all_outputs()
    {
        string first = kernel.Execute("var shared = 5;", client: "ada"), second = kernel.Execute("shared + 1", client: "bob");
        Assert.Equal("ada", kernel.Reply(first).Identity);
        Assert.Equal("bob", kernel.Reply(second).Identity);
        Assert.Equal("6", kernel.Shown(second).Single().Plain);
        Assert.Equal(2, kernel.Reply(second).Content.GetProperty("execution_count").GetInt32());
        // Published messages begin with a topic and no client's name.
        Assert.Equal("execute_result", kernel.Shown(second).Single().Identity);
    }

    [Fact]
    public void What_is_forged_or_broken_is_dropped_with_a_line_in_the_log_and_the_rest_is_served()
    {
        byte[][] twice = TestKernel.Frames("again", "kernel_info_request", "{}", "eve");
        kernel.Sockets.Deliver(Channel.Shell, TestKernel.Frames("forged", "execute_request", """{"code":"1"}""", "eve", "another key"));
        kernel.Sockets.Deliver(Channel.Shell, []);
        kernel.Sockets.Deliver(Channel.Shell, [0xff], [0xfe]);
        kernel.Sockets.Deliver(Channel.Control, [.. TestKernel.Frames("short", "interrupt_request", "{}", "eve").Take(5)]);
        kernel.Sockets.Deliver(Channel.Shell, twice);
        kernel.Sockets.Deliver(Channel.Shell, twice);
        kernel.Sockets.Deliver(Channel.Shell, TestKernel.Frames("odd", "teleport_request", "{}", "eve"));
        Assert.Equal("ok", kernel.Reply(kernel.Execute("1")).Text("status"));
        string log = kernel.Log.ToString();
        foreach (string reason in new[] { "not signed", "of 0 frames has no delimiter", "of 2 frames has no delimiter", "too few frames", "a second time", "'teleport_request' is not known" })
            Assert.Contains(reason, log, StringComparison.Ordinal);
        Assert.Single(kernel.Sockets.Await(sent => sent.Where(one => one.Channel == Channel.Shell).Select(one => Message.Read(one.Channel, one.Frames)).ToArray()),
            message => message.ParentId == "again");
        Assert.Equal(2, kernel.Reply(kernel.Execute("1")).Content.GetProperty("execution_count").GetInt32());
    }

    [Theory]
    [InlineData("execute_request", """{}""", "ok")]
    [InlineData("execute_request", """{"code":7,"silent":"yes"}""", "ok")]
    [InlineData("execute_request", """{"code":"\ud834"}""", "error")]
    [InlineData("complete_request", """{"code":["a"],"cursor_pos":"x"}""", "ok")]
    [InlineData("complete_request", """{"code":"ab","cursor_pos":-5}""", "ok")]
    [InlineData("complete_request", """{"code":"ab\udc00","cursor_pos":99999999999}""", "error")]
    [InlineData("history_request", """{"hist_access_type":"tail","n":-3}""", "ok")]
    [InlineData("history_request", """{"hist_access_type":"dance"}""", "ok")]
    [InlineData("shutdown_request", """{"restart":"maybe"}""", "ok")]
    public void Content_of_wrong_kinds_is_answered_all_the_same(string type, string content, string status) =>
        Assert.Equal(status, kernel.Reply(kernel.Ask(type, content)).Text("status"));

    private string History(string content) =>
        JsonSerializer.Serialize(kernel.Reply(kernel.Ask("history_request", content)).Content.GetProperty("history"));
}
