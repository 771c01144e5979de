using System.Reflection;
using MerWorkbench.Foundation;
using MerWorkbench.Showing;

namespace MerWorkbench.Tests.Showing;

/// <summary>Values in the forms that their types say, as a kernel would ask for them.</summary>
internal static class Shown
{
    /// <summary>Every form wanted of a value in a page; those it has not are left out.</summary>
    public static Dictionary<string, string> In(NotebookPage page, object value)
    {
        using IDisposable use = page.Use();
        var attribute = value.GetType().GetCustomAttributes<TypeFormatterSourceAttribute>(inherit: true).Single();
        var formatters = (IEnumerable<ViewFormatter>)attribute.FormatterSourceType.GetMethod("CreateTypeFormatters")!
            .Invoke(Activator.CreateInstance(attribute.FormatterSourceType), null)!;
        var forms = new Dictionary<string, string>();
        foreach (string mime in attribute.PreferredMimeTypes)
        {
            var writer = new StringWriter();
            if (formatters.Single(formatter => formatter.MimeType == mime).Format(value, writer))
                forms.Add(mime, writer.ToString());
        }
        return forms;
    }

    public static Dictionary<string, string> Alive(object value)
    {
        using var page = new NotebookPage(isStatic: false);
        return In(page, value);
    }

    public static Dictionary<string, string> Static(object value)
    {
        using var page = new NotebookPage(isStatic: true);
        return In(page, value);
    }
}
