using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Tonal;

/// <summary>
/// What frequency the A above middle C has, from the spectral peaks of all frames: each frame votes, with its energy, for the deviation from 440 Hz
/// tuning at which most of its magnitude lies. One a sound.
/// </summary>
public sealed class TuningFrequency : IDescriptor
{
    private const double Wrap = -35;

    private readonly float _resolution;
    private readonly float[] _frame;
    private readonly double[] _sound;

    /// <summary>Begins a sound.</summary>
    /// <param name="resolution">How many cents a vote is precise to. Default 1.</param>
    public TuningFrequency(double resolution = 1)
    {
        _resolution = (float)Check.InRange(resolution, 0.01, 50);
        _frame = new float[(int)(100 / _resolution)];
        _sound = new double[_frame.Length];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("tuning frequency", FeatureGroup.Tonal, "Hz", "431.2 to 456.6 Hz; 440 of silence",
        "The frequency of the A above middle C: 440 Hz moved by the deviation, from -35 to 64 cents, for which the frames' energy votes most.",
        "Gomez 2006, section 3.2; Essentia 2.1-beta6 TuningFrequency");

    /// <summary>The deviation from 440 Hz in cents, -35 to 64.</summary>
    public double Cents
    {
        get
        {
            int most = TensorPrimitives.IndexOfMax<double>(_sound);
            if (_sound[most] == 0)
                return 0;
            double cents = _resolution * most - 50;
            return cents < Wrap ? cents + 100 : cents;
        }
    }

    /// <summary>The frequency.</summary>
    public Hertz Value => new(440 * Math.Pow(2, Cents / 1200));

    /// <summary>Counts a frame. One without peaks changes nothing.</summary>
    /// <param name="frequencies">The frequencies of its peaks in Hz.</param>
    /// <param name="magnitudes">Their magnitudes.</param>
    public void Add(ReadOnlySpan<float> frequencies, ReadOnlySpan<float> magnitudes)
    {
        Check.SameLength(frequencies.Length, magnitudes.Length, nameof(frequencies), nameof(magnitudes));
        if (frequencies.IsEmpty)
            return;
        Array.Clear(_frame);
        for (int i = 0; i < frequencies.Length; i++)
        {
            if (!(frequencies[i] > 0))
                continue;
            float note = (float)Math.Log2(frequencies[i] / 440.0) * 12;
            float cents = (float)(100.0 * (note - Math.Floor(note + 0.5)));
            int bin = (int)((50.0 + cents) / _resolution + 0.5);
            _frame[bin == _frame.Length ? 0 : bin] += magnitudes[i];
        }
        _sound[TensorPrimitives.IndexOfMax<float>(_frame)] += Dot.Product(magnitudes, magnitudes);
    }
}
