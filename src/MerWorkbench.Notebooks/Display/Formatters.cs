namespace MerWorkbench.Notebooks.Display;

/// <summary>Turns values into what a notebook shows.</summary>
public static class Formatters
{
    /// <summary>A value in every form it has; <c>text/plain</c> always.</summary>
    public static MimeBundle Format(object? value) => new(value?.ToString() ?? "null");
}
