namespace MerWorkbench.Learning;

/// <summary>How a recurrent network is built and trained. What Grekow 2021 does not say is a parameter here, with this workbench's choice as default.</summary>
public sealed record RecurrentOptions
{
    /// <summary>LSTM layers; the paper tries 1 and 2.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>LSTM units a layer; the paper tries 124, 248 and 529.</summary>
    public int Units { get; init; } = 124;

    /// <summary>Passes over the training part; the paper uses 100.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>Clips a step. The paper does not say.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Adam's step size. The paper does not say.</summary>
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>Adam's L2 penalty. The paper does not say.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The share of units silenced in training. The paper does not say.</summary>
    public double Dropout { get; init; } = 0.3;

    /// <summary>The largest norm a step's gradient may have. The paper does not say.</summary>
    public double ClipNorm { get; init; } = 5;

    /// <summary>
    /// Epochs without a better validation loss before training stops and the best epoch's weights are taken back;
    /// null trains all epochs. The paper does not mention stopping.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>One network for both axes, or one for each.</summary>
    public AxisNetworks Networks { get; init; } = AxisNetworks.Joint;
}
