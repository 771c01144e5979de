using System.Numerics.Tensors;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Rhythm;

/// <summary>
/// Picks onsets out of onset contours: each is divided by its maximum, they are added, averaged over 5 frames back, and frames below 2 % of
/// the largest possible sum count as silent. An onset begins where the sum exceeds the median plus a tenth of the mean of the last 5 frames,
/// and goes on for at least two frames.
/// </summary>
/// <remarks>The rule and its numbers are those of Essentia 2.1's Onsets, after Brossier, Bello and Plumbley (ISMIR 2004), made for 44100 / 512 frames a second.</remarks>
public static class OnsetPicker
{
    private const int Memory = 5;
    private const float ShareOfMean = 0.1f, Silence = 0.02f;

    /// <summary>The frames at which onsets begin, ascending; none where all contours are silent.</summary>
    /// <param name="contours">The pass whose contours are taken, all with the same weight.</param>
    /// <param name="functions">How many of them, from the first on.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many contours.</exception>
    public static int[] Pick(OnsetContours contours, int functions)
    {
        Check.Positive(functions);
        var sum = new float[contours.Frames];
        for (int i = 0; i < functions; i++)
        {
            var contour = contours[i];
            if (contour.IsEmpty || TensorPrimitives.Max(contour) is not (> 0 and float largest))
                continue;
            for (int frame = 0; frame < sum.Length; frame++)
                sum[frame] += contour[frame] / largest;
        }
        return Pick(sum, Silence * functions);
    }

    private static int[] Pick(ReadOnlySpan<float> sum, float silence)
    {
        var onsets = new List<int>();
        Span<float> recent = stackalloc float[Memory], sorted = stackalloc float[Memory];
        recent.Clear();
        bool above = false;
        for (int frame = 1; frame < sum.Length; frame++)
        {
            // The ring's first write goes to slot 0, as in Essentia; the slot of frame 1 stays 0 until frame 6.
            recent[frame == 1 ? 0 : frame % Memory] = Smoothed(sum, frame, silence);
            recent.CopyTo(sorted);
            sorted.Sort();
            float threshold = sorted[Memory / 2] + ShareOfMean * (TensorPrimitives.Sum<float>(recent) / Memory);
            bool now = Smoothed(sum, frame, silence) > threshold;
            if (now && !above)
                onsets.Add(frame);
            else if (!now && above && onsets[^1] == frame - 1)
                onsets.RemoveAt(onsets.Count - 1);
            above = now;
        }
        return [.. onsets];
    }

    private static float Smoothed(ReadOnlySpan<float> sum, int frame, float silence)
    {
        int from = Math.Max(0, frame - Memory + 1);
        float mean = TensorPrimitives.Sum(sum[from..(frame + 1)]) / Memory;
        return mean < silence ? 0 : mean;
    }
}
