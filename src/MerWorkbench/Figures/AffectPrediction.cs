namespace MerWorkbench.Figures;

/// <summary>
/// One song on Russell's plane as annotated and as predicted, all on the scale that the figure is given. Plain numbers,
/// because a prediction may leave the scale and is shown where it lies.
/// </summary>
/// <param name="Id">The song.</param>
/// <param name="Group">What the song is told apart by: its genre or its quadrant.</param>
/// <param name="AnnotatedValence">Valence as annotated.</param>
/// <param name="AnnotatedArousal">Arousal as annotated.</param>
/// <param name="PredictedValence">Valence as predicted.</param>
/// <param name="PredictedArousal">Arousal as predicted.</param>
public sealed record AffectPrediction(
    string Id, string Group, double AnnotatedValence, double AnnotatedArousal, double PredictedValence, double PredictedArousal);
