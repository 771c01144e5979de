using System.Text.Json;
using MerWorkbench.Dsp;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Features.Spectral;

/// <summary>What essentia.js was given: frames of the test signals, and how its numbers are read.</summary>
internal static class EssentiaSpectra
{
    public static JsonElement Golden(string name) => JsonDocument.Parse(TestData.Golden.Text($"essentia/{name}.json")).RootElement;

    /// <summary>The magnitude spectrum of one frame as Essentia's Windowing (normalised) and Spectrum make it.</summary>
    public static float[] Magnitude(string signal, int rate, int start, int size, WindowShape shape = WindowShape.BlackmanHarris62)
    {
        float[] frame = [.. TestSignals.Named(signal, rate, 0.5).AsSpan(start, size)];
        return Magnitude(frame, Window.MakeNormalized(shape, size));
    }

    public static float[] Magnitude(ReadOnlySpan<float> frame, float[] window)
    {
        float[] windowed = [.. frame];
        for (int i = 0; i < windowed.Length; i++)
            windowed[i] *= window[i];
        var fft = new RealFft(windowed.Length);
        var spectrum = new float[fft.Bins];
        fft.Power(windowed, spectrum);
        for (int bin = 0; bin < spectrum.Length; bin++)
            spectrum[bin] = MathF.Sqrt(spectrum[bin]);
        return spectrum;
    }

    public static float[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetSingle())];
}
