namespace MerWorkbench.Figures;

/// <summary>The losses of one model after one pass in one fold, for <see cref="LearningCurvesFigure"/>.</summary>
/// <param name="Model">The model's name in the legend.</param>
/// <param name="Fold">The fold, or the seed.</param>
/// <param name="Epoch">The pass, from 1.</param>
/// <param name="Train">The loss on the training part.</param>
/// <param name="Validation">The loss on the validation part, or null where there is none.</param>
public sealed record LossPoint(string Model, int Fold, int Epoch, double Train, double? Validation);
