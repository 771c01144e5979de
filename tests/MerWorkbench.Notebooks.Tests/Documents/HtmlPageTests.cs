using System.Text.Json.Nodes;
using MerWorkbench.Notebooks.Documents;

namespace MerWorkbench.Notebooks.Tests.Documents;

public sealed class HtmlPageTests
{
    [Fact]
    public void Text_code_and_outputs_are_there_and_nothing_is_fetched()
    {
        NotebookCell code = NotebookCell.Code("a", "var x = \"<b>\"; // why");
        code.Outputs =
        [
            new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "a < b\n" },
            new JsonObject { ["output_type"] = "display_data", ["data"] = new JsonObject { ["text/plain"] = "picture", ["image/svg+xml"] = "<svg id=\"here\"></svg>" } },
            new JsonObject { ["output_type"] = "error", ["traceback"] = new JsonArray("\u001b[31mE: <wrong>\u001b[0m") },
        ];
        string page = HtmlPage.Of(new(NotebookCell.Text("t", "# The title\n\nSome *text*."), code));
        Assert.Contains("<title>The title</title>", page, StringComparison.Ordinal);
        Assert.Contains("<em>text</em>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">var</span> x = <span class=\"s\">&quot;&lt;b&gt;&quot;</span>; <span class=\"c\">// why</span>", page, StringComparison.Ordinal);
        Assert.Contains("a &lt; b", page, StringComparison.Ordinal);
        Assert.Contains("<svg id=\"here\">", page, StringComparison.Ordinal);
        Assert.Contains("E: &lt;wrong&gt;</pre>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }
}
