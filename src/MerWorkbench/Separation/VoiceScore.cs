using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>How near a song's separated voice comes to the true one, beside the song itself taken for its voice. One channel; a value is not a number where the voice is silent.</summary>
/// <param name="Sdr">BSS Eval 4: median over the song's seconds of the ratio of source to distortion.</param>
/// <param name="MixtureSdr">The same of the mixture.</param>
/// <param name="ScaleInvariant">The scale-invariant ratio over the whole song.</param>
/// <param name="MixtureScaleInvariant">The same of the mixture.</param>
public sealed record VoiceScore(Decibels Sdr, Decibels MixtureSdr, Decibels ScaleInvariant, Decibels MixtureScaleInvariant)
{
    /// <summary>Scores a song.</summary>
    /// <param name="mixture">The song.</param>
    /// <param name="voice">Its true voice.</param>
    /// <param name="estimate">Its separated voice. Of both voices the accompaniment is what they leave of the song; the sounds are cut to the shortest.</param>
    /// <param name="token">Stops it.</param>
    /// <exception cref="MerException">The voice or what accompanies it is silent throughout.</exception>
    public static VoiceScore Of(Waveform mixture, Waveform voice, Waveform estimate, CancellationToken token = default)
    {
        int length = Math.Min(mixture.Length, Math.Min(voice.Resample(mixture.Rate).Length, estimate.Resample(mixture.Rate).Length));
        Waveform whole = Fitted(mixture), truth = Fitted(voice), found = Fitted(estimate);
        Waveform[] references = [truth, Remainder(truth)];
        return new(
            BssEval.Version4Sdr(references, [found, Remainder(found)], cancellation: token).Median(0, ScoreKind.Sdr),
            BssEval.Version4Sdr(references, [whole, whole], cancellation: token).Median(0, ScoreKind.Sdr),
            ScaleInvariantSdr.Of(truth, found), ScaleInvariantSdr.Of(truth, whole));

        Waveform Fitted(Waveform sound) => new(mixture.Rate, sound.ToMono().Resample(mixture.Rate).Channel(0)[..length].ToArray());

        Waveform Remainder(Waveform part)
        {
            var samples = new float[length];
            for (int i = 0; i < length; i++)
                samples[i] = whole.Channel(0)[i] - part.Channel(0)[i];
            return new(mixture.Rate, samples);
        }
    }
}
