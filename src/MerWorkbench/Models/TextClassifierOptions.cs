using MerWorkbench.Foundation;

namespace MerWorkbench.Models;

/// <summary>The sizes of a <see cref="TextClassifier"/>. Those of Parisi et al. (2019) are not known here: all of them are this workbench's choice.</summary>
public sealed record TextClassifierOptions
{
    /// <summary>What stands behind the vectors.</summary>
    public TextHead Head { get; init; } = TextHead.Dense;

    /// <summary>Units of the dense layer; default 256, as in a classifier of one of the authors for another task.</summary>
    public int DenseUnits { get; init; } = 256;

    /// <summary>Units of the LSTM in each direction; default 64.</summary>
    public int RecurrentUnits { get; init; } = 64;

    /// <summary>The share of inputs, and of what is read of the states, silenced in training; default a half.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>Refuses sizes that are none.</summary>
    internal void Validate()
    {
        Check.Positive(DenseUnits);
        Check.Positive(RecurrentUnits);
        Check.InRange(Dropout, 0.0, 1.0);
    }
}
