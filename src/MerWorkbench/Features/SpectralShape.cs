using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Features.Spectral;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>Numbers that describe the shape of one spectrum.</summary>
internal sealed class SpectralShape
{
    private readonly float[] _hertz;

    public SpectralShape(int fftLength, SampleRate rate)
    {
        _hertz = new float[fftLength / 2 + 1];
        for (int bin = 0; bin < _hertz.Length; bin++)
            _hertz[bin] = (float)((double)bin * rate.Hertz / fftLength);
    }

    /// <summary>The magnitude-weighted mean frequency; 0 of silence.</summary>
    public float Centroid(ReadOnlySpan<float> magnitude, float total) => total > 0 ? Dot.Product(magnitude, _hertz) / total : 0;

    /// <summary>The magnitude-weighted standard deviation of frequency; 0 of silence.</summary>
    public float Bandwidth(ReadOnlySpan<float> magnitude, float total, float centroid)
    {
        if (!(total > 0))
            return 0;
        return MathF.Sqrt(Dot.SquaredDistance(magnitude, _hertz, centroid) / total);
    }

    /// <summary>The lowest frequency at or below which lies a share of the magnitude; 0 of silence.</summary>
    public float RollOff(ReadOnlySpan<float> magnitude, double share) => _hertz[SpectralRollOff.BinOf(magnitude, share)];

    /// <summary>Geometric over arithmetic mean of the power, where what lies below the floor is raised to it.</summary>
    public static float Flatness(ReadOnlySpan<float> power, Span<float> work, float floor)
    {
        TensorPrimitives.Max(power, floor, work);
        double arithmetic = Dot.Sum(work) / work.Length;
        TensorPrimitives.Log(work, work);
        return (float)(Math.Exp(Dot.Sum(work) / work.Length) / arithmetic);
    }
}
