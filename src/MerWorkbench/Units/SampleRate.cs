using System.Globalization;

namespace MerWorkbench.Units;

/// <summary>Samples a second. Always between <see cref="Lowest"/> and <see cref="Highest"/> hertz: anything else in a file is damage.</summary>
public readonly record struct SampleRate
{
    /// <summary>The lowest rate taken as real: 1,000 Hz.</summary>
    public const int Lowest = 1_000;

    /// <summary>The highest rate taken as real: 768,000 Hz, the fastest converters sold.</summary>
    public const int Highest = 768_000;

    /// <summary>Makes a rate.</summary>
    /// <param name="hertz">Samples a second.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside [<see cref="Lowest"/>, <see cref="Highest"/>].</exception>
    public SampleRate(int hertz) => Hertz = Foundation.Check.InRange(hertz, Lowest, Highest);

    /// <summary>22,050 Hz, the rate librosa and Marsyas work at.</summary>
    public static SampleRate Hz22050 => new(22_050);

    /// <summary>44,100 Hz, the compact disc's rate, which Essentia's extractors expect.</summary>
    public static SampleRate Hz44100 => new(44_100);

    /// <summary>Samples a second.</summary>
    public int Hertz { get; }

    /// <summary>Half the rate: the highest frequency the samples can hold.</summary>
    public Hertz Nyquist => new(Hertz / 2.0);

    /// <summary>The rate as text: <c>22050 Hz</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hertz} Hz");
}
