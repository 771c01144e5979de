using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>
/// Draws figures by plotly in one browser without a window, which is started for the first of them and stays until this is disposed of: the first takes a few seconds, each
/// other some tenths of one. The same figure gives the same bytes, whatever was drawn before it, wherever chromium and its fonts are the same.
/// </summary>
/// <remarks>Several threads may draw; they take turns.</remarks>
public sealed class FigureDrawer : IDisposable
{
    private readonly Lock gate = new();
    private Chromium? browser;
    private string drawing = "";

    /// <summary>Vector graphics with texts as text.</summary>
    /// <exception cref="MerException">Chromium is missing or failed, or plotly refused the figure.</exception>
    public string ToSvg(Figure figure) => SvgText.Ordered(Draw(figure, "svg", 1)) + "\n";

    /// <summary>An image of 300 dots an inch.</summary>
    /// <inheritdoc cref="ToSvg"/>
    public byte[] ToPng(Figure figure) => ToPng(figure, FigurePage.ImageResolution / 96);

    /// <summary>One page of the figure's size, fonts inside.</summary>
    /// <inheritdoc cref="ToSvg"/>
    public byte[] ToPdf(Figure figure)
    {
        lock (gate)
        {
            Draw(figure, "pdf", 1);
            return With(browser =>
            {
                byte[] pdf = browser.Print(drawing);
                browser.Evaluate(drawing, FigurePage.Clearing);
                return Pdf.WithoutDates(pdf);
            });
        }
    }

    /// <summary>Ends the browser.</summary>
    public void Dispose()
    {
        lock (gate)
            End();
    }

    /// <summary>The figure as its file holds it.</summary>
    internal byte[] Draw(Figure figure, FigureFormat format) => format switch
    {
        FigureFormat.Html => Encoding.UTF8.GetBytes(figure.ToHtml()),
        FigureFormat.Png => ToPng(figure),
        FigureFormat.Pdf => ToPdf(figure),
        _ => Encoding.UTF8.GetBytes(ToSvg(figure)),
    };

    /// <summary>An image of so many dots for a pixel of the figure.</summary>
    internal byte[] ToPng(Figure figure, double scale) => Convert.FromBase64String(Draw(figure, "png", scale));

    /// <summary>An SVG of somebody else as an image.</summary>
    internal byte[] ToPng(string svg, double width, double height, double scale) =>
        With(browser => Convert.FromBase64String(browser.Evaluate(drawing, FigurePage.Painting(svg, width, height, scale))));

    private string Draw(Figure figure, string format, double scale) => With(browser =>
    {
        try
        {
            return browser.Evaluate(drawing, FigurePage.Drawing(figure, format, scale));
        }
        catch (MerException refused) when (refused.Where is null)
        {
            throw new MerException($"Plotly could not draw the figure: {refused.Problem}");
        }
    });

    private T With<T>(Func<Chromium, T> work)
    {
        lock (gate)
        {
            try
            {
                if (browser is null)
                {
                    browser = new();
                    drawing = browser.Open(FigurePage.ForDrawing);
                }
                return work(browser);
            }
            catch (MerException broken) when (broken.Where is not null)
            {
                // The browser itself failed: the next figure gets a new one.
                End();
                throw;
            }
        }
    }

    private void End()
    {
        browser?.Dispose();
        browser = null;
    }
}
