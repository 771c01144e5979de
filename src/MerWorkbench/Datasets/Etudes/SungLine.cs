namespace MerWorkbench.Datasets.Etudes;

/// <summary>A line of words and when it is sung, in seconds.</summary>
internal sealed record SungLine(double Start, double End, string Text);
