using MerWorkbench.Metrics;

namespace MerWorkbench.Figures;

/// <summary>The scores of one model, split or input, for a place of <see cref="ScoreBarsFigure"/>.</summary>
/// <param name="Label">What stands below the bars.</param>
/// <param name="Arousal">The score of arousal.</param>
/// <param name="ArousalInterval">Its interval, or null.</param>
/// <param name="Valence">The score of valence.</param>
/// <param name="ValenceInterval">Its interval, or null.</param>
public sealed record ScoreBar(string Label, double Arousal, Interval? ArousalInterval, double Valence, Interval? ValenceInterval);
