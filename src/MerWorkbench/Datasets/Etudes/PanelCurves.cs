namespace MerWorkbench.Datasets.Etudes;

/// <summary>What each listener of a panel said moment by moment, <c>[points][listeners]</c> on -1..1.</summary>
internal sealed record PanelCurves(double[][] Valence, double[][] Arousal);
