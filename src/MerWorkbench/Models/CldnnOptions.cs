using System.Collections.Immutable;
using MerWorkbench.Foundation;

namespace MerWorkbench.Models;

/// <summary>How a <see cref="Cldnn"/> is built. That it is an LSTM and dense layers is Hizlisoy's (2021); all sizes are this workbench's choice.</summary>
public sealed record CldnnOptions
{
    /// <summary>Units of the LSTM; default 64.</summary>
    public int Units { get; init; } = 64;

    /// <summary>Units of each dense layer between the LSTM and the classes; default one of 64.</summary>
    public ImmutableArray<int> Dense { get; init; } = [64];

    /// <summary>The share of values silenced in training behind the LSTM and each dense layer; 0 to 1, default 0.25.</summary>
    public double Dropout { get; init; } = 0.25;

    internal void Validate()
    {
        Check.Positive(Units);
        foreach (int units in Dense)
            Check.Positive(units, nameof(Dense));
        Check.InRange(Dropout, 0.0, 1.0);
    }
}
