using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Tonal;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Essentia;

/// <summary>
/// The tonal part of Essentia's MusicExtractor (2.1-beta6) in one pass over a sound of one channel at 44.1 kHz. Frames of 4096 samples every 2048, the
/// first centred on the first sample, blackmanharris62. The peaks of a frame wait in a table until the tuning of the whole sound is known. One a sound.
/// </summary>
/// <remarks>Essentia fills silent frames with faint random noise; here silence stays silent, so that the same sound always gives the same numbers.</remarks>
public sealed class EssentiaTonal : ISampleSink, IDisposable
{
    private const int Length = 4096, Hop = 2048, Peaks = 60, Block = 16;
    private const float Threshold = 1e-5f;

    // Frames whose chord is not known yet: half a chord's window.
    private const int Waiting = 64;

    private readonly FrameCutter _cutter;
    private readonly PeakSpectrum _spectrum = new(TonalWindow.Make(WindowShape.BlackmanHarris62, Length));
    private readonly SpectralPeaks _tuningPeaks = new(Length, SampleRate.Hz44100, new(40), new(5000), 10_000, Threshold);
    private readonly SpectralPeaks _peaks = new(Length, SampleRate.Hz44100, new(20), new(3500), Peaks, Threshold, PeakOrder.Magnitude);
    private readonly TuningFrequency _tuning = new();
    private readonly FrameTable _found = new(2 * Peaks);
    private readonly float[] _row = new float[2 * Peaks];
    private readonly float[] _pending = new float[Waiting * EssentiaTonalColumns.OfFrames.Count];

    /// <summary>Begins a sound.</summary>
    public EssentiaTonal() => _cutter = new FrameCutter(new Framing(Length, Hop, UntilEnd: true), Keep);

    /// <summary>The recipe of every frame and of the whole, one <c>name = value</c> a line.</summary>
    public static string Parameters { get; } = string.Join('\n',
        $"tonal frame = {Length} samples every {Hop}, first centred, BlackmanHarris62",
        "tonal peaks = 60 strongest from 20 Hz to 3500 Hz above 1e-5",
        "tonal tuning = peaks from 40 Hz to 5000 Hz above 1e-5, 1 cent",
        $"tonal hpcp = {HpcpRecipe.ForKeys}, reference the tuning found",
        $"tonal chords = {HpcpRecipe.ForChords}, triads over 2 s",
        $"tonal fine hpcp = {HpcpRecipe.ForTuning}",
        "tonal silence = kept");

    /// <summary>What the columns of <see cref="Frames"/> hold.</summary>
    public static IReadOnlyList<FeatureColumn> FrameColumns => EssentiaTonalColumns.OfFrames;

    /// <summary>What <see cref="Values"/> hold.</summary>
    public static IReadOnlyList<FeatureColumn> ValueColumns => EssentiaTonalColumns.OfSound;

    /// <summary>The moments its frames are centred on.</summary>
    public static RowTiming Timing { get; } = new(new Seconds(0), Seconds.FromSamples(Hop, SampleRate.Hz44100));

    /// <summary>The descriptors of every frame, <c>[frames, <see cref="FrameColumns"/>]</c>; complete after <see cref="Finish"/>.</summary>
    public FrameTable Frames { get; } = new(EssentiaTonalColumns.OfFrames.Count);

    /// <summary>The descriptors of the whole sound, <c>[<see cref="ValueColumns"/>]</c>; complete after <see cref="Finish"/>.</summary>
    public float[] Values { get; } = new float[EssentiaTonalColumns.OfSound.Count];

    /// <inheritdoc/>
    public void Push(ReadOnlySpan<float> samples) => _cutter.Push(samples);

    /// <inheritdoc/>
    public void Finish()
    {
        _cutter.Finish();
        var reference = _tuning.Value;
        var forKeys = new Hpcp(HpcpRecipe.ForKeys with { Reference = reference });
        var forChords = new Hpcp(HpcpRecipe.ForChords with { Reference = reference });
        var forTuning = new Hpcp(HpcpRecipe.ForTuning with { Reference = reference });
        MeanProfile mean = new(forKeys.Size), fineMean = new(forTuning.Size);
        var counts = new ChordCounts();
        var chords = new Chords((chord, strength) =>
        {
            counts.Add(chord);
            var row = Pending(Frames.Rows);
            row[^1] = strength;
            Frames.Append(row);
        });
        float[] block = new float[Block * _found.Columns], chordProfile = new float[forChords.Size], fine = new float[forTuning.Size];
        for (int first = 0; first < _found.Rows; first += Block)
        {
            int rows = Math.Min(Block, _found.Rows - first);
            _found.CopyRows(first, block.AsSpan(0, rows * _found.Columns));
            for (int i = 0; i < rows; i++)
            {
                var found = block.AsSpan(i * _found.Columns, _found.Columns);
                ReadOnlySpan<float> frequencies = found[..Peaks], magnitudes = found[Peaks..];
                var row = Pending(first + i);
                forKeys.Apply(frequencies, magnitudes, row[..forKeys.Size]);
                forChords.Apply(frequencies, magnitudes, chordProfile);
                forTuning.Apply(frequencies, magnitudes, fine);
                row[^3] = HpcpEntropy.Of(chordProfile);
                row[^2] = HpcpCrest.Of(chordProfile);
                mean.Add(row[..forKeys.Size]);
                fineMean.Add(fine);
                chords.Push(chordProfile);
            }
        }
        chords.Finish();
        Summarise(reference, mean.Value, fineMean.Value, counts);
    }

    /// <summary>Gives temporary files back.</summary>
    public void Dispose()
    {
        _found.Dispose();
        Frames.Dispose();
    }

    private void Keep(ReadOnlySpan<float> frame, int index)
    {
        var spectrum = _spectrum.Of(frame);
        _tuningPeaks.Find(spectrum);
        _tuning.Add(_tuningPeaks.Frequencies, _tuningPeaks.Magnitudes);
        int count = _peaks.Find(spectrum);
        // Places without peak say 0 Hz, which no profile counts.
        Array.Clear(_row);
        _peaks.Frequencies.CopyTo(_row);
        _peaks.Magnitudes[..count].CopyTo(_row.AsSpan(Peaks));
        _found.Append(_row);
    }

    private Span<float> Pending(int frame) => _pending.AsSpan(frame % Waiting * Frames.Columns, Frames.Columns);

    private void Summarise(Hertz tuning, float[] mean, float[] fineMean, ChordCounts counts)
    {
        Span<float> values = Values;
        Put(ref values, (float)tuning.Value);
        var home = default(Chord);
        foreach (var profile in EssentiaTonalColumns.Profiles)
        {
            var key = new Key(profile).EstimateOfMean(mean);
            Put(ref values, key.Strength);
            Put(ref values, key.Chord);
            if (profile == KeyProfile.Temperley)
                home = key.Chord;
        }
        TransposedHpcp.Of(mean, values[..mean.Length]);
        values = values[mean.Length..];
        ChordsHistogram.Of(counts, home, values[..Chord.Count]);
        values = values[Chord.Count..];
        Put(ref values, ChordsNumberRate.Of(counts));
        Put(ref values, ChordsChangesRate.Of(counts));
        Put(ref values, ChordsKey.Of(counts));
        Put(ref values, new DiatonicStrength(fineMean.Length).Of(fineMean));
        Put(ref values, EqualTemperedDeviation.Of(fineMean));
        Put(ref values, NontemperedEnergyRatio.Of(fineMean));
    }

    private static void Put(ref Span<float> values, Chord chord)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * chord.Fifths / 12);
        Put(ref values, (float)cosine);
        Put(ref values, (float)sine);
        Put(ref values, chord.Mode == Mode.Major ? 1 : 0);
    }

    private static void Put(ref Span<float> values, float value)
    {
        values[0] = value;
        values = values[1..];
    }
}
