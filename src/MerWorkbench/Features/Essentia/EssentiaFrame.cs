using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;

namespace MerWorkbench.Features.Essentia;

/// <summary>The frames of MusicExtractor's low-level part: 2048 samples every 1024, blackmanharris62 scaled to the sum 2.</summary>
internal static class EssentiaFrame
{
    public const int Length = 2048, Hop = 1024, Bins = Length / 2 + 1;

    public static Framing Framing { get; } = new(Length, Hop, UntilEnd: true);

    /// <summary>The spectra of such frames.</summary>
    public static PeakSpectrum Spectrum() => new(Window.MakeNormalized(WindowShape.BlackmanHarris62, Length));

    /// <summary>Puts a value at the head of what is left of a row.</summary>
    public static void Put(ref Span<float> row, float value)
    {
        row[0] = value;
        row = row[1..];
    }

    /// <summary>Takes the head of what is left of a row.</summary>
    public static Span<float> Cut(ref Span<float> row, int count)
    {
        var head = row[..count];
        row = row[count..];
        return head;
    }
}
