using System.Globalization;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Torch;

namespace MerWorkbench.Notebooks.Tests.Display;

public sealed class FormattersTests
{
    private sealed record Song(string Title, double Valence, Song? Cover = null);

    public static TheoryData<object?, string> Texts => new()
    {
        { null, "null" },
        { "a <b>", "a <b>" },
        { 0.1, "0.1" },
        { 1e300, "1E+300" },
        { 12.5m, "12.5" },
        { true, "True" },
        { DayOfWeek.Monday, "Monday" },
        { new DateTime(2026, 11, 22, 15, 0, 1), "2026-11-22 15:00:01" },
        { TimeSpan.FromSeconds(90), "00:01:30" },
        { new[] { 1, 2, 3 }, "[1, 2, 3]" },
        { new[] { 1.5, 2 }, "[1.5, 2]" },
        { (1, "x"), "(1, x)" },
        { new Song("Echo", 0.5), "Song { Title = Echo, Valence = 0.5, Cover = null }" },
        { new { A = 1, B = new { C = 2.5 } }, "{ A = 1, B = { C = 2.5 } }" },
        { typeof(Dictionary<string, int[]>), "Dictionary<string, int[]>" },
        { new InvalidOperationException("no"), "InvalidOperationException: no" },
        { Enumerable.Range(0, 1000), "[" + string.Join(", ", Enumerable.Range(0, 100)) + ", … (1000 in all)]" },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void Values_have_the_text_a_person_expects(object? value, string expected) =>
        Assert.Equal(expected, Formatters.Format(value).PlainText);

    [Fact]
    public void Numbers_look_the_same_whatever_the_language_of_the_machine()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("0.5", Formatters.Format(0.5).PlainText);
            Assert.Contains("<td style=\"text-align:right\">0.5</td>", Formatters.Format(new[] { new Song("Echo", 0.5) })[Mime.Html]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Records_make_a_table_in_text_and_html()
    {
        MimeBundle bundle = Formatters.Format(new[] { new Song("Echo & <Narcissus>", 0.5), new Song("Rain", -0.25) });
        Assert.Equal("""
            Title               Valence  Cover
            ------------------  -------  -----
            Echo & <Narcissus>      0.5  null
            Rain                  -0.25  null
            """, bundle.PlainText);
        Assert.Contains("<th style=\"text-align:left\">Title</th><th style=\"text-align:right\">Valence</th>", bundle[Mime.Html]);
        Assert.Contains("<td style=\"text-align:left\">Echo &amp; &lt;Narcissus&gt;</td>", bundle[Mime.Html]);
    }

    [Fact]
    public void A_long_table_is_cut_at_a_hundred_rows_and_says_how_many_there_are()
    {
        MimeBundle bundle = Formatters.Format(Enumerable.Range(0, 1234).Select(i => new { Number = i }).ToList());
        Assert.Contains("<p>100 of 1234 rows</p>", bundle[Mime.Html]);
        Assert.EndsWith("(100 of 1234 rows)", bundle.PlainText);
        Assert.Equal(101, bundle[Mime.Html]!.Split("<tr>").Length - 1);
    }

    [Fact]
    public void An_endless_sequence_is_shown_by_its_beginning()
    {
        static IEnumerable<Song> Endless()
        {
            for (int i = 0; ; i++)
                yield return new($"song {i}", i);
        }
        Assert.Contains("the first 100 rows; there are more", Formatters.Format(Endless()).PlainText);
    }

    [Fact]
    public void Dictionaries_become_tables_alone_and_in_sequences()
    {
        Assert.Equal("Key    Value\n-----  -----\ntempo    120", Formatters.Format(new Dictionary<string, int> { ["tempo"] = 120 }).PlainText);
        var rows = new[] { new Dictionary<string, object?> { ["a"] = 1 }, new Dictionary<string, object?> { ["a"] = 2, ["b"] = "x" } };
        Assert.Equal("a  b\n-  -\n1\n2  x", Formatters.Format(rows).PlainText);
    }

    [Fact]
    public void What_is_nested_is_folded_and_a_cycle_ends()
    {
        MimeBundle bundle = Formatters.Format(new[] { new Song("Echo", 0.5, new Song("Other", 0.1)) });
        Assert.Contains("<details><summary>Song { Title = Other,", bundle[Mime.Html]);
        var knot = new Knot();
        knot.Itself = knot;
        Assert.StartsWith("Knot { Itself = Knot { Itself = Knot", Formatters.Format(knot).PlainText);
    }

    [Fact]
    public void A_value_that_throws_when_it_is_looked_at_breaks_nothing()
    {
        Assert.Contains("Bad = FormatException: broken", Formatters.Format(new Throws()).PlainText);
        Assert.Contains("could not be shown: InvalidOperationException: no text", Formatters.Format(new ThrowsText()).PlainText);
        Assert.Contains("could not be shown: FormatException: second", Formatters.Format(Second()).PlainText);

        static IEnumerable<Song> Second()
        {
            yield return new("first", 0);
            throw new FormatException("second");
        }
    }

    [Fact]
    public void Stopping_the_cell_is_not_taken_for_a_fault_of_the_value()
    {
        static IEnumerable<Song> Stopped()
        {
            yield return new("first", 0);
            throw new OperationCanceledException();
        }
        Assert.Throws<OperationCanceledException>(() => Formatters.Format(Stopped()));
    }

    [Fact]
    public void A_task_says_that_it_must_be_awaited() =>
        Assert.Equal("Task<int>, not awaited: write 'await' before it to see its value", Formatters.Format(Task.FromResult(1)).PlainText);

    [Fact]
    public void A_tensor_shows_shape_type_and_numbers()
    {
        using var tensor = torch.tensor(new float[] { 1, 2.5f, 3, 4 }, [2, 2]);
        MimeBundle bundle = Formatters.Format(tensor);
        Assert.StartsWith("[2x2], type = Float32, device = cpu", bundle.PlainText);
        Assert.Contains("2.5", bundle.PlainText);
        Assert.Contains("<b>[2x2], type = Float32", bundle[Mime.Html]);
        tensor.Dispose();
        Assert.Equal("disposed tensor", Formatters.Format(tensor).PlainText);
    }

    [Fact]
    public void A_form_can_be_asked_for()
    {
        Assert.Equal("<pre>a &lt;b&gt;</pre>", Formatters.Format("a <b>", Mime.Html)[Mime.Html]);
        Assert.Null(Formatters.Format(new[] { new Song("Echo", 1) }, Mime.Plain)[Mime.Html]);
    }

    private sealed class Knot
    {
        public Knot? Itself { get; set; }
    }

    private sealed class Throws
    {
        public int Good => 1;

        public int Bad => throw new FormatException("broken");
    }

    private sealed class ThrowsText
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }
}
