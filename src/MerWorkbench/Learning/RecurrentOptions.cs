namespace MerWorkbench.Learning;

/// <summary>How a recurrent network is built and trained. What Grekow 2021 does not say is a parameter here, with this workbench's choice as default.</summary>
public sealed record RecurrentOptions
{
    /// <summary>LSTM layers; the paper tries 1 and 2.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>LSTM units a layer; the paper tries 124, 248 and 529.</summary>
    public int Units { get; init; } = 124;

    /// <summary>The share of units silenced in training. The paper does not say.</summary>
    public double Dropout { get; init; } = 0.3;

    /// <summary>One network for both axes, or one for each.</summary>
    public AxisNetworks Networks { get; init; } = AxisNetworks.Joint;

    /// <summary>A network that is trained first and stands in front of the recurrent one; null, the default, lets that read the features themselves.</summary>
    public FrontOptions? Front { get; init; }

    /// <summary>How it is trained; the paper says 100 epochs and nothing else.</summary>
    public TrainingOptions Training { get; init; } = new() { Epochs = 100 };
}
