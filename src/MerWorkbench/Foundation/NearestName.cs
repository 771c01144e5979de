namespace MerWorkbench.Foundation;

/// <summary>Finds the name that somebody meant who mistyped one.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate that is nearest to a name: equal but for upper and lower case, or at most one slip away (a letter too many, too few, wrong,
    /// or two exchanged), two slips from seven letters on. Of several equally near ones the first in ordinal order.
    /// </summary>
    /// <param name="name">What was typed.</param>
    /// <param name="candidates">The names there are.</param>
    /// <returns>The candidate, or null where none is near, or where the name itself is among them.</returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        int most = name.Length < 3 ? 0 : name.Length < 7 ? 1 : 2;
        var near = candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= most)
            .Select(candidate => (Candidate: candidate, Slips: candidate.Equals(name, StringComparison.OrdinalIgnoreCase) ? 0 : Slips(name, candidate)))
            .Where(pair => pair.Slips <= most)
            .OrderBy(pair => pair.Slips).ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return near.Candidate == name ? null : near.Candidate;
    }

    // The distance of Damerau and Levenshtein in which no letter is moved twice, by three rows of its table.
    private static int Slips(string a, string b)
    {
        int[] before = new int[b.Length + 1], above = [.. Enumerable.Range(0, b.Length + 1)], row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }
}
