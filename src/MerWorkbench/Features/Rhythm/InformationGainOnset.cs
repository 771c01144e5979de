using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// By how many octaves the bins from 40 Hz to 5 kHz rise from the five frames before a frame to the five after it, in all; falls count as 0.
/// Short fluctuations cancel out. The value stands five frames after the frame it speaks of.
/// </summary>
public sealed class InformationGainOnset : IOnsetFunction, IDescriptor
{
    private const int Reach = 5;
    private const float Nearest = 1, Step = 0.9f / Reach, Least = 1.1920929e-7f;

    private readonly int _first;
    private readonly float[] _older, _newer;
    private readonly float[][] _frames;
    private int _next;

    /// <summary>Prepares one pass; before the first frame lies silence.</summary>
    /// <param name="frameLength">Samples in a frame, even.</param>
    /// <param name="rate">The sound's rate, above 10 kHz.</param>
    /// <exception cref="ArgumentException">The rate is too low.</exception>
    public InformationGainOnset(int frameLength, SampleRate rate)
    {
        Check.InRange(frameLength, 2, int.MaxValue);
        _first = Bin(40);
        int bins = Bin(5000) + 1 - _first;
        if (_first + bins > frameLength / 2 + 1 || bins < 1)
            throw new ArgumentException($"The function looks at frequencies from 40 to 5000 Hz; {rate} is too low for them.", nameof(rate));
        (_older, _newer) = (new float[bins], new float[bins]);
        _frames = [.. Enumerable.Range(0, 2 * Reach + 1).Select(_ => new float[bins])];

        int Bin(double hertz) => (int)Math.Floor(hertz * frameLength / rate.Hertz + 0.5);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("onset information gain", FeatureGroup.Rhythm, "octaves", "0 and above",
        "Onset detection function: the sum over bins from 40 Hz to 5 kHz of max(0, log2(after / before)), the sums of magnitudes in the five frames after and before, weighted 1, 0.82, 0.64, 0.46, 0.28.",
        "S. Hainsworth, M. Macleod, Onset detection in musical audio signals, ICMC 2003; Essentia 2.1's OnsetDetectionGlobal 'infogain'");

    /// <inheritdoc/>
    public float Next(FrameSpectrum spectrum)
    {
        spectrum.Magnitude.Slice(_first, _older.Length).CopyTo(_frames[_next]);
        _next = (_next + 1) % _frames.Length;
        Array.Clear(_older);
        Array.Clear(_newer);
        // From here the ring holds the oldest first.
        for (int i = 0; i < Reach; i++)
        {
            float weight = Nearest - Step * i;
            TensorPrimitives.MultiplyAdd(Frame(Reach - 1 - i), weight, _older, _older);
            TensorPrimitives.MultiplyAdd(Frame(Reach + 1 + i), weight, _newer, _newer);
        }
        double sum = 0;
        for (int bin = 0; bin < _older.Length; bin++)
        {
            // Where there was silence nothing is known of a rise.
            float before = _older[bin] == 0 ? 1 : _older[bin], after = _newer[bin] == 0 ? Least : _newer[bin];
            if (after > before)
                sum += Math.Log2(after / (double)before);
        }
        return (float)sum;
    }

    private ReadOnlySpan<float> Frame(int age) => _frames[(_next + age) % _frames.Length];
}
