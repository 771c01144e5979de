using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Figures;

namespace MerWorkbench.Papers.Orjesek2022;

/// <summary>Annotated and predicted emotion over the time of one song: the first of the run, chosen before any result was seen.</summary>
internal static class CourseFigure
{
    public static Figure Of(SeriesRun run)
    {
        string id = run.Predictions[0].Id;
        return AffectTimeFigure.Of(
            [
                .. run.Predictions.Where(item => item.Id == id).Select(item => new AffectMoment(item.Time,
                    new(item.PredictedArousal, item.Annotated.Arousal.Value), new(item.PredictedValence, item.Annotated.Valence.Value))),
            ],
            AffectScale.Find(run.Experiment.Scale), $"{run.Experiment.Name} on track {id} of {run.Experiment.Dataset}, by the network that had not heard it");
    }
}
