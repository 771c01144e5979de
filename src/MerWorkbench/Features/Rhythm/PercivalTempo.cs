using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// One tempo for a sound at 44.1 kHz, by an estimator that shares nothing with the trackers of beats: every 0.4 s the period of 6 s of onset
/// strength is found by pulse trains; the periods are counted, and a classifier decides whether half or twice the most frequent one is meant.
/// </summary>
/// <remarks>
/// Its octave is a guess learnt from songs: click trains of 140 and 175 BPM come out at half, as in Essentia. One object a pass.
/// </remarks>
public sealed class PercivalTempo : ISampleSink, IDescriptor
{
    private const int Length = 1024, Hop = 128, PeriodHop = 128, Periods = 414;
    private const double ValuesPerSecond = 44100.0 / Hop, Deviation = 10;
    private const int Shortest = (int)(ValuesPerSecond * 60 / 210), Longest = (int)(ValuesPerSecond * 60 / 50);

    // A low-pass of 15 taps at 7 Hz under a Hamming window, symmetric.
    private static readonly float[] LowPass =
    [
        0.00933978f, 0.01521148f, 0.03163891f, 0.05607187f, 0.08390299f, 0.10948195f, 0.12742038f, 0.13386527f,
        0.12742038f, 0.10948195f, 0.08390299f, 0.05607187f, 0.03163891f, 0.01521148f, 0.00933978f,
    ];

    private readonly FrameCutter _cutter, _strengthCutter;
    private readonly RealFft _fft = new(Length);
    private readonly float[] _window = MakeWindow(), _frame = new float[Length];
    private readonly float[] _history = new float[LowPass.Length], _change;
    private readonly PulseTrains _trains = new(Shortest, Longest);
    private readonly List<int?> _periods = [];
    private float[] _before, _now;
    private long _values;

    /// <summary>Prepares one pass.</summary>
    public PercivalTempo()
    {
        (_before, _now, _change) = (new float[_fft.Bins], new float[_fft.Bins], new float[_fft.Bins]);
        _cutter = new FrameCutter(new Framing(Length, Hop, Centered: false), OnFrame);
        _strengthCutter = new FrameCutter(new Framing(PulseTrains.Length, PeriodHop, Centered: false, UntilEnd: true),
            (strength, _) => _periods.Add(_trains.Period(strength)));
    }

    /// <summary>The rate the sound must have.</summary>
    public static SampleRate Rate => SampleRate.Hz44100;

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("percival tempo", FeatureGroup.Rhythm, "BPM", "0 where nothing repeats; else 25 to 422",
        "The most frequent best period of onset strength (rises of the log spectrum below 7 Hz), each found by generalised autocorrelation and cross-correlation with pulse trains, "
        + "halved or doubled by three linear classifiers.",
        "G. Percival, G. Tzanetakis, Streamlined tempo estimation based on autocorrelation and cross-correlation with pulses, IEEE/ACM TASLP 22(12), 2014; Essentia 2.1's PercivalBpmEstimator");

    /// <summary>The tempo; 0 before <see cref="Finish"/>, and where nothing repeats or the sound is shorter than 23 ms.</summary>
    public BeatsPerMinute Tempo { get; private set; }

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <inheritdoc/>
    public void Finish()
    {
        _cutter.Finish();
        _strengthCutter.Finish();
        // The first stretch that reaches the end is the last.
        int count = _values == 0 ? 0 : 1 + (int)Math.Max(0, (_values - PulseTrains.Length + PeriodHop - 1) / PeriodHop);
        var votes = new double[Periods];
        foreach (int? period in _periods.Take(count))
        {
            for (int i = 0; period is not null && i < votes.Length; i++)
                votes[i] += Math.Exp(-0.5 * Math.Pow((i - period.Value) / Deviation, 2));
        }
        int best = TensorPrimitives.IndexOfMax<double>(votes);
        if (votes[best] > 0)
            Tempo = new BeatsPerMinute(60 * ValuesPerSecond / best * Octave(votes, best));
    }

    /// <summary>Half, once or twice, by the classifiers of the paper's authors on the share of votes below, around half, and the tempo.</summary>
    private static double Octave(double[] votes, int best)
    {
        double below = (Share(votes, 0, best - 10) - 0.0321812) / (0.863237 - 0.0321812);
        double half = Share(votes, 0.5 * best - 10, 0.5 * best + 10) / 0.449184;
        double tempo = (60 * ValuesPerSecond / best - 50.1745) / (208.807 - 50.1745);
        double fifty = 3.2896 - 1.9551 * below + 0.4348 * half - 4.6442 * tempo;
        double fiftyTwo = 3.081 - 3.0408 * below + 2.7591 * half - 6.5367 * tempo;
        double twelve = 1.6297 - 3.4624 * below + 3.4397 * half - 9.4897 * tempo;
        return fiftyTwo > 0 ? (twelve > 0 ? 2 : 1) : fifty <= 0 ? 0.5 : 1;
    }

    private static double Share(double[] votes, double low, double high)
    {
        int from = Math.Max(0, (int)Math.Floor(low + 0.5)), to = Math.Min(votes.Length - 1, (int)Math.Floor(high + 0.5));
        return to < from ? 0 : votes[from..(to + 1)].Sum() / votes.Sum();
    }

    private void OnFrame(ReadOnlySpan<float> frame, int index)
    {
        TensorPrimitives.Multiply(frame, _window, _frame);
        _fft.Power(_frame, _now);
        TensorPrimitives.Sqrt(_now, _now);
        TensorPrimitives.Multiply(_now, 1000f / Length, _now);
        TensorPrimitives.LogP1(_now, _now);
        TensorPrimitives.Subtract(_now, _before, _change);
        TensorPrimitives.Max(_change, 0, _change);
        (_before, _now) = (_now, _before);
        _history.AsSpan(1).CopyTo(_history);
        _history[^1] = (float)Dot.Sum(_change);
        _values++;
        _strengthCutter.Push([Dot.Product(_history, LowPass)]);
    }

    private static float[] MakeWindow()
    {
        var window = new float[Length];
        for (int i = 0; i < Length; i++)
            window[i] = (float)(0.53836 - 0.46164 * Math.Cos(2 * Math.PI * i / (Length - 1)));
        return window;
    }
}
