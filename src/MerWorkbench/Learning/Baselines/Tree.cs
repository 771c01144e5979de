namespace MerWorkbench.Learning.Baselines;

/// <summary>A grown tree as a list of nodes, the root first.</summary>
/// <param name="Nodes">The nodes.</param>
internal sealed record Tree(Tree.Node[] Nodes)
{
    /// <summary>A fork (values up to the threshold go left) or, where <paramref name="Value"/> is there, a leaf.</summary>
    internal readonly record struct Node(int Column, double Threshold, int Left, int Right, double[]? Value);

    /// <summary>The mean target of the leaf a row falls to.</summary>
    public double[] Leaf(double[] row)
    {
        Node node = Nodes[0];
        while (node.Value is null)
            node = Nodes[row[node.Column] <= node.Threshold ? node.Left : node.Right];
        return node.Value;
    }
}
