using System.Collections.Immutable;
using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>What listeners said of a clip moment by moment.</summary>
/// <param name="Mean">The mean over listeners.</param>
/// <param name="ValenceSpread">Standard deviation over listeners at each point, <c>[points]</c>; empty where the release gives none.</param>
/// <param name="ArousalSpread">The same for arousal.</param>
public sealed record DynamicAnnotation(AffectSeries Mean, ImmutableArray<double> ValenceSpread, ImmutableArray<double> ArousalSpread);
