using MerWorkbench.Units;

namespace MerWorkbench.Features.Voice;

/// <summary>Praat's path through the pitch candidates of all frames: Viterbi's algorithm over the whole sound.</summary>
internal static class BoersmaPath
{
    public const double VoicingThreshold = 0.45, OctaveCost = 0.01;
    private const double SilenceThreshold = 0.03, OctaveJumpCost = 0.35, VoicedUnvoicedCost = 0.14;

    /// <param name="frames">A row for every frame: its peak, then frequency and strength of each candidate, the first being "unvoiced", 0 Hz.</param>
    /// <param name="globalPeak">The sound's largest deviation from its mean.</param>
    /// <param name="ceiling">Candidates above count as unvoiced.</param>
    /// <param name="step">Seconds between frames: changes cost as much a second whatever it is.</param>
    public static PitchCandidate[] Find(FrameTable frames, double globalPeak, Hertz ceiling, double step)
    {
        int count = (frames.Columns - 1) / 2, rows = frames.Rows;
        double jump = OctaveJumpCost * 0.01 / step, change = VoicedUnvoicedCost * 0.01 / step;
        var from = new byte[(long)rows * count];
        double[] worth = new double[count], next = new double[count], before = new double[count], here = new double[count];
        var row = new float[frames.Columns];
        for (int frame = 0; frame < rows; frame++)
        {
            frames.CopyRows(frame, row);
            double intensity = globalPeak > 0 ? Math.Min(1, row[0] / globalPeak) : 0;
            double unvoiced = VoicingThreshold + Math.Max(0, 2 - intensity * (1 + VoicingThreshold) / SilenceThreshold);
            for (int i = 0; i < count; i++)
            {
                double frequency = row[2 * i + 1];
                bool voiced = frequency > 0 && frequency <= ceiling.Value;
                here[i] = voiced ? Math.Log2(frequency) : double.NaN;
                double own = voiced ? row[2 * i + 2] - OctaveCost * Math.Log2(ceiling.Value / frequency) : unvoiced;
                // Slots without a candidate are no second "unvoiced".
                next[i] = i > 0 && frequency == 0 ? double.NegativeInfinity : own + (frame == 0 ? 0 : Best(worth, before, here[i], jump, change, out from[(long)frame * count + i]));
            }
            (worth, next) = (next, worth);
            (before, here) = (here, before);
        }
        return Back(frames, from, worth, ceiling);
    }

    private static double Best(double[] worth, double[] before, double here, double jump, double change, out byte from)
    {
        double best = double.NegativeInfinity;
        from = 0;
        for (int i = 0; i < worth.Length; i++)
        {
            double cost = (double.IsNaN(before[i]), double.IsNaN(here)) switch
            {
                (true, true) => 0,
                (false, false) => jump * Math.Abs(before[i] - here),
                _ => change,
            };
            if (worth[i] - cost > best)
                (best, from) = (worth[i] - cost, (byte)i);
        }
        return best;
    }

    private static PitchCandidate[] Back(FrameTable frames, byte[] from, double[] worth, Hertz ceiling)
    {
        var track = new PitchCandidate[frames.Rows];
        var row = new float[frames.Columns];
        int state = Array.IndexOf(worth, worth.Max());
        for (int frame = track.Length - 1; frame >= 0; frame--)
        {
            frames.CopyRows(frame, row);
            double frequency = row[2 * state + 1];
            track[frame] = frequency > ceiling.Value ? new(new(0), 0) : new(new(frequency), row[2 * state + 2]);
            state = from[(long)frame * worth.Length + state];
        }
        return track;
    }
}
