using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features.Spectral;

/// <summary>
/// Local maxima of a spectrum, each moved to the vertex of the parabola through it and its two neighbours (Smith and Serra 1987, PARSHL).
/// </summary>
/// <remarks>
/// The rules at the borders are Essentia's: the lowest bin in range is a peak where the spectrum falls from it, the last bin of the spectrum
/// where it rises to it and the range reaches it; a plateau counts once, in its middle. Holds the peaks found last: one object a pass.
/// </remarks>
public sealed class SpectralPeaks : IDescriptor
{
    private readonly int _first, _bins, _most;
    private readonly float _width, _highest, _threshold;
    private readonly bool _reachesEnd, _byMagnitude;
    private readonly float[] _frequencies, _magnitudes, _foundFrequencies, _foundMagnitudes;
    private readonly ulong[] _ranks;
    private int _found;

    /// <summary>Prepares the search.</summary>
    /// <param name="fftLength">The length of the transform whose <c>fftLength / 2 + 1</c> bins are searched.</param>
    /// <param name="rate">The sample rate of the sound.</param>
    /// <param name="lowest">No peak is sought below; 0 Hz by default.</param>
    /// <param name="highest">No peak lies above; 5000 Hz by default, above which few partials carry pitch.</param>
    /// <param name="most">How many peaks are kept at most.</param>
    /// <param name="threshold">A peak's bin must be above it.</param>
    /// <param name="order">How they are ordered, and which are left out.</param>
    /// <exception cref="ArgumentException">The lowest frequency does not lie below the highest, or a number is not above zero.</exception>
    public SpectralPeaks(
        int fftLength, SampleRate rate, Hertz? lowest = null, Hertz? highest = null, int most = 100, float threshold = 0, PeakOrder order = PeakOrder.Frequency)
    {
        _bins = Check.Positive(fftLength) / 2 + 1;
        _most = Check.Positive(most);
        _threshold = Check.Finite(threshold);
        float low = (float)(lowest?.Value ?? 0), high = (float)(highest?.Value ?? 5000);
        Check.InRange(low, 0, high, nameof(lowest));
        _highest = Check.Positive(high, nameof(highest));
        _width = (float)(rate.Hertz / 2.0) / (_bins - 1);
        _first = (int)MathF.Ceiling(low / _width);
        float last = high / _width;
        _reachesEnd = last > _bins - 2 && last <= _bins - 1;
        _byMagnitude = order == PeakOrder.Magnitude;
        // No two neighbours are both peaks, but for the first bin in range.
        int room = _bins / 2 + 2;
        (_foundFrequencies, _foundMagnitudes, _ranks) = (new float[room], new float[room], new ulong[room]);
        (_frequencies, _magnitudes) = _byMagnitude ? (new float[room], new float[room]) : (_foundFrequencies, _foundMagnitudes);
    }

    /// <inheritdoc/>
    public static Descriptor Info { get; } = new("spectral peaks", FeatureGroup.LowLevel, "Hz", "0 to the highest frequency asked for",
        "Frequencies and magnitudes of local maxima of the magnitude spectrum, by a parabola through three bins.",
        "Smith and Serra (1987), PARSHL; borders as Essentia 2.1 SpectralPeaks");

    /// <summary>How many peaks the last spectrum had.</summary>
    public int Count { get; private set; }

    /// <summary>Their frequencies in Hz, valid until the next search.</summary>
    public ReadOnlySpan<float> Frequencies => _frequencies.AsSpan(0, Count);

    /// <summary>Their magnitudes at the vertex, valid until the next search.</summary>
    public ReadOnlySpan<float> Magnitudes => _magnitudes.AsSpan(0, Count);

    /// <summary>Finds the peaks of a spectrum.</summary>
    /// <param name="magnitude">The magnitude spectrum, <c>[fftLength / 2 + 1]</c>; decibels do as well with a threshold that fits.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    public int Find(ReadOnlySpan<float> magnitude)
    {
        Check.SameLength(_bins, magnitude.Length, "the spectrum", nameof(magnitude));
        _found = 0;
        Search(magnitude);
        if (_reachesEnd && _bins > 1 && magnitude[^1] > magnitude[^2] && magnitude[^1] > _threshold)
            Add(_bins - 1, magnitude[^1]);
        Count = Math.Min(_most, _found);
        if (_byMagnitude)
            Sort();
        return Count;
    }

    private void Search(ReadOnlySpan<float> x)
    {
        int last = x.Length - 2;
        int at = _first;
        if (at <= last && x[at] > x[at + 1] && x[at] > _threshold)
            Add(at, x[at]);
        while (at < last)
        {
            while (at < last && x[at] >= x[at + 1])
                at++;
            while (at < last && x[at] < x[at + 1])
                at++;
            int top = at;
            while (at < last && x[at] == x[at + 1])
                at++;
            // The last bin but one is only a peak where it stands alone, and may then even lie above the range.
            bool falls = at < last ? x[at + 1] < x[at] : x[at - 1] < x[at] && x[at + 1] < x[at];
            if (!falls || !(x[at] > _threshold))
                continue;
            var (position, value) = at != top ? ((top + at) * 0.5f, x[top]) : Vertex(x[at - 1], x[at], x[at + 1], at);
            if (position * _width > _highest && at < last)
                return;
            Add(position, value);
        }
    }

    private static (float Position, float Value) Vertex(float left, float middle, float right, int at)
    {
        float offset = 0.5f * ((left - right) / (left - 2 * middle + right));
        return (at + offset, middle - 0.25f * (left - right) * offset);
    }

    private void Add(float position, float value)
    {
        _foundFrequencies[_found] = position * _width;
        _foundMagnitudes[_found++] = value;
    }

    // Magnitude above, order of frequency below: one sort of whole numbers, descending by the first and ascending by the second.
    private void Sort()
    {
        var ranks = _ranks.AsSpan(0, _found);
        for (int i = 0; i < ranks.Length; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(_foundMagnitudes[i]);
            uint ascending = (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000;
            ranks[i] = (ulong)~ascending << 32 | (uint)i;
        }
        ranks.Sort();
        for (int i = 0; i < Count; i++)
        {
            int from = (int)(uint)ranks[i];
            (_frequencies[i], _magnitudes[i]) = (_foundFrequencies[from], _foundMagnitudes[from]);
        }
    }
}
