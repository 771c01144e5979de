namespace MerWorkbench.Features.Rhythm;

/// <summary>The spectrum of one frame, its phases counted from the frame's middle; only valid during the call that receives it.</summary>
/// <param name="real">The real parts, <c>[bins]</c>, from 0 Hz to half the sample rate.</param>
/// <param name="imaginary">The imaginary parts, <c>[bins]</c>.</param>
/// <param name="magnitude">The magnitudes, <c>[bins]</c>.</param>
public readonly ref struct FrameSpectrum(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, ReadOnlySpan<float> magnitude)
{
    /// <summary>The real parts.</summary>
    public ReadOnlySpan<float> Real { get; } = real;

    /// <summary>The imaginary parts.</summary>
    public ReadOnlySpan<float> Imaginary { get; } = imaginary;

    /// <summary>The magnitudes.</summary>
    public ReadOnlySpan<float> Magnitude { get; } = magnitude;
}
