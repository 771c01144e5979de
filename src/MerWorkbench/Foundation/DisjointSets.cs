namespace MerWorkbench.Foundation;

/// <summary>Items that are joined step by step into groups (union-find).</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parent = [.. Enumerable.Range(0, count)];

    /// <summary>One item of the group, the same for all of it.</summary>
    public int Root(int item)
    {
        while (_parent[item] != item)
            item = _parent[item] = _parent[_parent[item]];
        return item;
    }

    /// <summary>Makes the groups of two items one.</summary>
    public void Join(int a, int b) => _parent[Root(b)] = Root(a);

    /// <summary>Joins all items with the same key; those without one stay as they are.</summary>
    public void JoinEqual(Func<int, string?> key)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int item = 0; item < _parent.Length; item++)
        {
            if (key(item) is { } name && !first.TryAdd(name, item))
                Join(first[name], item);
        }
    }
}
