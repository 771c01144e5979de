namespace MerWorkbench.Separation;

/// <summary>The family a separating network belongs to.</summary>
public enum SeparatorKind
{
    /// <summary>On samples: <see cref="WaveUNet"/>.</summary>
    WaveUNet,

    /// <summary>On magnitude spectrograms, with the mixture's phase: <see cref="SpectrogramUNet"/>.</summary>
    SpectrogramUNet,
}
