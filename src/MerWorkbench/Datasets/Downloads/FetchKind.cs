namespace MerWorkbench.Datasets.Downloads;

/// <summary>What is fetched.</summary>
public enum FetchKind
{
    /// <summary>A dataset, which goes to <c>data/NAME</c>.</summary>
    Dataset,

    /// <summary>A trained model's numbers, which go to <c>data/weights/NAME</c>.</summary>
    Weights,
}
