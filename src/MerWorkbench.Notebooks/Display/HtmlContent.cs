namespace MerWorkbench.Notebooks.Display;

/// <summary>HTML to be shown as it is: <c>HTML("&lt;b&gt;bold&lt;/b&gt;")</c>. Any other text is encoded.</summary>
/// <param name="Html">The markup.</param>
public sealed record HtmlContent(string Html)
{
    /// <summary>The markup.</summary>
    public override string ToString() => Html;
}
