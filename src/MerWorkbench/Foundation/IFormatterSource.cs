namespace MerWorkbench.Foundation;

/// <summary>What <see cref="TypeFormatterSourceAttribute"/> asks of the class that shows a type.</summary>
internal interface IFormatterSource
{
    /// <summary>The forms that values have in the document being written, best first.</summary>
    string[] MimeTypes { get; }
}
