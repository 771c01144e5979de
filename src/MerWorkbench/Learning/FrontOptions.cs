using System.Globalization;

namespace MerWorkbench.Learning;

/// <summary>How the network in front of a recurrent one is trained first. The paper's sizes and training are not known here: all of it is this workbench's choice.</summary>
public sealed record FrontOptions
{
    /// <summary>Hidden units, whose activations the recurrent network reads; default 124, the paper's smallest layer.</summary>
    public int Units { get; init; } = 124;

    /// <summary>The share of hidden units silenced in training; default a half.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>Whether the front goes on learning with the recurrent network; default not: it is frozen.</summary>
    public bool IsFineTuned { get; init; }

    /// <summary>How it is trained.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>Every parameter with its value, one a line.</summary>
    public string Parameters => string.Create(CultureInfo.InvariantCulture, $"""
        front = one layer of {Units} tanh units, first trained alone on single pieces with the label of their clip, dropout {Dropout}, then {(IsFineTuned ? "fine-tuned" : "frozen")}
        front {Training.Parameters.Replace("\n", "\nfront ", StringComparison.Ordinal)}
        """);
}
