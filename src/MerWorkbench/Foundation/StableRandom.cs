namespace MerWorkbench.Foundation;

/// <summary>
/// A small random source (SplitMix64, Steele, Lea and Flood 2014) whose numbers are the same on every machine
/// and with every version of .NET, which <see cref="Random"/> does not promise. Not thread safe.
/// </summary>
public sealed class StableRandom
{
    private ulong state;

    /// <summary>Starts the sequence that belongs to a seed.</summary>
    public StableRandom(ulong seed) => state = seed;

    /// <summary>Starts the sequence that belongs to a seed and a purpose, so that two uses of one seed stay independent.</summary>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="purpose">What the numbers are for: <c>bootstrap</c>, <c>etude/1/12/notes</c>.</param>
    public StableRandom(int seed, string purpose)
        : this(Convert.ToUInt64(ContentHash.OfText($"{seed}|{purpose}").Hex[..16], 16)) { }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number in [0, 1), in steps of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="end"/>).</summary>
    /// <param name="end">Above zero. The bias of one part in 2^64 / <paramref name="end"/> is left in.</param>
    public int Next(int end) => (int)Math.BigMul(NextBits(), (ulong)Check.Positive(end), out _);

    /// <summary>A number from the normal distribution with mean 0 and deviation 1 (Box and Muller).</summary>
    public double NextNormal() =>
        Math.Sqrt(-2.0 * Math.Log(1.0 - NextDouble())) * Math.Cos(2.0 * Math.PI * NextDouble());

    /// <summary>Shuffles items in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
