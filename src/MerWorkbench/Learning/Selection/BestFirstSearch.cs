namespace MerWorkbench.Learning.Selection;

/// <summary>
/// Best-first search for the subset of greatest merit, forward from the empty one: the best subset that waits is expanded by each
/// column it lacks. As many subsets wait as expansions without success are borne.
/// </summary>
internal sealed class BestFirstSearch(CorrelationTable table, int patience)
{
    // A subset is better than the best by more than this, or not at all.
    private const double Improvement = 1e-5;

    /// <summary>The best subset found, ascending, with its merit.</summary>
    public (int[] Columns, double Merit) Run(CancellationToken token)
    {
        Node best = new([], 0);
        List<Node> waiting = [best];
        for (int failures = 0; failures < patience && waiting.Count > 0;)
        {
            token.ThrowIfCancellationRequested();
            int[] parent = waiting[0].Columns;
            waiting.RemoveAt(0);
            double[] merits = new SubsetMerits(table, parent).WithEach();
            bool found = false;
            for (int column = 0; column < merits.Length; column++)
            {
                double merit = merits[column];
                if (double.IsNaN(merit))
                    continue;
                Wait(waiting, parent, column, merit);
                if (merit - best.Merit > Improvement)
                    (best, found) = (Child(parent, column, merit), true);
            }
            failures = found ? 0 : failures + 1;
        }
        return (best.Columns, best.Merit);
    }

    // Of equal merits the earlier stays in front. A subset reached twice waits twice.
    private void Wait(List<Node> waiting, int[] parent, int column, double merit)
    {
        if (waiting.Count == patience)
        {
            if (merit <= waiting[^1].Merit)
                return;
            waiting.RemoveAt(waiting.Count - 1);
        }
        int place = waiting.FindIndex(node => merit > node.Merit);
        waiting.Insert(place < 0 ? waiting.Count : place, Child(parent, column, merit));
    }

    private static Node Child(int[] parent, int column, double merit) => new([.. parent.Append(column).Order()], merit);

    private sealed record Node(int[] Columns, double Merit);
}
