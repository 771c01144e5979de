using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>The emotion a song is meant to have, moment by moment, on -1..1: a point of the plane and a slow drift around it.</summary>
internal sealed class AffectCourse
{
    private const double Bound = 0.95;

    private readonly Drift _valence, _arousal;

    private AffectCourse(Drift valence, Drift arousal) => (_valence, _arousal) = (valence, arousal);

    /// <summary>Somewhere in a quarter of the plane, quarters counted from 0 against the clock from pleasant and active.</summary>
    public static AffectCourse InQuadrant(StableRandom random, int quadrant)
    {
        double valence = 0.08 + (0.72 * random.NextDouble()), arousal = 0.08 + (0.72 * random.NextDouble());
        return new(Drift.Draw(random, quadrant is 0 or 3 ? valence : -valence), Drift.Draw(random, quadrant is 0 or 1 ? arousal : -arousal));
    }

    /// <summary>Near a point, a deviation of 0.12 away.</summary>
    public static AffectCourse Around(StableRandom random, double valence, double arousal) =>
        new(Drift.Draw(random, valence + (0.12 * random.NextNormal())), Drift.Draw(random, arousal + (0.12 * random.NextNormal())));

    /// <summary>Valence at a time in seconds.</summary>
    public double Valence(double time) => _valence.At(time);

    /// <summary>Arousal at a time in seconds.</summary>
    public double Arousal(double time) => _arousal.At(time);

    /// <summary>Both, averaged over a stretch in seconds.</summary>
    public (double Valence, double Arousal) Mean(double from, double to)
    {
        const int Points = 64;
        double valence = 0, arousal = 0;
        for (int i = 0; i < Points; i++)
        {
            double time = from + ((to - from) * (i + 0.5) / Points);
            valence += Valence(time) / Points;
            arousal += Arousal(time) / Points;
        }
        return (valence, arousal);
    }

    private sealed record Drift(double Centre, double Depth, double Period, double Phase)
    {
        public static Drift Draw(StableRandom random, double centre) => new(
            Math.Clamp(centre, -Bound, Bound), 0.05 + (0.20 * random.NextDouble()), 30 + (40 * random.NextDouble()), random.NextDouble());

        public double At(double time) => Math.Clamp(Centre + (Depth * Math.Sin(2 * Math.PI * ((time / Period) + Phase))), -Bound, Bound);
    }
}
