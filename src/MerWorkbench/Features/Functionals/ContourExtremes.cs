namespace MerWorkbench.Features.Functionals;

/// <summary>
/// <c>max</c>, <c>min</c> and <c>range</c> of a contour of N values, and where they are: <c>maxPos</c> and <c>minPos</c> are the index of the
/// first such value over N, from 0 to below 1. <c>maxameandist</c> and <c>minameandist</c> are max - mean and mean - min.
/// </summary>
/// <param name="chosen">The names that come out; all where none is given.</param>
public sealed class ContourExtremes(params string[] chosen) : FunctionalFamily(All, chosen)
{
    private static readonly string[] All = ["max", "min", "range", "maxPos", "minPos", "maxameandist", "minameandist"];

    /// <inheritdoc/>
    protected override void Evaluate(ReadOnlySpan<float> contour, Span<double> values)
    {
        int largest = 0, smallest = 0;
        double sum = 0;
        for (int i = 0; i < contour.Length; i++)
        {
            if (contour[i] > contour[largest])
                largest = i;
            if (contour[i] < contour[smallest])
                smallest = i;
            sum += contour[i];
        }
        double max = contour[largest], min = contour[smallest], mean = sum / contour.Length;
        values[0] = max;
        values[1] = min;
        values[2] = max - min;
        values[3] = (double)largest / contour.Length;
        values[4] = (double)smallest / contour.Length;
        values[5] = max - mean;
        values[6] = mean - min;
    }
}
