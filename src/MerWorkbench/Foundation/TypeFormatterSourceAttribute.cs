namespace MerWorkbench.Foundation;

/// <summary>
/// Says how a notebook shows a type, in the way of .NET Interactive: a kernel looks for an attribute of this name, wherever it is defined, and reads its
/// two properties. So the library depends on no kernel. The showing class is named by its name alone: it stands on the top floor, in <c>Showing</c>,
/// and knows the type, not the other way round.
/// </summary>
/// <param name="view">The class in <c>MerWorkbench.Showing</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(string view) : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } =
        typeof(TypeFormatterSourceAttribute).Assembly.GetType($"MerWorkbench.Showing.{view}", throwOnError: true)!;

    /// <summary>The forms wanted of a value, beside its text.</summary>
    public string[] PreferredMimeTypes => ((IFormatterSource)Activator.CreateInstance(FormatterSourceType)!).MimeTypes;
}
