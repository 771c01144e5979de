namespace MerWorkbench.Experiments;

/// <summary>One row of a paper's result table.</summary>
/// <param name="Input">The features, as this workbench names them: <c>marsyas-mfcc</c>.</param>
/// <param name="Model">The model, as this workbench names it: <c>lstm-2x124</c>.</param>
/// <param name="ArousalR2">Coefficient of determination, arousal.</param>
/// <param name="ArousalMae">Mean absolute error, arousal, on the paper's label scale.</param>
/// <param name="ValenceR2">Coefficient of determination, valence.</param>
/// <param name="ValenceMae">Mean absolute error, valence, on the paper's label scale.</param>
public sealed record PublishedResult(
    string Input, string Model, double ArousalR2, double ArousalMae, double ValenceR2, double ValenceMae);
