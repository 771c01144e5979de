namespace MerWorkbench.Features;

/// <summary>What one column of a feature matrix holds.</summary>
/// <param name="Name">Its name, unique in its set: <c>mfcc_3</c>, <c>chroma_G</c>, <c>centroid.mean</c>.</param>
/// <param name="Of">The descriptor it belongs to; columns of one vector share it.</param>
/// <param name="Statistic">How the descriptor's course is summed up, or null for its plain value: <c>mean</c>, <c>std of delta</c>.</param>
/// <param name="Fidelity">How far the numbers are those of the tool the set is named after.</param>
/// <param name="Note">The tolerance, or what differs; null where there is nothing to say.</param>
public sealed record FeatureColumn(
    string Name, Descriptor Of, string? Statistic = null, Fidelity Fidelity = Fidelity.Exact, string? Note = null)
{
    /// <summary>Which side of the music it looks at.</summary>
    public FeatureGroup Group => Of.Group;

    /// <summary>The descriptor's unit; <c>1</c> for a pure number. Statistics such as a skewness have none whatever the descriptor's.</summary>
    public string Unit => Of.Unit;
}
