using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MerWorkbench.Dsp;
using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Tonal;

/// <summary>
/// Harmonic pitch class profile: the squared magnitudes of spectral peaks summed by their place in the octave. Holds only tables: many threads may
/// use one.
/// </summary>
public sealed class Hpcp : IDescriptor
{
    private readonly HpcpRecipe _recipe;

    // For every distinct pitch class that a peak may be a harmonic of: bins below the peak, and the factor of its squared magnitude.
    private readonly float[] _offsets, _factors;
    private readonly float _reach, _angle;

    // Bins before the first and after the last that a window may cover, before they are folded back by an octave.
    private readonly int _margin;

    /// <summary>Prepares the tables.</summary>
    /// <param name="recipe">What is computed.</param>
    /// <exception cref="ArgumentException">A parameter is out of range, or parameters contradict each other.</exception>
    public Hpcp(HpcpRecipe recipe)
    {
        recipe.Validate();
        _recipe = recipe;
        List<(double Semitone, double Strength)> classes = [];
        for (int harmonic = 1; harmonic <= recipe.Harmonics + 1; harmonic++)
        {
            double octaves = Math.Log2(harmonic), semitone = 12 * (octaves - Math.Floor(octaves)), strength = 1 / Math.Max(1, octaves / 2);
            int known = classes.FindIndex(one => Math.Abs(one.Semitone - semitone) < 1e-5);
            if (known < 0)
                classes.Add((semitone, strength));
            else
                classes[known] = (semitone, classes[known].Strength + strength);
        }
        double perSemitone = recipe.Size / 12.0;
        _offsets = [.. classes.Select(one => (float)(one.Semitone * perSemitone))];
        _factors = [.. classes.Select(one => (float)(one.Strength * one.Strength))];
        _reach = (float)(perSemitone * recipe.WindowSemitones / 2);
        _angle = (float)(Math.PI / (perSemitone * recipe.WindowSemitones));
        _margin = (int)MathF.Ceiling(_reach) + 1;
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("hpcp", FeatureGroup.Tonal, "1", "0 to 1, the frame's largest being 1; 0 of silence",
        "The squared magnitudes of spectral peaks summed by their place in the octave from A upwards, each shared among the bins near it and, "
        + "where asked for, with the notes it may be a harmonic of.",
        "Gomez 2006, INFORMS J. Computing 18(3); Essentia 2.1-beta6 HPCP");

    /// <summary>Bins of a profile.</summary>
    public int Size => _recipe.Size;

    /// <summary>Sums the peaks of one frame.</summary>
    /// <param name="frequencies">Their frequencies in Hz, above 0, in any order.</param>
    /// <param name="magnitudes">Their magnitudes, not squared.</param>
    /// <param name="profile">Receives <see cref="Size"/> values, the first being that of the reference frequency; zeros where no peak counts.</param>
    public void Apply(ReadOnlySpan<float> frequencies, ReadOnlySpan<float> magnitudes, Span<float> profile)
    {
        Check.SameLength(frequencies.Length, magnitudes.Length, nameof(frequencies), nameof(magnitudes));
        Check.SameLength(Size, profile.Length, "the recipe", nameof(profile));
        int room = Size + 2 * _margin + Vector256<float>.Count;
        Span<float> low = stackalloc float[room], high = stackalloc float[room], folded = stackalloc float[Size];
        low.Clear();
        high.Clear();
        Sum(frequencies, magnitudes, low, high);
        Fold(low, profile);
        if (_recipe.Split is not null)
        {
            Fold(high, folded);
            Normalise(profile);
            Normalise(folded);
            TensorPrimitives.Add(profile, folded, profile);
        }
        Normalise(profile);
        if (_recipe.Nonlinear)
            Sharpen(profile);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(ReadOnlySpan<float> frequencies, ReadOnlySpan<float> magnitudes, Span<float> low, Span<float> high)
    {
        float lowest = (float)_recipe.Lowest.Value, highest = (float)_recipe.Highest.Value, split = (float)(_recipe.Split?.Value ?? double.PositiveInfinity);
        float reference = (float)_recipe.Reference.Value;
        for (int i = 0; i < frequencies.Length; i++)
        {
            float frequency = frequencies[i];
            if (!(frequency >= lowest && frequency <= highest))
                continue;
            float position = MathF.Log2(frequency / reference) * Size, energy = magnitudes[i] * magnitudes[i];
            var band = frequency < split ? low : high;
            for (int k = 0; k < _offsets.Length; k++)
            {
                // Into the first octave, so that the window leaves it by less than one.
                float inOctave = position - _offsets[k];
                Add(inOctave - Size * MathF.Floor(inOctave / Size), energy * _factors[k], band);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(float position, float energy, Span<float> band)
    {
        if (_recipe.Weight == HpcpWeight.None)
        {
            band[_margin + (int)MathF.Round(position, MidpointRounding.AwayFromZero)] += energy;
            return;
        }
        int last = (int)MathF.Floor(position + _reach);
        for (int bin = (int)MathF.Ceiling(position - _reach); bin <= last; bin += Vector256<float>.Count)
        {
            var distance = Vector256.Create(position - bin) - Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
            var weight = Cosine(distance * _angle);
            if (_recipe.Weight == HpcpWeight.SquaredCosine)
                weight *= weight;
            var inside = Vector256.LessThanOrEqual(Vector256.Abs(distance), Vector256.Create(_reach));
            ref float at = ref MemoryMarshal.GetReference(band.Slice(_margin + bin, Vector256<float>.Count));
            (Vector256.LoadUnsafe(ref at) + (weight * energy & inside)).StoreUnsafe(ref at);
        }
    }

    /// <summary>Within half a turn around 0, by Taylor's polynomial: to 1e-8, far below the rounding of float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Cosine(Vector256<float> angle)
    {
        var square = angle * angle;
        var sum = Vector256.Create(1f / 479001600);
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(-1f / 3628800));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(1f / 40320));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(-1f / 720));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(1f / 24));
        sum = Vector256.FusedMultiplyAdd(sum, square, Vector256.Create(-0.5f));
        return Vector256.FusedMultiplyAdd(sum, square, Vector256<float>.One);
    }

    private void Fold(ReadOnlySpan<float> band, Span<float> profile)
    {
        band.Slice(_margin, Size).CopyTo(profile);
        TensorPrimitives.Add(profile[^_margin..], band[.._margin], profile[^_margin..]);
        TensorPrimitives.Add(profile[.._margin], band.Slice(_margin + Size, _margin), profile[.._margin]);
    }

    private void Normalise(Span<float> values)
    {
        float by = _recipe.Norm switch
        {
            HpcpNorm.UnitMax => TensorPrimitives.Max<float>(values),
            HpcpNorm.UnitSum => (float)Dot.Sum(values),
            _ => 0,
        };
        if (by > 0)
            TensorPrimitives.Divide(values, by, values);
    }

    private static void Sharpen(Span<float> values)
    {
        const float Knee = 0.6f;
        foreach (ref float value in values)
        {
            if (value == 0)
                continue;
            float sine = MathF.Sin(value * (MathF.PI / 2));
            value = sine * sine;
            if (value < Knee)
                value *= value / Knee * (value / Knee);
        }
    }
}
