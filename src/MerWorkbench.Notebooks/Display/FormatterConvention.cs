using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace MerWorkbench.Notebooks.Display;

/// <summary>
/// How a type of a library says what it looks like without knowing any kernel, by names alone. The type, or a class it derives from, has an attribute
/// named <c>TypeFormatterSourceAttribute</c>, of any namespace, with a property <c>FormatterSourceType</c> (a type with an empty
/// constructor) and perhaps <c>PreferredMimeTypes</c> (strings; else HTML alone). That source has a method <c>CreateTypeFormatters()</c>,
/// which gives objects with a property <c>MimeType</c> and a method <c>bool Format(object, TextWriter)</c>, which returns false where
/// the value has no such form. All may be internal but <c>Format</c>, which is public.
/// </summary>
/// <remarks>
/// An addition of ours: the source may have a method <c>Row(object)</c>, which gives the value as pairs of a column's name and what
/// stands there; tables of many such values have these columns.
/// </remarks>
internal sealed class FormatterConvention
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, FormatterConvention?> Known = [];

    private readonly Attribute attribute;
    private readonly object source;
    private readonly MethodInfo? row;
    private readonly List<(string Mime, object Formatter, MethodInfo Format)> formatters = [];

    private FormatterConvention(Attribute attribute)
    {
        this.attribute = attribute;
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType", Members)!.GetValue(attribute)!;
        source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        row = sourceType.GetMethod("Row", Members, [typeof(object)]);
        var made = (System.Collections.IEnumerable)sourceType.GetMethod("CreateTypeFormatters", Members, [])!.Invoke(source, null)!;
        foreach (object formatter in made)
        {
            Type type = formatter.GetType();
            formatters.Add(((string)type.GetProperty("MimeType", Members)!.GetValue(formatter)!, formatter,
                type.GetMethod("Format", Members, [typeof(object), typeof(TextWriter)])!));
        }
    }

    /// <summary>The value's forms, if its type has any of its own.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">The forms wanted; those its type prefers where none is named.</param>
    public static MimeBundle? TryFormat(object value, IReadOnlyList<string> mimeTypes) => Find(value.GetType())?.Format(value, mimeTypes);

    /// <summary>The value's own text, or null.</summary>
    public static string? TryText(object value) => Find(value.GetType()) is { } own ? own.Write(value, Mime.Plain).Text : null;

    /// <summary>Whether values of the type say what stands in a table's row.</summary>
    public static bool HasRow(Type type) => Find(type)?.row is not null;

    /// <summary>What stands in a table's row, or null where the type does not say.</summary>
    public static IEnumerable<KeyValuePair<string, object?>>? TryRow(object value) =>
        Find(value.GetType()) is { row: { } row } own ? (IEnumerable<KeyValuePair<string, object?>>)row.Invoke(own.source, [value])! : null;

    private static FormatterConvention? Find(Type type) => Known.GetOrAdd(type, static type =>
        type.GetCustomAttributes(inherit: true).OfType<Attribute>().FirstOrDefault(a => a.GetType().Name == AttributeName) is { } attribute
            ? new(attribute)
            : null);

    private MimeBundle Format(object value, IReadOnlyList<string> wanted)
    {
        // Asked each time: what a type prefers may depend on whether the document is to be committed.
        string[] preferred = attribute.GetType().GetProperty("PreferredMimeTypes", Members)?.GetValue(attribute) is string[] { Length: > 0 } own ? own : [Mime.Html];
        var failures = new List<string>();
        string plain = Form(Mime.Plain) ?? TextView.WithoutOwnText(value);
        var forms = (wanted.Count > 0 ? wanted : preferred).Where(mime => mime != Mime.Plain)
            .Select(mime => (Mime: mime, Text: Form(mime))).Where(form => form.Text is not null).ToArray();
        var bundle = new MimeBundle(string.Join('\n', [plain, .. failures]));
        foreach (var (mime, text) in forms)
            bundle = bundle.With(mime, text!);
        return bundle;

        string? Form(string mime)
        {
            var (text, failure) = Write(value, mime);
            if (failure is not null)
                failures.Add($"({mime} could not be made: {failure})");
            return text;
        }
    }

    private (string? Text, string? Failure) Write(object value, string mime)
    {
        foreach (var (_, formatter, format) in formatters.Where(f => f.Mime == mime))
        {
            var writer = new StringWriter(CultureInfo.InvariantCulture);
            try
            {
                if ((bool)format.Invoke(formatter, [value, writer])!)
                    return (writer.ToString(), null);
            }
            catch (TargetInvocationException e) when (!Formatters.IsStop(e))
            {
                return (null, (e.InnerException ?? e).Message);
            }
        }
        return default;
    }
}
