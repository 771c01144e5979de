using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Separation;

/// <summary>The distortion filters of all estimates, and the energies of the parts into which they split an estimate.</summary>
internal sealed class Decomposition : IDisposable
{
    private const int LargestBlock = 1 << 16;
    private const int Taps = BssProtocol.Taps;

    private readonly int sources, channels;
    private readonly DistortionFilters[] fromAll;
    // [true source][estimate]; null where the pair is not asked for.
    private readonly DistortionFilters?[][] fromOne;
    private Spectra? spectra;

    /// <summary>Finds the filters on the whole of the signals.</summary>
    public Decomposition(SignalSet references, SignalSet estimates, int sources, bool allPairs)
    {
        (this.sources, channels) = (sources, references.Count / sources);
        var correlations = new Correlations(references, estimates, Taps);
        fromAll = DistortionFilters.Find(correlations, Enumerable.Range(0, references.Count), sources, channels);
        fromOne = [.. Enumerable.Range(0, sources).Select(source =>
        {
            DistortionFilters[] own = DistortionFilters.Find(correlations, Enumerable.Range(source * channels, channels), sources, channels);
            return own.Select((filters, estimate) => allPairs || estimate == source ? filters : null).ToArray();
        })];
    }

    /// <summary>Scores a window: each true source against each estimate that is asked for.</summary>
    public SourceScores[,] Score(SignalSet truth, SignalSet guess, bool images)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var energies = new Energies[sources, sources];
        int whole = truth.Length + Taps - 1, points = FastLength(Math.Min(whole + Taps - 1, LargestBlock)), step = points - Taps + 1;
        (_, Tensor[] all, Tensor?[][] one) = SpectraFor(points);
        for (int start = 0; start < whole; start += step)
        {
            using var inner = NewDisposeScope();
            // A block begins so much earlier as the filters reach back.
            int length = Math.Min(step, whole - start);
            Tensor signals = Read(truth, start - (Taps - 1), points), filtered = fft.rfft(signals);
            Tensor sounds = signals.narrow(1, Taps - 1, length), heard = Read(guess, start, length);
            for (int estimate = 0; estimate < sources; estimate++)
            {
                Tensor e = heard.narrow(0, estimate * channels, channels), explained = fromAll[estimate].Apply(all[estimate], filtered, points).narrow(1, 0, length);
                double artifacts = Energy(e - explained), allSources = Energy(explained);
                for (int source = 0; source < sources; source++)
                {
                    if (fromOne[source][estimate] is not { } filters)
                        continue;
                    Tensor s = sounds.narrow(0, source * channels, channels), own = filters.Apply(one[source][estimate]!, filtered, points).narrow(1, 0, length);
                    energies[source, estimate] += images
                        ? new(Energy(s), Energy(e - s), Energy(s), Energy(own - s), Energy(own), Energy(explained - own), allSources, artifacts)
                        : new(Energy(own), Energy(e - own), double.NaN, double.NaN, Energy(own), Energy(explained - own), allSources, artifacts);
                }
            }
        }
        var scores = new SourceScores[sources, sources];
        for (int source = 0; source < sources; source++)
        {
            for (int estimate = 0; estimate < sources; estimate++)
                scores[source, estimate] = fromOne[source][estimate] is null ? SourceScores.Undefined : energies[source, estimate].Scores;
        }
        return scores;
    }

    public void Dispose()
    {
        foreach (Tensor? one in spectra is null ? [] : spectra.All.Concat(spectra.One.SelectMany(row => row)))
            one?.Dispose();
        spectra = null;
    }

    // Windows of one length share the filters' spectra.
    private Spectra SpectraFor(int points)
    {
        if (spectra?.Points == points)
            return spectra;
        Dispose();
        return spectra = new(points,
            [.. fromAll.Select(filters => filters.Spectra(points).DetachFromDisposeScope())],
            [.. fromOne.Select(row => row.Select(filters => filters?.Spectra(points).DetachFromDisposeScope()).ToArray())]);
    }

    private static Tensor Read(SignalSet signals, int start, int length)
    {
        Tensor block = empty([signals.Count, length], ScalarType.Float64);
        Span<double> room = block.data<double>().Span;
        for (int signal = 0; signal < signals.Count; signal++)
            signals.Read(signal, start, room.Slice(signal * length, length));
        return block;
    }

    private static double Energy(Tensor signals)
    {
        using Tensor energy = signals.square().sum();
        return energy.item<double>();
    }

    // The least number not below one that has no prime factor above 5, and is even.
    private static int FastLength(int least)
    {
        for (int length = least + (least & 1); ; length += 2)
        {
            int rest = length;
            foreach (int prime in (ReadOnlySpan<int>)[2, 3, 5])
            {
                while (rest % prime == 0)
                    rest /= prime;
            }
            if (rest == 1)
                return length;
        }
    }

    private sealed record Spectra(int Points, Tensor[] All, Tensor?[][] One);

    private readonly record struct Energies(
        double Source, double Distortion, double Image, double Spatial, double Own, double Interference, double Explained, double Artifacts)
    {
        public SourceScores Scores => new(BssEval.Ratio(Source, Distortion), BssEval.Ratio(Image, Spatial), BssEval.Ratio(Own, Interference), BssEval.Ratio(Explained, Artifacts));

        public static Energies operator +(Energies a, Energies b) => new(
            a.Source + b.Source, a.Distortion + b.Distortion, a.Image + b.Image, a.Spatial + b.Spatial,
            a.Own + b.Own, a.Interference + b.Interference, a.Explained + b.Explained, a.Artifacts + b.Artifacts);
    }
}
