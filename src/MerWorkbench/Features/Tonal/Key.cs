using System.Numerics.Tensors;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>
/// Finds the key whose profile correlates best with a pitch class profile whose first bin is A. Holds only tables: many threads may use one.
/// </summary>
public sealed class Key : IDescriptor
{
    private const int Harmonics = 4;
    private const double Slope = 0.6;
    private const float Gate = 0.2f;
    private const int MostBins = 12 * 64;

    // Row (mode, shift): the profile moved up by shift bins, less its mean, divided by the root of its sum of squares.
    private readonly float[] _templates;

    /// <summary>Prepares the profile of all keys.</summary>
    /// <param name="profile">What the keys are taken to sound like.</param>
    /// <param name="size">Bins of the pitch class profiles: a multiple of 12 up to 768. Default 36.</param>
    /// <param name="harmony">What <paramref name="profile"/> weighs. Default: the three main triads, as Essentia.</param>
    /// <exception cref="ArgumentException">The size is no multiple of 12, or out of range.</exception>
    public Key(KeyProfile profile, int size = 36, KeyHarmony harmony = KeyHarmony.MainTriads)
    {
        Size = HpcpRecipe.CheckSize(size, MostBins);
        Profile = profile;
        _templates = new float[2 * size * size];
        foreach (var mode in (Mode[])[Mode.Major, Mode.Minor])
        {
            double[] notes = harmony == KeyHarmony.Notes ? profile.Weights(mode).ToArray() : Sounding(profile.Weights(mode), mode, harmony);
            Fill(notes, _templates.AsSpan((int)mode * size * size, size * size));
        }
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("key", FeatureGroup.Tonal, "1", "a key; strength -1 to 1",
        "The major or minor key whose profile correlates best with the mean pitch class profile, and that correlation.",
        "Krumhansl 1990; Gomez 2006, INFORMS J. Computing 18(3); Essentia 2.1-beta6 Key");

    /// <summary>What the keys are taken to sound like.</summary>
    public KeyProfile Profile { get; }

    /// <summary>Bins of the pitch class profiles.</summary>
    public int Size { get; }

    /// <summary>The key of a pitch class profile. Silence, or equal values, give A minor of strength 0, where Essentia says -1.</summary>
    /// <param name="hpcp"><see cref="Size"/> values, the first being A.</param>
    public KeyEstimate Estimate(ReadOnlySpan<float> hpcp)
    {
        Check.SameLength(Size, hpcp.Length, "the key's profile", nameof(hpcp));
        Span<float> centered = stackalloc float[Size];
        TensorPrimitives.Subtract(hpcp, (float)(Dot.Sum(hpcp) / Size), centered);
        float norm = MathF.Sqrt(Dot.Product(centered, centered));
        if (!(norm > 0))
            return new(PitchClass.A, Mode.Minor, 0, 0);
        TensorPrimitives.Divide(centered, norm, centered);
        var major = Best(centered, Mode.Major);
        var minor = Best(centered, Mode.Minor);
        return major.Strength > minor.Strength ? major : minor;
    }

    /// <summary>
    /// The key of a whole sound from the mean of its profiles, as Essentia's streaming Key: bins below 0.2 of the largest count as silent, and the
    /// profile is turned by less than a semitone so that its largest bin falls on a note.
    /// </summary>
    /// <param name="mean"><see cref="Size"/> values, the first being A.</param>
    public KeyEstimate EstimateOfMean(ReadOnlySpan<float> mean)
    {
        Check.SameLength(Size, mean.Length, "the key's profile", nameof(mean));
        int perSemitone = Size / 12, largest = TensorPrimitives.IndexOfMax(mean);
        if (!(mean[largest] > 0))
            return Estimate(mean);
        int turn = largest % perSemitone;
        if (turn > perSemitone / 2)
            turn -= perSemitone;
        Span<float> gated = stackalloc float[Size];
        for (int i = 0; i < Size; i++)
        {
            float value = mean[(i + turn + Size) % Size] / mean[largest];
            gated[i] = value < Gate ? 0 : value;
        }
        return Estimate(gated);
    }

    private KeyEstimate Best(ReadOnlySpan<float> centered, Mode mode)
    {
        float best = -1, before = -1;
        int at = 0;
        for (int shift = 0; shift < Size; shift++)
        {
            float fit = Dot.Product(centered, _templates.AsSpan(((int)mode * Size + shift) * Size, Size));
            if (fit > best)
                (before, best, at) = (best, fit, shift);
        }
        // Whole semitones: a shift of two thirds still counts as the note below.
        var tonic = (PitchClass)((at * 12 / Size + 9) % 12);
        return new(tonic, mode, best, best != 0 ? (best - before) / best : 0);
    }

    private void Fill(ReadOnlySpan<double> notes, Span<float> rows)
    {
        int perSemitone = Size / 12;
        var fine = new double[Size];
        for (int i = 0; i < Size; i++)
        {
            double share = (double)(i % perSemitone) / perSemitone;
            fine[i] = (1 - share) * notes[i / perSemitone] + share * notes[(i / perSemitone + 1) % 12];
        }
        double mean = fine.Average(), norm = Math.Sqrt(fine.Sum(x => (x - mean) * (x - mean)));
        // A flat profile fits nothing; its sum of squares is rounding.
        if (norm < 1e-12 * Math.Abs(mean))
            return;
        for (int shift = 0; shift < Size; shift++)
        {
            for (int i = 0; i < Size; i++)
                rows[shift * Size + i] = (float)((fine[(i - shift + Size) % Size] - mean) / norm);
        }
    }

    /// <summary>What is heard of the twelve notes where the profile weighs triads.</summary>
    private static double[] Sounding(ReadOnlySpan<double> weights, Mode mode, KeyHarmony harmony)
    {
        var notes = new double[12];
        bool all = harmony == KeyHarmony.AllTriads;
        if (mode == Mode.Major)
        {
            Triad(notes, weights[0], 0, 4, 7);
            Triad(notes, weights[5], 5, 9, 0);
            Triad(notes, weights[7], 7, 11, 2);
            if (all)
            {
                Triad(notes, weights[2], 2, 5, 9);
                Triad(notes, weights[4], 4, 7, 11);
                Triad(notes, weights[9], 9, 0, 4);
                Triad(notes, weights[11], 11, 2, 5);
            }
            return notes;
        }
        Triad(notes, weights[0], 0, 3, 7);
        Triad(notes, weights[5], 5, 8, 0);
        Triad(notes, weights[7], 7, 11, 2);
        if (all)
        {
            Triad(notes, weights[2], 2, 5, 8);
            Triad(notes, weights[3], 3, 7, 11);
            Triad(notes, weights[8], 8, 0, 3);
            Triad(notes, weights[8], 11, 2, 5);    // Essentia weighs the leading note's triad by the sixth degree
        }
        return notes;
    }

    private static void Triad(double[] notes, double weight, params ReadOnlySpan<int> members)
    {
        foreach (int note in members)
        {
            double share = weight;
            for (int harmonic = 1; harmonic <= Harmonics; harmonic++, share *= Slope)
            {
                double pitch = note + 12 * Math.Log2(harmonic), below = Math.Floor(pitch), offset = pitch - below;
                int first = (int)below % 12, second = (int)Math.Ceiling(pitch) % 12;
                // Across the end of the octave, as on a whole note, all goes to the note below.
                if (first < second)
                {
                    notes[first] += Math.Pow(Math.Cos(Math.PI / 2 * offset), 2) * share;
                    notes[second] += Math.Pow(Math.Sin(Math.PI / 2 * offset), 2) * share;
                }
                else
                {
                    notes[first] += share;
                }
            }
        }
    }
}
