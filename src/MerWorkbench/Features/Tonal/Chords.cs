using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Tonal;

/// <summary>
/// Finds the triad of every frame from the mean of the pitch class profiles around it. Takes profiles one by one and answers half a window later.
/// One a sound.
/// </summary>
public sealed class Chords : IDescriptor
{
    private readonly Key _triads;
    private readonly ChordAction _onChord;
    private readonly float[] _recent, _sum;
    private readonly int _half;
    private int _frames, _answered;

    /// <summary>Begins a sound.</summary>
    /// <param name="onChord">Hears of the chord of every frame, in order.</param>
    /// <param name="size">Bins of the profiles. Default 36.</param>
    /// <param name="window">How much sound a chord is found from. Default 2 s.</param>
    /// <param name="hop">Samples from one profile to the next; frames are taken to be twice as long. Default 2048.</param>
    /// <param name="rate">The sample rate. Default 44,100 Hz.</param>
    /// <exception cref="ArgumentException">The window is shorter than four hops.</exception>
    public Chords(ChordAction onChord, int size = 36, Seconds? window = null, int hop = 2048, SampleRate? rate = null)
    {
        _onChord = onChord;
        _triads = new Key(KeyProfile.TonicTriad, size, KeyHarmony.Notes);
        double hops = (window ?? new(2)).Value * (rate ?? SampleRate.Hz44100).Hertz / Check.Positive(hop);
        Check.InRange(hops, 4, 1 << 20, nameof(window));
        _half = ((int)hops - 1) / 2;
        _recent = new float[2 * _half * size];
        _sum = new float[size];
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("chords strength", FeatureGroup.Tonal, "1", "-1 to 1; 0 of silence",
        "The correlation of the best fitting major or minor triad with the mean pitch class profile of 2 s around the frame.",
        "Gomez 2006; Essentia 2.1-beta6 ChordsDetection");

    /// <summary>Takes the next frame's profile.</summary>
    /// <param name="hpcp">As many values as the size says, the first being A.</param>
    public void Push(ReadOnlySpan<float> hpcp)
    {
        Check.SameLength(_sum.Length, hpcp.Length, "the chords' profile", nameof(hpcp));
        hpcp.CopyTo(Row(_frames++));
        if (_frames >= _half)
            Answer();
    }

    /// <summary>Says that no profile follows, and answers for the last frames. Called once.</summary>
    public void Finish()
    {
        while (_answered < _frames)
            Answer();
    }

    private void Answer()
    {
        int from = Math.Max(0, _answered - _half), to = Math.Min(_answered + _half, _frames);
        Array.Clear(_sum);
        for (int frame = from; frame < to; frame++)
            TensorPrimitives.Add(_sum, Row(frame), _sum);
        _answered++;
        var best = _triads.Estimate(_sum);
        _onChord(best.Chord, best.Strength);
    }

    private Span<float> Row(int frame) => _recent.AsSpan(frame % (2 * _half) * _sum.Length, _sum.Length);
}
