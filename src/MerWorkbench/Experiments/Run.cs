using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>One finished execution of an experiment.</summary>
/// <param name="Experiment">What was run.</param>
/// <param name="Folder">Where its files lie.</param>
/// <param name="Predictions">The prediction of every track that was tested, from the fold that tested it, in the dataset's order.</param>
/// <param name="Metrics">The scores.</param>
/// <param name="WasStored">True where the run was found finished and only read.</param>
[TypeFormatterSource("RunView")]
public sealed record Run(
    Experiment Experiment, string Folder, IReadOnlyList<SongPrediction> Predictions, RunMetrics Metrics, bool WasStored)
{
    /// <summary>The model's short name, the last part of the experiment's address: <c>lstm-2x124</c>.</summary>
    public string Model => Experiment.Name.Split('/')[^1];
}
