using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>How well a separator does on a song whose true sources are known, beside doing nothing.</summary>
/// <param name="Song">The song.</param>
/// <param name="Sources">The sources, in the order of the scores.</param>
/// <param name="Estimates">BSS Eval 4 of the estimates.</param>
/// <param name="Mixture">BSS Eval 4 of the mixture taken as the estimate of each source.</param>
public sealed record SeparatorScore(string Song, IReadOnlyList<string> Sources, SeparationScores Estimates, SeparationScores Mixture)
{
    /// <summary>How much nearer the estimate is than the mixture: the difference of their median SDR.</summary>
    /// <param name="source">The source's number.</param>
    public Decibels Improvement(int source) => Estimates.Median(source, ScoreKind.Sdr) - Mixture.Median(source, ScoreKind.Sdr);

    /// <summary>Separates the sum of a song's true sources and scores the estimates.</summary>
    /// <param name="separator">The separator.</param>
    /// <param name="track">A song with stems.</param>
    /// <param name="cancellation">Stops it.</param>
    public static SeparatorScore Of(Separator separator, Track track, CancellationToken cancellation = default) =>
        Of(separator, track.Id, [.. separator.Configuration.Sources.Select(source => StemSongs.Source(track, source))], cancellation);

    /// <summary>Separates the sum of true sources and scores the estimates.</summary>
    /// <param name="separator">The separator.</param>
    /// <param name="song">What the song is called.</param>
    /// <param name="sources">The true sources in the separator's order, of one rate; cut to the shortest.</param>
    /// <param name="cancellation">Stops it.</param>
    public static SeparatorScore Of(Separator separator, string song, IReadOnlyList<Waveform> sources, CancellationToken cancellation = default)
    {
        int length = sources.Min(source => source.Length), channels = sources.Max(source => source.Channels);
        Waveform[] truth = [.. sources.Select(source => new Waveform(source.Rate,
            [.. Enumerable.Range(0, channels).Select(channel => source.Channel(Math.Min(channel, source.Channels - 1))[..length].ToArray())]))];
        var mixture = new Waveform(truth[0].Rate,
            [.. Enumerable.Range(0, channels).Select(channel => Enumerable.Range(0, length).Select(i => truth.Sum(source => source.Channel(channel)[i])).ToArray())]);
        IReadOnlyDictionary<string, Waveform> estimates = separator.Separate(mixture, cancellation);
        return new(song, separator.Configuration.Sources,
            BssEval.Version4(truth, [.. separator.Configuration.Sources.Select(source => estimates[source])], cancellation: cancellation),
            BssEval.Version4(truth, [.. truth.Select(_ => mixture)], cancellation: cancellation));
    }
}
