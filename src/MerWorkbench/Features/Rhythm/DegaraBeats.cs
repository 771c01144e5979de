using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// The beats in an onset contour, in two steps: the course of the beat period by combs on the autocorrelation (Davies and Plumbley 2007),
/// then the most probable sequence of beats with these periods (Degara et al. 2012).
/// </summary>
/// <remarks>Holds nothing; many threads can use it.</remarks>
public sealed class DegaraBeats
{
    private readonly int _shortest, _longest;

    /// <summary>Sets the range of tempi.</summary>
    /// <param name="slowest">The slowest tempo looked for; 40 BPM by default. Below 48 BPM a tempo cannot last.</param>
    /// <param name="fastest">The fastest; 208 BPM by default. Above 185 BPM a tempo cannot last.</param>
    /// <exception cref="ArgumentException">The tempi lie less than 20 BPM apart or outside 40 to 250.</exception>
    public DegaraBeats(BeatsPerMinute? slowest = null, BeatsPerMinute? fastest = null)
    {
        double low = Check.InRange(slowest?.Value ?? 40, 40, 250), high = Check.InRange(fastest?.Value ?? 208, 40, 250);
        if (high < low + 20)
            throw new ArgumentException($"The fastest tempo must lie at least 20 BPM above the slowest; got {slowest} and {fastest}.");
        _longest = Math.Min(TempoCurve.Periods, (int)Math.Ceiling(60 / low * TempoCurve.ValuesPerSecond));
        _shortest = Math.Min(TempoCurve.Periods, (int)Math.Floor(60 / high * TempoCurve.ValuesPerSecond));
    }

    /// <summary>When the beats are, ascending.</summary>
    /// <param name="contour">An onset contour, not negative, of 44100 / 512 values a second, or half that.</param>
    /// <param name="halfRate">Whether it has half that rate; it is then interpolated by straight lines.</param>
    /// <returns>None where the contour is silent or steady. A contour shorter than a beat has none.</returns>
    public Seconds[] Track(ReadOnlySpan<float> contour, bool halfRate)
    {
        if (contour.IsEmpty || TensorPrimitives.Max(contour) is not (> 0 and float largest))
            return [];
        float[] values = halfRate ? Interpolate(contour) : contour.ToArray();
        TensorPrimitives.Divide(values, largest, values);
        int[] periods = BeatPeriods.Of(values, _shortest, _longest);
        if (periods.Length == 0)
            return [];
        int[] beats = BeatSequence.Of(values, periods, halfRate ? 0.005 : 0.01);
        // In float, as Essentia gives them: where beats are compared, ties are decided by the last digit.
        return [.. beats.Select(at => new Seconds(at * (float)(1 / TempoCurve.ValuesPerSecond)))];
    }

    private static float[] Interpolate(ReadOnlySpan<float> contour)
    {
        var values = new float[2 * contour.Length - 1];
        for (int i = 0; i < contour.Length; i++)
        {
            values[2 * i] = contour[i];
            if (i + 1 < contour.Length)
                values[2 * i + 1] = contour[i] + (contour[i + 1] - contour[i]) / 2;
        }
        return values;
    }
}
