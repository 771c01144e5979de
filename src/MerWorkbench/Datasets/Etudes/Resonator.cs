namespace MerWorkbench.Datasets.Etudes;

/// <summary>One resonance: a filter with two poles, of gain about 1 at its frequency. Holds what it heard.</summary>
internal struct Resonator
{
    private double _gain, _first, _second, _before, _earlier;

    public static Resonator At(double frequency, double bandwidth, int rate)
    {
        var resonator = default(Resonator);
        resonator.Tune(frequency, bandwidth, rate);
        return resonator;
    }

    /// <summary>Moves the resonance; what it heard rings on.</summary>
    public void Tune(double frequency, double bandwidth, int rate)
    {
        double radius = Math.Exp(-Math.PI * bandwidth / rate), angle = 2 * Math.PI * frequency / rate;
        _first = 2 * radius * Math.Cos(angle);
        _second = -radius * radius;
        _gain = (1 - radius) * Math.Sqrt(1 - (2 * radius * Math.Cos(2 * angle)) + (radius * radius));
    }

    public double Next(double sample)
    {
        double next = (_gain * sample) + (_first * _before) + (_second * _earlier);
        _earlier = _before;
        return _before = next;
    }
}
