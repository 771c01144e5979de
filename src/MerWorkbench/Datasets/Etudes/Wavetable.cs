namespace MerWorkbench.Datasets.Etudes;

/// <summary>One cycle of a tone as a sum of harmonics, none above what the rate holds.</summary>
internal sealed class Wavetable
{
    private const int Size = 1024, MostHarmonics = 40;

    private readonly float[] _cycle = new float[Size + 1];

    /// <summary>Adds up the cycle.</summary>
    /// <param name="frequency">The lowest harmonic, in Hz.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="rollOff">Harmonic h has the amplitude h^-rollOff.</param>
    /// <param name="even">The share of the even harmonics: 1 a string, 0 a clarinet.</param>
    public Wavetable(double frequency, int rate, double rollOff, double even = 1)
    {
        int harmonics = Math.Clamp((int)(0.45 * rate / frequency), 1, MostHarmonics);
        double power = 0;
        for (int h = 1; h <= harmonics; h++)
        {
            double amplitude = Math.Pow(h, -rollOff) * (h % 2 == 0 ? even : 1);
            power += amplitude * amplitude / 2;
            for (int i = 0; i < Size; i++)
                _cycle[i] += (float)amplitude * Sine.Table[(h * i) % Size];
        }
        // Every tone has the same power, so that brightness does not sound as loudness.
        float gain = (float)(0.35 / Math.Sqrt(power));
        for (int i = 0; i < Size; i++)
            _cycle[i] *= gain;
        _cycle[Size] = _cycle[0];
    }

    /// <summary>The tone at a phase in cycles, 0 to below 1.</summary>
    public float At(double phase)
    {
        double place = phase * Size;
        int index = (int)place;
        return _cycle[index] + ((float)(place - index) * (_cycle[index + 1] - _cycle[index]));
    }
}
