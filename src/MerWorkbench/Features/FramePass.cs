using System.Numerics.Tensors;
using MerWorkbench.Dsp;

namespace MerWorkbench.Features;

/// <summary>
/// One pass over a sound that computes the chosen descriptors of every frame. Holds only tables, so that many threads can use it;
/// a pass allocates some arrays, a frame nothing.
/// </summary>
internal sealed class FramePass
{
    private const float Floor = 1e-10f;
    private const FrameDescriptors OfMel = FrameDescriptors.LogMel | FrameDescriptors.Mfcc | FrameDescriptors.OnsetFlux;
    private const FrameDescriptors OfMagnitude = FrameDescriptors.Centroid | FrameDescriptors.Bandwidth | FrameDescriptors.RollOff;

    private readonly FrameRecipe _recipe;
    private readonly FrameDescriptors _chosen;
    private readonly int _columns;
    private readonly RealFft _fft;
    private readonly float[] _window;
    private readonly MelFilterBank? _mel;
    private readonly Dct? _dct;
    private readonly ChromaFilterBank? _chroma;
    private readonly SpectralShape? _shape;

    public FramePass(FrameRecipe recipe, FrameDescriptors chosen, int columns)
    {
        _recipe = recipe;
        _chosen = chosen;
        _columns = columns;
        _fft = new RealFft(recipe.FrameLength);
        _window = Window.Make(recipe.Window, recipe.FrameLength, recipe.PeriodicWindow);
        if ((chosen & OfMel) != 0)
            _mel = new MelFilterBank(recipe.MelBands, recipe.FrameLength, recipe.Rate, recipe.LowestMel, recipe.MelCeiling, recipe.MelScale, recipe.MelNorm);
        if (Has(FrameDescriptors.Mfcc))
            _dct = new Dct(recipe.MelBands, recipe.Coefficients);
        if (Has(FrameDescriptors.Chroma))
            _chroma = new ChromaFilterBank(recipe.FrameLength, recipe.Rate);
        if ((chosen & (OfMagnitude | FrameDescriptors.Flatness)) != 0)
            _shape = new SpectralShape(recipe.FrameLength, recipe.Rate);
    }

    /// <summary>Fills <paramref name="values"/>, <c>[frames, columns]</c>.</summary>
    public void Run(ReadOnlySpan<float> samples, Span<float> values)
    {
        int frames = values.Length / _columns;
        var bands = _mel is null ? [] : new float[frames * _mel.Bands];
        Spectra(samples, values, bands);
        if (_mel is null)
            return;
        ToDecibels(bands);
        FromMel(bands, values);
    }

    private void Spectra(ReadOnlySpan<float> samples, Span<float> values, Span<float> bands)
    {
        var framing = _recipe.Framing;
        float[] frame = new float[_fft.Length], power = new float[_fft.Bins], work = new float[_fft.Bins];
        bool spectral = (_chosen & ~(FrameDescriptors.Rms | FrameDescriptors.ZeroCrossings)) != 0;
        int first = (Has(FrameDescriptors.LogMel) ? _recipe.MelBands : 0) + (_dct?.Coefficients ?? 0);
        for (int i = 0, at = 0; at < values.Length; i++, at += _columns)
        {
            var row = values.Slice(at + first, _columns - first);
            if (spectral)
            {
                framing.Copy(samples, i, _window, frame);
                _fft.Power(frame, power);
            }
            _mel?.Apply(power, bands.Slice(i * _mel.Bands, _mel.Bands));
            if (_chroma is not null)
            {
                var chroma = row[..ChromaFilterBank.Classes];
                _chroma.Apply(power, chroma);
                if (_recipe.NormalizedChroma && TensorPrimitives.Max(chroma) is > 1e-38f and float largest)
                    TensorPrimitives.Divide(chroma, largest, chroma);
                row = row[ChromaFilterBank.Classes..];
            }
            if ((_chosen & OfMagnitude) != 0)
            {
                TensorPrimitives.Sqrt(power, work);
                Magnitudes(work, ref row);
            }
            if (Has(FrameDescriptors.Flatness))
                Put(ref row, SpectralShape.Flatness(power, work, Floor));
            if (Has(FrameDescriptors.OnsetFlux))
                row = row[1..];
            // Padding is silence to the level and has no sign: only real samples count.
            int start = framing.Start(i);
            var inside = samples[Math.Max(0, start)..Math.Min(samples.Length, start + framing.Length)];
            if (Has(FrameDescriptors.Rms))
                Put(ref row, MathF.Sqrt(Dot.Product(inside, inside) / framing.Length));
            if (Has(FrameDescriptors.ZeroCrossings))
                Put(ref row, (float)SignChanges.Count(inside) / framing.Length);
        }
    }

    private void Magnitudes(ReadOnlySpan<float> magnitude, ref Span<float> row)
    {
        float total = (float)Dot.Sum(magnitude);
        float centroid = _shape!.Centroid(magnitude, total);
        if (Has(FrameDescriptors.Centroid))
            Put(ref row, centroid);
        if (Has(FrameDescriptors.Bandwidth))
            Put(ref row, _shape.Bandwidth(magnitude, total, centroid));
        if (Has(FrameDescriptors.RollOff))
            Put(ref row, _shape.RollOff(magnitude, _recipe.RollOff));
    }

    private void ToDecibels(Span<float> bands)
    {
        TensorPrimitives.Max(bands, Floor, bands);
        TensorPrimitives.Log10(bands, bands);
        TensorPrimitives.Multiply(bands, 10f, bands);
        if (_recipe.TopDecibels is double top)
            TensorPrimitives.Max(bands, TensorPrimitives.Max(bands) - (float)top, bands);
    }

    private void FromMel(ReadOnlySpan<float> bands, Span<float> values)
    {
        int count = _mel!.Bands;
        int flux = _columns - (Has(FrameDescriptors.Rms) ? 1 : 0) - (Has(FrameDescriptors.ZeroCrossings) ? 1 : 0) - 1;
        Span<float> rise = new float[count];
        for (int i = 0, at = 0; at < values.Length; i++, at += _columns)
        {
            var row = values.Slice(at, _columns);
            var mel = bands.Slice(i * count, count);
            if (Has(FrameDescriptors.OnsetFlux) && i > 0)
            {
                TensorPrimitives.Subtract(mel, bands.Slice((i - 1) * count, count), rise);
                TensorPrimitives.Max(rise, 0f, rise);
                row[flux] = (float)(Dot.Sum(rise) / count);
            }
            if (Has(FrameDescriptors.LogMel))
            {
                mel.CopyTo(row);
                row = row[count..];
            }
            _dct?.Apply(mel, row[.._dct.Coefficients]);
        }
    }

    private bool Has(FrameDescriptors one) => (_chosen & one) != 0;

    private static void Put(ref Span<float> row, float value)
    {
        row[0] = value;
        row = row[1..];
    }
}
