using System.Collections;

namespace MerWorkbench.Notebooks.Display;

/// <summary>
/// One value in several forms, by mime type, in the order they were added. <c>text/plain</c> is always there.
/// Text forms hold their text, JSON forms their JSON text, image forms base64 (SVG: its XML), as a notebook file does.
/// </summary>
public sealed class MimeBundle : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> forms = [];

    /// <summary>A bundle with its plain text.</summary>
    public MimeBundle(string plainText) => forms.Add(new(Mime.Plain, plainText));

    /// <summary>The value as plain text.</summary>
    public string PlainText => this[Mime.Plain]!;

    /// <inheritdoc/>
    public int Count => forms.Count;

    /// <summary>The form of a mime type, or null.</summary>
    public string? this[string mime] => forms.FirstOrDefault(form => form.Key == mime).Value;

    /// <summary>The same bundle with one more form, or with that form replaced.</summary>
    public MimeBundle With(string mime, string content)
    {
        var copy = new MimeBundle(PlainText);
        copy.forms.Clear();
        copy.forms.AddRange(forms.Where(form => form.Key != mime));
        copy.forms.Add(new(mime, content));
        return copy;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => forms.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
