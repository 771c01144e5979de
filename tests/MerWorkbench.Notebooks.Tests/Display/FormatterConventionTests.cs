using MerWorkbench.Notebooks.Display;

namespace MerWorkbench.Notebooks.Tests.Display;

/// <summary>A library that knows nothing of us: its attribute and its sources are known by their names alone.</summary>
public sealed class FormatterConventionTests
{
    [Fact]
    public void Every_preferred_form_is_made_and_the_text_always()
    {
        MimeBundle bundle = Formatters.Format(new Flower("rose"));
        Assert.Equal("a rose", bundle.PlainText);
        Assert.Equal("<i>rose</i>", bundle[Mime.Html]);
        Assert.Equal("{\"name\":\"rose\"}", bundle["application/vnd.flower+json"]);
        Assert.Null(bundle[Mime.Svg]);
    }

    [Fact]
    public void A_derived_class_is_shown_as_its_base() => Assert.Equal("<i>dog rose</i>", Formatters.Format(new Wild("dog rose"))[Mime.Html]);

    [Fact]
    public void A_form_that_fails_is_left_out_with_its_reason()
    {
        MimeBundle bundle = Formatters.Format(new Flower("thistle"));
        Assert.Null(bundle[Mime.Html]);
        Assert.Equal("a thistle\n(text/html could not be made: it stings)", bundle.PlainText);
        Assert.NotNull(bundle["application/vnd.flower+json"]);
    }

    [Fact]
    public void Without_preferences_html_is_asked_for_and_the_text_is_what_the_value_says()
    {
        MimeBundle bundle = Formatters.Format(new Stone());
        Assert.Equal("<hr>", bundle[Mime.Html]);
        Assert.Equal("a stone", bundle.PlainText);
    }

    [Fact]
    public void A_type_that_says_what_a_row_holds_makes_such_tables() =>
        Assert.Equal("Name    Length\n------  ------\nrose         4\nnettle       6", Formatters.Format(new[] { new Flower("rose"), new Flower("nettle") }).PlainText);

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class TypeFormatterSourceAttribute(Type type) : Attribute
    {
        public Type FormatterSourceType { get; } = type;

        public string[]? PreferredMimeTypes { get; init; }
    }

    [TypeFormatterSource(typeof(FlowerSource), PreferredMimeTypes = ["text/html", "application/vnd.flower+json", "image/svg+xml"])]
    private class Flower(string name)
    {
        public string Name => name;
    }

    private sealed class Wild(string name) : Flower(name);

    [TypeFormatterSource(typeof(StoneSource))]
    private sealed class Stone
    {
        public override string ToString() => "a stone";
    }

    private sealed class FlowerSource
    {
        internal IEnumerable<object> CreateTypeFormatters() =>
        [
            new FlowerFormatter("text/html", name => name == "thistle" ? throw new InvalidOperationException("it stings") : $"<i>{name}</i>"),
            new FlowerFormatter("application/vnd.flower+json", name => $$"""{"name":"{{name}}"}"""),
            new FlowerFormatter("text/plain", name => $"a {name}"),
            new FlowerFormatter("image/svg+xml", _ => null),
        ];

        internal IEnumerable<KeyValuePair<string, object?>> Row(object value) =>
            [new("Name", ((Flower)value).Name), new("Length", ((Flower)value).Name.Length)];
    }

    private sealed class FlowerFormatter(string mime, Func<string, string?> write)
    {
        public string MimeType => mime;

        public bool Format(object value, TextWriter writer)
        {
            string? text = write(((Flower)value).Name);
            writer.Write(text);
            return text is not null;
        }
    }

    private sealed class StoneSource
    {
        public IEnumerable<object> CreateTypeFormatters() => [new StoneFormatter()];
    }

    private sealed class StoneFormatter
    {
        public string MimeType => "text/html";

        public bool Format(object value, TextWriter writer)
        {
            writer.Write("<hr>");
            return true;
        }
    }
}
