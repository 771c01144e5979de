using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Comparison;

/// <summary>The MFCCs of well-known tools, each with its defaults.</summary>
public static class MfccConventions
{
    private const int HtkWindow = 551, HtkHop = 220;    // 25 ms and 10 ms at 22,050 Hz

    /// <summary>librosa's <c>feature.mfcc</c>.</summary>
    public static MfccConvention Librosa { get; } = new("librosa", "librosa 0.10, feature.mfcc with its defaults")
    {
        Framing = new(new Framing(2048, 512)),
        Window = new(WindowShape.Hann, Periodic: true),
        Spectrum = new(Power: true),
        Mel = new(128, MelScale.Slaney, MelHeight.UnitArea),
        Logarithm = new(10, Natural: false, 1e-10, Top: 80),
        Cosine = new(20),
    };

    /// <summary>Essentia's <c>MFCC</c> after <c>FrameCutter</c>, <c>Windowing</c> and <c>Spectrum</c>.</summary>
    public static MfccConvention Essentia { get; } = new("essentia", "Essentia 2.1, FrameCutter, Windowing, Spectrum and MFCC with their defaults (sample rate set)")
    {
        Framing = new(new Framing(1024, 512, UntilEnd: true)),
        Window = new(WindowShape.Hann, Periodic: false, Normalized: true),
        Spectrum = new(Power: true),
        Mel = new(40, MelScale.Htk, MelHeight.UnitSum) { High = new Hertz(11_000), StraightInMel = true },
        Logarithm = new(20, Natural: false, 1e-10),
        Cosine = new(13),
    };

    /// <summary>HTK's MFCC of 26 bands, as its book sets them.</summary>
    public static MfccConvention Htk { get; } = new("htk", "HTK 3.4, MFCC of 26 bands by the HTK book: 25 ms every 10 ms, USEPOWER = F, CEPLIFTER = 22")
    {
        Scale = new(32768),
        Framing = new(new Framing(HtkWindow, HtkHop, Centered: false)),
        PreEmphasis = new(0.97),
        Window = new(WindowShape.Hamming, Periodic: false),
        Spectrum = new(Power: false, Padded: true),
        Mel = new(26, MelScale.Htk, MelHeight.UnitPeak) { StraightInMel = true },
        Logarithm = new(1, Natural: true, 1),
        Cosine = new(12, First: 1, Orthonormal: false),
        Lifter = new(22),
    };

    /// <summary>Marsyas's MFCC: Slaney's Auditory Toolbox of 1998 on bextract's frames.</summary>
    public static MfccConvention Marsyas { get; } = new("marsyas", "Marsyas 0.5, bextract: Slaney's Auditory Toolbox (1998) on power")
    {
        Framing = new(new Framing(512, 512, Centered: false, UntilEnd: true)),
        Window = new(WindowShape.Hamming, Periodic: false),
        Spectrum = new(Power: true, DividedByLength: true),
        Mel = new(40, MelScale.Slaney, MelHeight.UnitArea) { ToolboxEdges = true },
        Logarithm = new(1, Natural: false, 0),
        Cosine = new(13),
    };

    /// <summary>torchaudio's <c>transforms.MFCC</c>.</summary>
    public static MfccConvention Torchaudio { get; } = new("torchaudio", "torchaudio 2, transforms.MFCC with its defaults")
    {
        Framing = new(new Framing(400, 200, Padding: FramePadding.Reflect)),
        Window = new(WindowShape.Hann, Periodic: true),
        Spectrum = new(Power: true),
        Mel = new(128, MelScale.Htk, MelHeight.UnitPeak),
        Logarithm = new(10, Natural: false, 1e-10, Top: 80),
        Cosine = new(40),
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MfccConvention> All { get; } = [Librosa, Essentia, Htk, Marsyas, Torchaudio];

    /// <summary>The convention of a name.</summary>
    /// <param name="name">Its name: <c>librosa</c>.</param>
    /// <exception cref="MerException">There is none of that name.</exception>
    public static MfccConvention Find(string name) =>
        All.FirstOrDefault(convention => convention.Name == name)
        ?? throw new MerException($"there are no MFCCs by the convention '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(convention => convention.Name))}.");
}
