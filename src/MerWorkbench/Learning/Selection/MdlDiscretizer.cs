using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Selection;

/// <summary>
/// Cuts the values of one column into bins that tell classes apart (Fayyad and Irani 1993): the cut of least class entropy is
/// taken, then the best cut of each side, as long as the description of the classes gets shorter by it (minimum description length).
/// </summary>
/// <remarks>
/// A cut lies midway between two neighbouring values. Of several cuts equally good the lowest is taken. The price of a cut is
/// log2 of the number of places where the values differ (Weka's "better encoding", which its CFS uses), not of rows less one as in
/// the article. A column that tells nothing of the classes gets no cut.
/// </remarks>
public sealed class MdlDiscretizer
{
    private MdlDiscretizer(ImmutableArray<double> cutPoints) => CutPoints = cutPoints;

    /// <summary>The places of the cuts, ascending; one fewer than there are bins.</summary>
    public ImmutableArray<double> CutPoints { get; }

    /// <summary>Finds the cuts.</summary>
    /// <param name="values">The column's values, one a row.</param>
    /// <param name="labels">The class of each row; any whole numbers.</param>
    /// <exception cref="ArgumentException">There are no rows, uneven lengths, or a value that is not finite.</exception>
    public static MdlDiscretizer Fit(IReadOnlyList<double> values, IReadOnlyList<int> labels)
    {
        DesignMatrix.Validate(values);
        Check.SameLength(values.Count, labels.Count, nameof(values), nameof(labels));
        ClassCodes classes = ClassCodes.Of(labels);
        return Fit([.. values], classes, new CountLogs(values.Count));
    }

    /// <summary>The number of the bin, from 0, that a value falls into. A value on a cut falls below it.</summary>
    public int BinOf(double value)
    {
        int at = CutPoints.BinarySearch(value);
        return at >= 0 ? at : ~at;
    }

    /// <param name="values">Will be sorted.</param>
    /// <param name="classes">The class of each value.</param>
    /// <param name="logs">At least up to the number of values.</param>
    internal static MdlDiscretizer Fit(double[] values, ClassCodes classes, CountLogs logs)
    {
        int[] labels = [.. classes.Codes];
        Array.Sort(values, labels);
        var cuts = ImmutableArray.CreateBuilder<double>();
        Cut(values, labels, classes.Count, logs, cuts);
        return new(cuts.ToImmutable());
    }

    private static void Cut(ReadOnlySpan<double> values, ReadOnlySpan<int> labels, int classes, CountLogs logs, ImmutableArray<double>.Builder cuts)
    {
        int[] all = new int[classes], left = new int[classes], right = new int[classes], bestLeft = [], bestRight = [];
        foreach (int label in labels)
            all[label]++;
        all.CopyTo(right, 0);
        double prior = logs.Entropy(all), least = prior;
        int best = -1, places = 0;
        for (int i = 0; i < values.Length - 1; i++)
        {
            left[labels[i]]++;
            right[labels[i]]--;
            if (values[i] >= values[i + 1])
                continue;
            places++;
            double entropy = logs.Entropy(left, right);
            if (entropy < least)
                (best, least, bestLeft, bestRight) = (i, entropy, [.. left], [.. right]);
        }
        if (best < 0 || !Pays(prior - least, all, bestLeft, bestRight, places, values.Length, logs))
            return;
        Cut(values[..(best + 1)], labels[..(best + 1)], classes, logs, cuts);
        cuts.Add((values[best] + values[best + 1]) / 2);
        Cut(values[(best + 1)..], labels[(best + 1)..], classes, logs, cuts);
    }

    // Fayyad and Irani: the gain must exceed (log2(places) + delta) / rows,
    // delta = log2(3^k - 2) - (k H - k1 H1 - k2 H2), with k the classes present and H the entropy of each part.
    private static bool Pays(double gain, int[] all, int[] left, int[] right, int places, int rows, CountLogs logs)
    {
        int present = Present(all);
        double delta = Math.Log2(Math.Pow(3, present) - 2)
            - ((present * logs.Entropy(all)) - (Present(right) * logs.Entropy(right)) - (Present(left) * logs.Entropy(left)));
        return gain > (Math.Log2(places) + delta) / rows;
    }

    private static int Present(int[] counts) => counts.Count(count => count > 0);
}
