namespace MerWorkbench.Datasets.Etudes;

/// <summary>The loudness of a note over time: it rises, sinks towards a held level, and dies away once let go.</summary>
/// <param name="Attack">Seconds to full strength.</param>
/// <param name="Decay">Seconds in which it sinks by 63 % of the way.</param>
/// <param name="Held">The level it sinks to, 0..1.</param>
/// <param name="Release">Seconds in which it dies away.</param>
internal readonly record struct Envelope(double Attack, double Decay, double Held, double Release)
{
    /// <summary>Seconds until a note of this length has died away.</summary>
    public double Ring(double length) => length + Release;

    /// <summary>The gain at a number of seconds into a note.</summary>
    public double At(double time, double length)
    {
        double rise = Math.Min(1, time / Attack);
        double sunk = Held + ((1 - Held) * Math.Exp(-Math.Max(0, time - Attack) / Decay));
        double gone = time <= length ? 1 : Math.Max(0, 1 - ((time - length) / Release));
        return rise * sunk * gone * gone;
    }
}
