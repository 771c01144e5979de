using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>Writes figures to files. Those that are not HTML are drawn by plotly in Debian's chromium, without a window or a network.</summary>
public static class FigureExport
{
    /// <summary>Writes figures, all in one start of the browser (and one more for each PDF).</summary>
    /// <param name="files">The figures and where they go.</param>
    /// <remarks>Nothing is written before all are drawn. The same figure gives the same bytes wherever chromium and its fonts are the same.</remarks>
    /// <exception cref="MerException">
    /// An ending is not known, chromium is missing, it took too long, or plotly refused a figure; nothing is written.
    /// </exception>
    public static void WriteAll(params IReadOnlyList<FigureFile> files)
    {
        FigureFormat[] formats = [.. files.Select(file => file.Format)];
        int[] toDraw = [.. Enumerable.Range(0, files.Count).Where(i => formats[i] != FigureFormat.Html)];
        var contents = new byte[files.Count][];
        for (int i = 0; i < files.Count; i++)
            if (formats[i] == FigureFormat.Html)
                contents[i] = Encoding.UTF8.GetBytes(files[i].Figure.ToHtml());

        if (toDraw.Length > 0)
        {
            string page = FigurePage.Drawing([.. toDraw.Select(i => (files[i].Figure, formats[i] == FigureFormat.Png))]);
            var images = FigurePage.Drawn(Chromium.Run(page));
            foreach (var (i, image) in toDraw.Zip(images))
                contents[i] = formats[i] switch
                {
                    FigureFormat.Png => Convert.FromBase64String(image),
                    FigureFormat.Pdf => Pdf.WithoutDates(Chromium.Print(FigurePage.Printed(files[i].Figure, image))),
                    _ => Encoding.UTF8.GetBytes(image + "\n"),
                };
        }

        foreach (var (file, content) in files.Zip(contents))
            AtomicFile.Write(file.Path, stream => stream.Write(content));
    }
}
