using MerWorkbench.Dsp;
using MerWorkbench.Features.Tonal;

namespace MerWorkbench.Features;

/// <summary>What a choice of frame descriptors needs to look up: window, filters, transforms. Many threads may share it.</summary>
internal sealed class FrameTables
{
    private const FrameDescriptors OfMel = FrameDescriptors.LogMel | FrameDescriptors.Mfcc | FrameDescriptors.OnsetFlux;
    private const FrameDescriptors OfMagnitude = FrameDescriptors.Centroid | FrameDescriptors.Bandwidth | FrameDescriptors.RollOff;
    private const FrameDescriptors OfSamples = FrameDescriptors.Rms | FrameDescriptors.ZeroCrossings;

    public FrameTables(FrameRecipe recipe, FrameDescriptors chosen)
    {
        (Recipe, Chosen) = (recipe, chosen);
        Fft = new RealFft(recipe.FrameLength);
        Window = Dsp.Window.Make(recipe.Window, recipe.FrameLength, recipe.PeriodicWindow);
        if ((chosen & OfMel) != 0)
            Mel = new MelFilterBank(recipe.MelBands, recipe.FrameLength, recipe.Rate, recipe.LowestMel, recipe.MelCeiling, recipe.MelScale, recipe.MelNorm);
        if (Has(FrameDescriptors.Mfcc))
            Dct = new Dct(recipe.MelBands, recipe.Coefficients);
        if (Has(FrameDescriptors.Chroma) || Has(FrameDescriptors.Tonnetz))
            Chroma = new ChromaFilterBank(recipe.FrameLength, recipe.Rate);
        if (Has(FrameDescriptors.Tonnetz))
            Tonnetz = new Tonnetz();
        if ((chosen & (OfMagnitude | FrameDescriptors.Contrast | FrameDescriptors.Flatness)) != 0)
            Shape = new SpectralShape(recipe.FrameLength, recipe.Rate);
    }

    public FrameRecipe Recipe { get; }

    public FrameDescriptors Chosen { get; }

    public RealFft Fft { get; }

    public float[] Window { get; }

    public MelFilterBank? Mel { get; }

    public Dct? Dct { get; }

    public ChromaFilterBank? Chroma { get; }

    public Tonnetz? Tonnetz { get; }

    public SpectralShape? Shape { get; }

    public bool NeedsSpectrum => (Chosen & ~OfSamples) != 0;

    public bool NeedsMagnitude => (Chosen & (OfMagnitude | FrameDescriptors.Contrast)) != 0;

    public bool Has(FrameDescriptors one) => (Chosen & one) != 0;
}
