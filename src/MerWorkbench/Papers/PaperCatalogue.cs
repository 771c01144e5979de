using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers;

/// <summary>The works that can be reproduced.</summary>
public static class PaperCatalogue
{
    /// <summary>All of them, in the order of the review.</summary>
    public static ImmutableArray<Paper> All { get; } = [Grekow2021.Grekow2021.Paper, Orjesek2022.Orjesek2022.Paper, Hizlisoy2021.Hizlisoy2021.Paper, Parisi2019.Parisi2019.Paper];

    /// <summary>The work of a name.</summary>
    /// <exception cref="MerException">There is none.</exception>
    public static Paper Find(string name) => All.FirstOrDefault(paper => paper.Name == name)
        ?? throw new MerException($"There is no work named '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(paper => paper.Name))}.");
}
