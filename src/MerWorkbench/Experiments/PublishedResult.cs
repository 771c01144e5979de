namespace MerWorkbench.Experiments;

/// <summary>One row of a paper's result table.</summary>
/// <param name="Input">The features, as this workbench names them: <c>marsyas-mfcc</c>.</param>
/// <param name="Model">The model, as this workbench names it: <c>lstm-2x124</c>.</param>
/// <param name="Scores">Its values.</param>
/// <param name="Confidence">How surely the row stands in the paper, where that differs from the table's.</param>
/// <param name="Note">What a reader must know of this row alone, or null.</param>
public sealed record PublishedResult(
    string Input, string Model, IReadOnlyList<PublishedScore> Scores, Confidence? Confidence = null, string? Note = null)
{
    /// <summary>The value of a target and metric, or null.</summary>
    public PublishedScore? Find(string target, string metric) => Scores.FirstOrDefault(score => score.Target == target && score.Metric == metric);
}
