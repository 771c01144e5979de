namespace MerWorkbench.Datasets.Etudes;

/// <summary>How a pitched instrument makes its sound.</summary>
internal enum Timbre
{
    /// <summary>A plucked string.</summary>
    Plucked,

    /// <summary>Harmonics added up.</summary>
    Additive,

    /// <summary>One sine bending another.</summary>
    FrequencyModulated,
}
