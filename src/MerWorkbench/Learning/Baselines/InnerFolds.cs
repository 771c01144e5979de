using MerWorkbench.Foundation;

namespace MerWorkbench.Learning.Baselines;

/// <summary>Folds inside a training part.</summary>
internal static class InnerFolds
{
    /// <summary>Deals rows into folds at random, of nearly equal size.</summary>
    public static IEnumerable<(int[] Training, int[] Held)> Of(int rows, int folds, StableRandom random) =>
        Stratified([.. Enumerable.Repeat(0, rows)], 1, folds, random);

    /// <summary>Deals each class's rows in turn, so that every fold has its share of it; the next class goes on where the last one ended.</summary>
    public static IEnumerable<(int[] Training, int[] Held)> Stratified(IReadOnlyList<int> labels, int classes, int folds, StableRandom random)
    {
        Check.InRange(folds, 2, int.MaxValue);
        var foldOf = new int[labels.Count];
        int next = 0;
        for (int of = 0; of < classes; of++)
        {
            int[] rows = [.. Enumerable.Range(0, labels.Count).Where(row => labels[row] == of)];
            random.Shuffle<int>(rows);
            foreach (int row in rows)
                foldOf[row] = next++ % folds;
        }
        for (int fold = 0; fold < Math.Min(folds, labels.Count); fold++)
            yield return ([.. Enumerable.Range(0, labels.Count).Where(row => foldOf[row] != fold)], [.. Enumerable.Range(0, labels.Count).Where(row => foldOf[row] == fold)]);
    }
}
