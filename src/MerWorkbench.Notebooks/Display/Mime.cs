namespace MerWorkbench.Notebooks.Display;

/// <summary>The mime types that notebooks use.</summary>
public static class Mime
{
    /// <summary>Plain text.</summary>
    public const string Plain = "text/plain";

    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>JavaScript to be run by the page.</summary>
    public const string JavaScript = "application/javascript";

    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>SVG, as XML text.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>PNG, in base64.</summary>
    public const string Png = "image/png";

    /// <summary>LaTeX.</summary>
    public const string Latex = "text/latex";

    /// <summary>Whether the form is JSON, to be sent as an object and not as text.</summary>
    public static bool IsJson(string mime) => mime == Json || (mime.EndsWith("+json", StringComparison.Ordinal));
}
