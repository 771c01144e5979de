using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features.Essentia;

/// <summary>The frames of MusicExtractor's low-level part and their spectra: 2048 samples every 1024, blackmanharris62 scaled to the sum 2. One a pass.</summary>
internal sealed class EssentiaFrame
{
    public const int Length = 2048, Hop = 1024, Bins = Length / 2 + 1;

    private readonly RealFft _fft = new(Length);
    private readonly float[] _window = Window.MakeNormalized(WindowShape.BlackmanHarris62, Length);
    private readonly float[] _windowed = new float[Length];

    public static Framing Framing { get; } = new(Length, Hop, UntilEnd: true);

    /// <summary>The squared magnitudes of the last frame, <c>[1025]</c>.</summary>
    public float[] Power { get; } = new float[Bins];

    /// <summary>The magnitudes of the last frame, <c>[1025]</c>; a sine of amplitude 1 has 1 in its bin.</summary>
    public float[] Magnitude { get; } = new float[Bins];

    public void Take(ReadOnlySpan<float> frame)
    {
        TensorPrimitives.Multiply(frame, _window, _windowed);
        _fft.Power(_windowed, Power);
        TensorPrimitives.Sqrt(Power, Magnitude);
    }

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
