using System.Collections.Immutable;
using MerWorkbench.Metrics;

namespace MerWorkbench.Experiments;

/// <summary>The class a track was given by listeners and the probabilities a model gave it.</summary>
/// <param name="Id">The track.</param>
/// <param name="Song">The song it is cut from.</param>
/// <param name="Genre">Its genre, or null.</param>
/// <param name="Fold">The fold that tested it.</param>
/// <param name="Annotated">Its class.</param>
/// <param name="Probabilities">The probability of each class of the run, in order, summing to 1.</param>
public sealed record ClassPrediction(string Id, string Song, string? Genre, int Fold, string Annotated, ImmutableArray<double> Probabilities)
{
    /// <summary>The index of the most probable class; the first of several.</summary>
    public int Predicted => ClassificationScores.MostLikely(Probabilities);
}
