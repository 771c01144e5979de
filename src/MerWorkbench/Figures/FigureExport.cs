using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>Writes figures to files. Those that are not HTML are drawn by plotly in Debian's chromium, without a window or a network.</summary>
public static class FigureExport
{
    /// <summary>Writes figures, all in one start of the browser.</summary>
    /// <param name="files">The figures and where they go.</param>
    /// <remarks>Nothing is written before all are drawn. The same figure gives the same bytes wherever chromium and its fonts are the same.</remarks>
    /// <exception cref="MerException">
    /// An ending is not known, chromium is missing, it took too long, or plotly refused a figure; nothing is written.
    /// </exception>
    public static void WriteAll(params IReadOnlyList<FigureFile> files)
    {
        FigureFormat[] formats = [.. files.Select(file => file.Format)];
        using var drawer = new FigureDrawer();
        byte[][] contents = [.. files.Zip(formats, (file, format) => drawer.Draw(file.Figure, format))];
        foreach (var (file, content) in files.Zip(contents))
            AtomicFile.Write(file.Path, stream => stream.Write(content));
    }
}
