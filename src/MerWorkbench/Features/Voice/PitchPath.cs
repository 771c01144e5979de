using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Voice;

/// <summary>
/// Chooses one candidate a frame, or none, so that the course is cheapest: weak candidates, jumps, and changes between voiced and unvoiced cost.
/// A choice is made once so many frames more are known (Viterbi's algorithm with a fixed delay). Costs are those of openSMILE's ComParE 2016 set,
/// without its price on changes of the slope. Holds the course so far: one object a pass.
/// </summary>
internal sealed class PitchPath
{
    private const double Threshold = 0.7, Local = 2, BelowThreshold = 4, Jump = 10, Change = 10, Impossible = 999;

    private readonly int _states, _delay;
    private readonly double _rangeWeight;
    private readonly byte[] _from;
    private readonly double[] _log, _before, _step;
    private double[] _cost, _next;
    private long _frames;

    /// <param name="candidates">How many candidates a frame has.</param>
    /// <param name="delay">How many frames a choice waits.</param>
    /// <param name="rangeWeight">How strongly pitches from 100 to 350 Hz are preferred.</param>
    public PitchPath(int candidates, int delay, double rangeWeight)
    {
        _rangeWeight = rangeWeight;
        _states = Check.InRange(candidates, 1, 250) + 1;
        _delay = Check.Positive(delay);
        _from = new byte[_states * (delay + 1)];
        (_log, _before, _step) = (new double[candidates], new double[candidates], new double[_states]);
        (_cost, _next) = (new double[_states], new double[_states]);
    }

    /// <summary>How many frames wait for their choice.</summary>
    public int Waiting { get; private set; }

    /// <summary>Takes a frame's candidates. Returns true where <see cref="Decide"/> is now due.</summary>
    public bool Push(ReadOnlySpan<PitchCandidate> candidates)
    {
        int unvoiced = _states - 1;
        bool voiced = false;
        for (int i = 0; i < candidates.Length; i++)
        {
            double strength = Math.Clamp(candidates[i].Strength, 0.01, 1), frequency = candidates[i].Frequency.Value;
            voiced |= strength >= Threshold;
            _log[i] = frequency > 0 ? Math.Log(frequency) : double.NaN;
            _step[i] = Local * ((strength < Threshold ? BelowThreshold : 0) - Math.Log(strength)) + _rangeWeight * OutOfRange(frequency);
        }
        _step[unvoiced] = voiced ? Local * BelowThreshold : 0;
        var from = _from.AsSpan((int)(_frames % (_delay + 1)) * _states, _states);
        for (int state = 0; state < _states; state++)
        {
            int best = unvoiced;
            double lowest = _frames == 0 ? 0 : _cost[unvoiced] + (state == unvoiced ? 0 : Change);
            for (int other = 0; other < unvoiced && _frames > 0; other++)
            {
                double cost = _cost[other] + (state == unvoiced ? Change : JumpCost(_log[state] - _before[other]));
                if (cost < lowest)
                    (best, lowest) = (other, cost);
            }
            from[state] = (byte)best;
            _next[state] = lowest + _step[state];
        }
        (_cost, _next) = (_next, _cost);
        // Only differences matter; without this ten hours would use up the digits.
        double least = Min(_cost);
        for (int state = 0; state < _states; state++)
            _cost[state] -= least;
        _log.CopyTo(_before, 0);
        _frames++;
        return ++Waiting > _delay;
    }

    /// <summary>The candidate of the oldest frame that waits, or -1 for unvoiced.</summary>
    public int Decide()
    {
        int state = Array.IndexOf(_cost, Min(_cost));
        for (long frame = _frames - 1; frame > _frames - Waiting; frame--)
            state = _from[(int)(frame % (_delay + 1)) * _states + state];
        Waiting--;
        return state == _states - 1 ? -1 : state;
    }

    // A candidate that is not there must not be chosen.
    private static double JumpCost(double octaves) => double.IsNaN(octaves) ? Impossible : Jump * Math.Abs(octaves);

    private static double OutOfRange(double frequency) => frequency switch
    {
        <= 0 => 2,
        < 100 => 1 - frequency / 100,
        < 350 => 0,
        < 600 => (frequency - 350) / 250,
        _ => 1.2,
    };

    private static double Min(double[] values)
    {
        double least = values[0];
        foreach (double value in values)
            least = Math.Min(least, value);
        return least;
    }
}
