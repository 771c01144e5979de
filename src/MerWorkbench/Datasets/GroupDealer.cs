using System.Collections.Immutable;

namespace MerWorkbench.Datasets;

/// <summary>Deals groups out, so that each part gets its share of all tracks and of each stratum, as nearly as whole groups allow.</summary>
internal static class GroupDealer
{
    /// <summary>
    /// The part of each group, by name. Largest groups go first; each goes where the sum over strata of (count - target)^2 / target
    /// grows least, the number of all tracks being a stratum too. Without strata and with equal shares that is the part with fewest tracks.
    /// </summary>
    /// <param name="groups">The groups, in the order that decides among groups of one size.</param>
    /// <param name="shares">The parts' shares, each above zero.</param>
    public static Dictionary<string, int> Deal(ImmutableArray<GroupCount> groups, double[] shares)
    {
        int strata = groups[0].Tracks.Length;
        double[] totals = [.. Enumerable.Range(0, strata).Select(stratum => (double)groups.Sum(group => group.Tracks[stratum]))];
        double all = totals.Sum();
        var filled = new int[shares.Length, strata];
        var sizes = new int[shares.Length];
        var partOf = new Dictionary<string, int>();
        foreach (GroupCount group in groups.OrderByDescending(group => group.Size))
        {
            int part = Enumerable.Range(0, shares.Length).MinBy(part => Growth(group, part));
            partOf.Add(group.Name, part);
            sizes[part] += group.Size;
            for (int stratum = 0; stratum < strata; stratum++)
                filled[part, stratum] += group.Tracks[stratum];
        }
        return partOf;

        double Growth(GroupCount group, int part)
        {
            double growth = Term(group.Size, sizes[part], shares[part] * all);
            for (int stratum = 0; stratum < strata && strata > 1; stratum++)
                growth += Term(group.Tracks[stratum], filled[part, stratum], shares[part] * totals[stratum]);
            return growth;
        }

        static double Term(int more, int have, double target) => more * ((2 * (have - target)) + more) / target;
    }

    /// <summary>
    /// The groups that make a share of all tracks: each in turn is taken where no stratum would overshoot, so that one prolific artist does
    /// not empty what is left.
    /// </summary>
    /// <param name="groups">The groups in the order in which they are tried.</param>
    /// <param name="share">The share, 0..1.</param>
    public static HashSet<string> Take(IReadOnlyList<GroupCount> groups, double share)
    {
        var taken = new HashSet<string>();
        if (groups.Count == 0)
            return taken;
        int strata = groups[0].Tracks.Length;
        int[] room = [.. Enumerable.Range(0, strata).Select(stratum =>
            (int)Math.Round(share * groups.Sum(group => group.Tracks[stratum]), MidpointRounding.AwayFromZero))];
        foreach (GroupCount group in groups)
        {
            if (Enumerable.Range(0, strata).Any(stratum => group.Tracks[stratum] > room[stratum]))
                continue;
            taken.Add(group.Name);
            for (int stratum = 0; stratum < strata; stratum++)
                room[stratum] -= group.Tracks[stratum];
        }
        return taken;
    }
}
