using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>The mean of pitch class profiles that arrive one by one, summed in double.</summary>
internal sealed class MeanProfile(int size)
{
    private readonly double[] _sum = new double[size];
    private long _count;

    public void Add(ReadOnlySpan<float> profile)
    {
        Check.SameLength(_sum.Length, profile.Length, "the mean", nameof(profile));
        for (int i = 0; i < profile.Length; i++)
            _sum[i] += profile[i];
        _count++;
    }

    /// <summary>The mean; zeros where nothing was added.</summary>
    public float[] Value => Array.ConvertAll(_sum, sum => _count == 0 ? 0 : (float)(sum / _count));
}
