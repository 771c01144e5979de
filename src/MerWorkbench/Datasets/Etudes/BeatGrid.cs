using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>When the beats fall. The tempo is that of the song's mean emotion; a third of the drift around it is followed.</summary>
internal sealed class BeatGrid
{
    private const double Middle = 105, Octaves = 0.75, Rubato = 1.0 / 3;

    private BeatGrid(ImmutableArray<double> beats) => Beats = beats;

    /// <summary>Seconds of each beat, the first 0, the last at or after the end.</summary>
    public ImmutableArray<double> Beats { get; }

    /// <summary>Beats a minute, over all of it.</summary>
    public double Tempo => 60 * (Beats.Length - 1) / Beats[^1];

    public static BeatGrid Along(Expression expression, double length)
    {
        var beats = ImmutableArray.CreateBuilder<double>();
        double mean = expression.Mean(Cue.Tempo, 0, length), time = 0;
        while (time < length)
        {
            beats.Add(time);
            double dial = mean + (Rubato * (expression.At(Cue.Tempo, time) - mean));
            time += 60 / (Middle * Math.Pow(2, Octaves * dial));
        }
        beats.Add(time);
        return new(beats.ToImmutable());
    }

    /// <summary>Seconds of a place between beats; beyond the last one the grid goes on as it ended.</summary>
    public double TimeOf(double beat)
    {
        int before = Math.Clamp((int)beat, 0, Beats.Length - 2);
        return Beats[before] + ((beat - before) * (Beats[before + 1] - Beats[before]));
    }
}
