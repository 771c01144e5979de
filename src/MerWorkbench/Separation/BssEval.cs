using System.Numerics.Tensors;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Separation;

/// <summary>
/// BSS Eval: how near estimates of sources come to the true ones. An estimate is split, by least squares with filters of 512 taps, into what its own
/// source explains, what the other sources explain, and the rest (Vincent, Gribonval and Févotte 2006; Vincent et al. 2012 for images).
/// </summary>
/// <remarks>
/// Version 4 (Stöter, Liutkus and Ito 2018) finds the filters once on the whole song, version 3 in each window anew. A window in which a reference or
/// an estimate is silent (its channels add up to zero at every sample) has no scores for any source. Computed in double precision; above 150 dB or so
/// the digits are rounding.
/// </remarks>
public static class BssEval
{
    /// <summary>Version 4, for images, as museval does it: filters of the whole song, windows of a second side by side.</summary>
    /// <param name="references">The true sources.</param>
    /// <param name="estimates">Their estimates in the same order: same number, rate, channels and length.</param>
    /// <param name="window">Length of a window; default 1 s.</param>
    /// <param name="hop">From one window to the next; default 1 s.</param>
    /// <param name="permute">Whether the order of the estimates is to be found; default it is taken as given.</param>
    /// <param name="cancellation">Stops between two windows.</param>
    /// <exception cref="MerException">The sounds do not fit each other, or one is silent throughout.</exception>
    public static SeparationScores Version4(
        IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates, Seconds? window = null, Seconds? hop = null, bool permute = false, CancellationToken cancellation = default) =>
        Score(references, estimates, (window ?? new(1), hop ?? new(1)), perWindow: false, images: true, permute, cancellation);

    /// <summary>
    /// The SDR of <see cref="Version4"/> alone, the same windows and values: of images no filter enters it, only a true source and what its estimate differs by.
    /// A song takes milliseconds in place of seconds. The other scores are not a number.
    /// </summary>
    /// <inheritdoc cref="Version4"/>
    public static SeparationScores Version4Sdr(
        IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates, Seconds? window = null, Seconds? hop = null, CancellationToken cancellation = default)
    {
        (SignalSet truth, SignalSet guess) = Signals(references, estimates);
        BssProtocol protocol = Protocol(references[0].Rate, (window ?? new(1), hop ?? new(1)), perWindow: false, images: true, permute: false);
        int sources = references.Count, channels = references[0].Channels;
        return new([.. protocol.Windows(truth.Length).Select(place =>
        {
            cancellation.ThrowIfCancellationRequested();
            SignalSet own = truth.Slice(place.Start, place.Length), found = guess.Slice(place.Start, place.Length);
            var start = Seconds.FromSamples(place.Start, references[0].Rate);
            return AnySilent(own, found, sources, channels)
                ? new WindowScores(start, [.. Enumerable.Repeat(SourceScores.Undefined, sources)], [])
                : new WindowScores(start, [.. Enumerable.Range(0, sources).Select(source => SourceScores.Undefined with { Sdr = Distortion(own, found, source * channels, channels) })], [.. Enumerable.Range(0, sources)]);
        })]);
    }

    /// <summary>Version 3 for sources: a filtered copy of the source counts as right. The whole sound is one window.</summary>
    /// <inheritdoc cref="Version4"/>
    public static SeparationScores Sources(IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates, bool permute = true, CancellationToken cancellation = default) =>
        Score(references, estimates, null, perWindow: true, images: false, permute, cancellation);

    /// <summary>Version 3 for sources, window by window.</summary>
    /// <inheritdoc cref="Version4"/>
    public static SeparationScores SourcesFramewise(
        IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates, Seconds window, Seconds hop, bool permute = false, CancellationToken cancellation = default) =>
        Score(references, estimates, (window, hop), perWindow: true, images: false, permute, cancellation);

    /// <summary>Version 3 for images: the source must come as it stands in the mixture. The whole sound is one window.</summary>
    /// <inheritdoc cref="Version4"/>
    public static SeparationScores Images(IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates, bool permute = true, CancellationToken cancellation = default) =>
        Score(references, estimates, null, perWindow: true, images: true, permute, cancellation);

    /// <summary>Version 3 for images, window by window.</summary>
    /// <inheritdoc cref="Version4"/>
    public static SeparationScores ImagesFramewise(
        IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates, Seconds window, Seconds hop, bool permute = false, CancellationToken cancellation = default) =>
        Score(references, estimates, (window, hop), perWindow: true, images: true, permute, cancellation);

    /// <summary>The same on bare signals.</summary>
    /// <param name="references">The channels of the references, one reference after the other.</param>
    /// <param name="estimates">The channels of the estimates.</param>
    /// <param name="sources">How many sources there are.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="protocol">How it is run.</param>
    /// <param name="cancellation">Stops between two windows.</param>
    internal static SeparationScores Score(SignalSet references, SignalSet estimates, int sources, SampleRate rate, BssProtocol protocol, CancellationToken cancellation)
    {
        int channels = references.Count / sources;
        int[][] orders = protocol.Permute ? [.. Orders(sources)] : [[.. Enumerable.Range(0, sources)]];
        var windows = protocol.Windows(references.Length);
        using Decomposition? song = protocol.FiltersPerWindow ? null : new Decomposition(references, estimates, sources, protocol.Permute);
        // [window][true source][estimate]
        var tables = new SourceScores[windows.Count][,];
        for (int index = 0; index < windows.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            SignalSet truth = references.Slice(windows[index].Start, windows[index].Length), guess = estimates.Slice(windows[index].Start, windows[index].Length);
            if (AnySilent(truth, guess, sources, channels))
                continue;
            using Decomposition? own = song is null ? new Decomposition(truth, guess, sources, protocol.Permute) : null;
            tables[index] = (song ?? own!).Score(truth, guess, protocol.Images);
        }
        int[]? common = protocol.FiltersPerWindow ? null : Best(orders, tables);
        return new([.. windows.Select((window, index) =>
        {
            Seconds start = Seconds.FromSamples(window.Start, rate);
            if (tables[index] is not { } table)
                return new WindowScores(start, [.. Enumerable.Repeat(SourceScores.Undefined, sources)], []);
            int[] order = common ?? Best(orders, [table]);
            return new WindowScores(start, [.. order.Select((estimate, source) => table[source, estimate])], [.. order]);
        })]);
    }

    /// <summary>Requires that estimates can be set beside references.</summary>
    internal static void Fit(IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates)
    {
        if (references.Count == 0 || references.Count != estimates.Count)
            throw new MerException($"Expected an estimate for each reference, and at least one; got {references.Count} references and {estimates.Count} estimates.");
        Waveform first = references[0];
        foreach (Waveform sound in references.Concat(estimates))
        {
            if (sound.Rate != first.Rate || sound.Channels != first.Channels || sound.Length != first.Length)
            {
                throw new MerException($"Expected sounds of {first.Length} samples in {first.Channels} channels at {first.Rate} as the first reference has, got {sound.Length} samples in {sound.Channels} channels at {sound.Rate}.",
                    sound.Source);
            }
        }
    }

    internal static Decibels Ratio(double power, double error) => new(error == 0 ? double.PositiveInfinity : 10 * Math.Log10(power / error));

    private static SeparationScores Score(
        IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates, (Seconds Window, Seconds Hop)? frames, bool perWindow, bool images, bool permute, CancellationToken cancellation)
    {
        (SignalSet truth, SignalSet guess) = Signals(references, estimates);
        SampleRate rate = references[0].Rate;
        return Score(truth, guess, references.Count, rate, Protocol(rate, frames, perWindow, images, permute), cancellation);
    }

    private static (SignalSet Truth, SignalSet Guess) Signals(IReadOnlyList<Waveform> references, IReadOnlyList<Waveform> estimates)
    {
        Fit(references, estimates);
        SignalSet truth = SignalSet.Of(references), guess = SignalSet.Of(estimates);
        int channels = references[0].Channels;
        for (int source = 0; source < references.Count; source++)
        {
            if (truth.IsSilent(source * channels, channels))
                throw new MerException($"Reference {source + 1} is silent throughout: nothing can be near to it.", references[source].Source);
            if (guess.IsSilent(source * channels, channels))
                throw new MerException($"Estimate {source + 1} is silent throughout: its ratios are not defined.", estimates[source].Source);
        }
        return (truth, guess);
    }

    private static BssProtocol Protocol(SampleRate rate, (Seconds Window, Seconds Hop)? frames, bool perWindow, bool images, bool permute)
    {
        int? window = frames is { } given ? Check.Positive(given.Window.ToSamples(rate), nameof(window)) : null;
        int hop = frames is { } set ? Check.Positive(set.Hop.ToSamples(rate)) : 1;
        return new(window, hop, perWindow, images, permute);
    }

    private static bool AnySilent(SignalSet truth, SignalSet guess, int sources, int channels) =>
        Enumerable.Range(0, sources).Any(source => truth.IsSilent(source * channels, channels) || guess.IsSilent(source * channels, channels));

    private static Decibels Distortion(SignalSet truth, SignalSet guess, int first, int channels)
    {
        const int Block = 4096;
        Span<double> sound = stackalloc double[Block], found = stackalloc double[Block];
        double power = 0, error = 0;
        for (int signal = first; signal < first + channels; signal++)
        {
            for (int start = 0; start < truth.Length; start += Block)
            {
                int taken = Math.Min(Block, truth.Length - start);
                truth.Read(signal, start, sound[..taken]);
                guess.Read(signal, start, found[..taken]);
                power += TensorPrimitives.SumOfSquares<double>(sound[..taken]);
                error += Math.Pow(TensorPrimitives.Distance<double>(sound[..taken], found[..taken]), 2);
            }
        }
        return Ratio(power, error);
    }

    // The first of those with the greatest mean SIR over sources and windows.
    private static int[] Best(int[][] orders, IEnumerable<SourceScores[,]?> tables)
    {
        SourceScores[][,] known = [.. tables.OfType<SourceScores[,]>()];
        return orders.Length == 1 || known.Length == 0 ? orders[0]
            : orders.MaxBy(order => known.Average(table => order.Select((estimate, source) => table[source, estimate].Sir.Value).Average()))!;
    }

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(place => (int[])[.. order[..place], count - 1, .. order[place..]]));
}
