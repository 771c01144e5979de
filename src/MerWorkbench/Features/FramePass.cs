using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Features.Tonal;

namespace MerWorkbench.Features;

/// <summary>
/// One pass over a sound that computes the chosen descriptors of every frame. What depends on the loudest moment of the sound waits
/// in a table until the end. A pass allocates some arrays, a frame nothing.
/// </summary>
internal sealed class FramePass : ISampleSink, IDisposable
{
    private const float Floor = 1e-10f;

    private readonly FrameTables _tables;
    private readonly FrameCutter _cutter;
    private readonly FrameTable _rows;
    private readonly float[] _frame, _power, _work, _row, _chroma = new float[ChromaFilterBank.Classes];
    private readonly OctaveContrast? _contrast;
    private readonly int _bands;
    private float _loudest = Floor, _highestPeak = float.NegativeInfinity, _highestValley = float.NegativeInfinity;

    public FramePass(FrameTables tables)
    {
        _tables = tables;
        _bands = tables.Mel?.Bands ?? 0;
        (_frame, _power, _work) = (new float[tables.Fft.Length], new float[tables.Fft.Bins], new float[tables.Fft.Bins]);
        if (tables.Has(FrameDescriptors.Contrast))
            _contrast = new OctaveContrast(tables.Fft.Length, tables.Recipe.Rate);
        _row = new float[Math.Max(1, _bands + DirectColumns + ContrastColumns)];
        _rows = new FrameTable(_row.Length);
        _cutter = new FrameCutter(tables.Recipe.Framing, OnFrame);
    }

    /// <summary>How many frames there were.</summary>
    public int Frames => _rows.Rows;

    /// <summary>How many samples there were.</summary>
    public long Samples { get; private set; }

    public void Push(ReadOnlySpan<float> samples)
    {
        Samples += samples.Length;
        _cutter.Push(samples);
    }

    public void Finish() => _cutter.Finish();

    public void Dispose() => _rows.Dispose();

    // Columns that are final as soon as the frame is seen.
    private int DirectColumns =>
        (_tables.Has(FrameDescriptors.Chroma) ? ChromaFilterBank.Classes : 0) + One(FrameDescriptors.Centroid) + One(FrameDescriptors.Bandwidth)
        + One(FrameDescriptors.RollOff) + One(FrameDescriptors.Flatness) + LateColumns;

    // Those that come after the onset flux.
    private int LateColumns => One(FrameDescriptors.Rms) + One(FrameDescriptors.ZeroCrossings) + (_tables.Tonnetz is null ? 0 : Tonnetz.Dimensions);

    // Peaks and valleys wait for the highest of the sound.
    private int ContrastColumns => _contrast is null ? 0 : 2 * OctaveContrast.Bands;

    private int One(FrameDescriptors one) => _tables.Has(one) ? 1 : 0;

    private void OnFrame(ReadOnlySpan<float> samples, int index)
    {
        var recipe = _tables.Recipe;
        Span<float> row = _row;
        if (_tables.NeedsSpectrum)
        {
            TensorPrimitives.Multiply(samples, _tables.Window, _frame);
            _tables.Fft.Power(_frame, _power);
        }
        if (_tables.Mel is { } mel)
        {
            var bands = Take(ref row, _bands);
            mel.Apply(_power, bands);
            _loudest = Math.Max(_loudest, TensorPrimitives.Max(bands));
        }
        if (_tables.Chroma is { } filters)
        {
            var chroma = _tables.Has(FrameDescriptors.Chroma) ? Take(ref row, ChromaFilterBank.Classes) : _chroma;
            filters.Apply(_power, chroma);
            if (recipe.NormalizedChroma && TensorPrimitives.Max(chroma) is > 1e-38f and float largest)
                TensorPrimitives.Divide(chroma, largest, chroma);
            chroma.CopyTo(_chroma);
        }
        if (_tables.NeedsMagnitude)
        {
            TensorPrimitives.Sqrt(_power, _work);
            Magnitudes(_work, ref row);
            if (_contrast is not null)
                Contrast(_work);
        }
        if (_tables.Has(FrameDescriptors.Flatness))
            Put(ref row, SpectralShape.Flatness(_power, _work, Floor));
        // Padding is silence to the level and has no sign: only real samples count.
        long start = (long)index * recipe.Hop - recipe.Framing.Lead;
        int skip = (int)Math.Clamp(-start, 0, samples.Length), end = (int)Math.Clamp(Samples - start, skip, samples.Length);
        var inside = samples[skip..end];
        if (_tables.Has(FrameDescriptors.Rms))
            Put(ref row, MathF.Sqrt(Dot.Product(inside, inside) / samples.Length));
        if (_tables.Has(FrameDescriptors.ZeroCrossings))
            Put(ref row, (float)SignChanges.Count(inside, SignChanges.Librosa) / samples.Length);
        _tables.Tonnetz?.Apply(_chroma, Take(ref row, Tonnetz.Dimensions));
        _rows.Append(_row);
    }

    private void Contrast(ReadOnlySpan<float> magnitude)
    {
        Span<float> peaks = _row.AsSpan(_row.Length - ContrastColumns, OctaveContrast.Bands), valleys = _row.AsSpan(_row.Length - OctaveContrast.Bands);
        _contrast!.Apply(magnitude, peaks, valleys);
        _highestPeak = Math.Max(_highestPeak, TensorPrimitives.Max<float>(peaks));
        _highestValley = Math.Max(_highestValley, TensorPrimitives.Max<float>(valleys));
    }

    private void Magnitudes(ReadOnlySpan<float> magnitude, ref Span<float> row)
    {
        var shape = _tables.Shape!;
        float total = (float)Dot.Sum(magnitude);
        float centroid = shape.Centroid(magnitude, total);
        if (_tables.Has(FrameDescriptors.Centroid))
            Put(ref row, centroid);
        if (_tables.Has(FrameDescriptors.Bandwidth))
            Put(ref row, shape.Bandwidth(magnitude, total, centroid));
        if (_tables.Has(FrameDescriptors.RollOff))
            Put(ref row, shape.RollOff(magnitude, _tables.Recipe.RollOff));
    }

    /// <summary>Finishes the rows, in the order of <see cref="FrameDescriptors"/>.</summary>
    public void Write(FeatureRows into)
    {
        const int Block = 64;
        float[] block = new float[Block * _row.Length], values = new float[into.Columns.Count], before = new float[_bands], rise = new float[_bands];
        float floor = _tables.Recipe.TopDecibels is double top ? Decibels(_loudest) - (float)top : float.NegativeInfinity;
        float below = (float)(_tables.Recipe.TopDecibels ?? double.PositiveInfinity);
        int late = LateColumns;
        for (int first = 0; first < _rows.Rows; first += Block)
        {
            int count = Math.Min(Block, _rows.Rows - first);
            _rows.CopyRows(first, block.AsSpan(0, count * _row.Length));
            for (int i = 0; i < count; i++)
            {
                var bands = block.AsSpan(i * _row.Length, _bands);
                var direct = block.AsSpan(i * _row.Length + _bands, DirectColumns);
                Span<float> row = values;
                if (_bands > 0)
                {
                    ToDecibels(bands, floor);
                    if (_tables.Has(FrameDescriptors.LogMel))
                        bands.CopyTo(Take(ref row, _bands));
                    _tables.Dct?.Apply(bands, Take(ref row, _tables.Dct.Coefficients));
                }
                direct[..^late].CopyTo(row);
                row = row[(direct.Length - late)..];
                if (_tables.Has(FrameDescriptors.OnsetFlux))
                {
                    Put(ref row, first + i == 0 ? 0 : Rise(bands, before, rise));
                    bands.CopyTo(before);
                }
                direct[^late..].CopyTo(Take(ref row, late));
                for (int band = 0; band < ContrastColumns / 2; band++)
                {
                    int at = i * _row.Length + _bands + DirectColumns + band;
                    row[band] = Math.Max(block[at], _highestPeak - below) - Math.Max(block[at + OctaveContrast.Bands], _highestValley - below);
                }
                into.Add(values);
            }
        }
    }

    private static void ToDecibels(Span<float> bands, float floor)
    {
        TensorPrimitives.Max(bands, Floor, bands);
        TensorPrimitives.Log10(bands, bands);
        TensorPrimitives.Multiply(bands, 10f, bands);
        TensorPrimitives.Max(bands, floor, bands);
    }

    // By the vector code that all bands go through, so that the loudest band lies exactly at the top.
    private static float Decibels(float power)
    {
        Span<float> several = stackalloc float[16];
        several.Fill(power);
        ToDecibels(several, float.NegativeInfinity);
        return several[0];
    }

    private static float Rise(ReadOnlySpan<float> bands, ReadOnlySpan<float> before, Span<float> rise)
    {
        TensorPrimitives.Subtract(bands, before, rise);
        TensorPrimitives.Max(rise, 0f, rise);
        return (float)(Dot.Sum(rise) / rise.Length);
    }

    private static Span<float> Take(ref Span<float> row, int count)
    {
        var taken = row[..count];
        row = row[count..];
        return taken;
    }

    private static void Put(ref Span<float> row, float value) => Take(ref row, 1)[0] = value;
}
