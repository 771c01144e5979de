namespace MerWorkbench.Datasets.Etudes;

/// <summary>One note of a score.</summary>
/// <param name="Part">Who plays it.</param>
/// <param name="Start">When, in seconds.</param>
/// <param name="Length">How long it is held, in seconds.</param>
/// <param name="Pitch">MIDI number; 69 is A of 440 Hz; may lie between keys.</param>
/// <param name="Gain">Amplitude, about 0.1..2.</param>
/// <param name="Brightness">0 (dull) to 1.</param>
/// <param name="Sharpness">0 (speaks slowly) to 1 (at once).</param>
internal readonly record struct Note(Part Part, double Start, double Length, double Pitch, double Gain, double Brightness, double Sharpness)
{
    /// <summary>What is sung on it; null for instruments.</summary>
    public Syllable? Syllable { get; init; }

    /// <summary>Cycles a second.</summary>
    public double Frequency => 440 * Math.Pow(2, (Pitch - 69) / 12);
}
