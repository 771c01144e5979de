namespace MerWorkbench.Learning.Extraction;

/// <summary>What a trained extractor made of clips.</summary>
/// <param name="Values">The features of each clip, piece after piece, by the clip's id.</param>
/// <param name="Epochs">The course of the training.</param>
internal sealed record LearnedFeatures(IReadOnlyDictionary<string, float[]> Values, IReadOnlyList<EpochRecord> Epochs);
