using System.Text;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>Chromium writes the time of printing into a PDF; a figure must not depend on it.</summary>
internal static class Pdf
{
    /// <summary>Sets the two dates of the information dictionary to the start of 2000, in place: no offset in the file moves.</summary>
    public static byte[] WithoutDates(byte[] pdf)
    {
        foreach (string key in (string[])["/CreationDate (D:", "/ModDate (D:"])
        {
            byte[] mark = Encoding.ASCII.GetBytes(key);
            int at = pdf.AsSpan().LastIndexOf(mark);
            if (at < 0)
                throw new MerException($"Chromium wrote a PDF without '{key}'.");
            "20000101000000"u8.CopyTo(pdf.AsSpan(at + mark.Length));
        }
        return pdf;
    }
}
