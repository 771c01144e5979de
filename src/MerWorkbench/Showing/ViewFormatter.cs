namespace MerWorkbench.Showing;

/// <summary>Writes values in one form; its two members are what kernels look for by name.</summary>
/// <param name="mime">The form.</param>
/// <param name="write">Gives the value in that form, or null where it has none.</param>
internal sealed class ViewFormatter(string mime, Func<object, string?> write)
{
    /// <summary>The form.</summary>
    public string MimeType => mime;

    /// <summary>Writes a value; false where it has no such form.</summary>
    public bool Format(object value, TextWriter writer)
    {
        string? text = write(value);
        writer.Write(text);
        return text is not null;
    }
}
