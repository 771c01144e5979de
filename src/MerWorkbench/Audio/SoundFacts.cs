using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>What is known of a sound once it was read to its end.</summary>
/// <param name="Rate">Samples a second.</param>
/// <param name="Channels">How many channels it has.</param>
/// <param name="Length">How many samples each channel has, at least 1.</param>
/// <param name="ShortBy">How much shorter it was than its header said (<see cref="Waveform.ShortBy"/>).</param>
/// <param name="Warnings">What a careful reader should know of the file (<see cref="Waveform.Warnings"/>).</param>
public sealed record SoundFacts(SampleRate Rate, int Channels, long Length, Seconds ShortBy, IReadOnlyList<string> Warnings)
{
    /// <summary>How long it sounds.</summary>
    public Seconds Duration => Seconds.FromSamples(Length, Rate);
}
