using System.Reflection;

namespace MerWorkbench.Notebooks.Display;

/// <summary>
/// Turns values into what a notebook shows. A value's type may say so itself, by .NET Interactive's convention: an attribute named
/// <c>TypeFormatterSourceAttribute</c> (see <see cref="FormatterConvention"/>). Else sequences of records, of anonymous types and of
/// dictionaries become tables, records become a table of their properties, and all others their text.
/// </summary>
public static class Formatters
{
    /// <summary>A value in every form it has; <c>text/plain</c> always.</summary>
    /// <param name="value">What to show; a <see cref="MimeBundle"/> is taken as it is.</param>
    /// <param name="mimeTypes">The forms wanted beside the text; all where none is named. Text that is not HTML is encoded where HTML is asked for.</param>
    /// <remarks>A form that fails is left out and the text says why: showing a value never breaks a cell. Only stopping the cell does.</remarks>
    public static MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        MimeBundle all;
        try
        {
            all = Every(value, mimeTypes);
        }
        catch (Exception e) when (!IsStop(e))
        {
            all = new($"{TextView.NameOf(value!.GetType())} (it could not be shown: {TextView.Of(e)})");
        }
        return mimeTypes.Count == 0 ? all : Only(all, mimeTypes);
    }

    /// <summary>Whether an exception is the person's wish to stop and not a fault.</summary>
    internal static bool IsStop(Exception exception) =>
        exception is OperationCanceledException or ThreadInterruptedException || (exception is TargetInvocationException { InnerException: { } inner } && IsStop(inner));

    private static MimeBundle Every(object? value, IReadOnlyList<string> mimeTypes)
    {
        switch (value)
        {
            case null: return new("null");
            case MimeBundle bundle: return bundle;
            case HtmlContent html: return new MimeBundle(html.Html).With(Mime.Html, html.Html);
        }
        if (FormatterConvention.TryFormat(value, mimeTypes) is { } own)
            return own;
        var plain = new MimeBundle(TextView.Of(value));
        return HtmlView.Of(value) is { } shown ? plain.With(Mime.Html, shown) : plain;
    }

    private static MimeBundle Only(MimeBundle all, IReadOnlyList<string> mimeTypes)
    {
        var some = new MimeBundle(all.PlainText);
        foreach (string mime in mimeTypes.Where(mime => mime != Mime.Plain))
        {
            string? form = all[mime] ?? (mime == Mime.Html ? $"<pre>{HtmlView.Encode(all.PlainText)}</pre>" : null);
            // A text asked for as Markdown or SVG is just that.
            some = some.With(mime, form ?? all.PlainText);
        }
        return some;
    }
}
