namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Times a factor where a measure no longer improves.</summary>
                public sealed class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smaller;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly double _threshold;
                    private readonly double _eps;
                    private readonly int _patience;
                    private readonly int _rest;
                    private readonly double[] _least;
                    private double _best;
                    private double _bad;
                    private double _resting;

                    internal ReduceLROnPlateau(
                        Optimizer optimizer, string mode, double factor, int patience, double threshold, string threshold_mode, int cooldown, IList<double>? min_lr, double eps)
                        : base(optimizer)
                    {
                        if (!(factor < 1)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor is below 1.");
                        _smaller = mode switch { "min" => true, "max" => false, _ => throw new ArgumentException($"mode is \"min\" or \"max\", got \"{mode}\".", nameof(mode)) };
                        _relative = threshold_mode switch
                        {
                            "rel" => true,
                            "abs" => false,
                            _ => throw new ArgumentException($"threshold_mode is \"rel\" or \"abs\", got \"{threshold_mode}\".", nameof(threshold_mode)),
                        };
                        var groups = optimizer.ParamGroups.Count;
                        _least = min_lr switch
                        {
                            null => new double[groups],
                            [var one] => [.. Enumerable.Repeat(one, groups)],
                            _ when min_lr.Count == groups => [.. min_lr],
                            _ => throw new ArgumentException($"Expected one least rate or {groups}, got {min_lr.Count}.", nameof(min_lr)),
                        };
                        (_factor, _threshold, _eps, _patience, _rest) = (factor, threshold, eps, patience, cooldown);
                        _best = _smaller ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <summary>Refused: this schedule needs the measure.</summary>
                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau.step takes the measure that should improve.");

                    /// <inheritdoc/>
                    public override void step(double current)
                    {
                        Count();
                        if (IsBetter(current))
                        {
                            _best = current;
                            _bad = 0;
                        }
                        else
                        {
                            _bad++;
                        }

                        if (_resting > 0)
                        {
                            _resting--;
                            _bad = 0;
                        }

                        if (_bad <= _patience) return;
                        for (var i = 0; i < _least.Length; i++)
                        {
                            var group = Optimizer.ParamGroups[i];
                            var next = Math.Max(group.LearningRate * _factor, _least[i]);
                            if (group.LearningRate - next > _eps) group.LearningRate = next;
                        }

                        _resting = _rest;
                        _bad = 0;
                    }

                    private protected override Dictionary<string, double> State() =>
                        new(base.State()) { ["best"] = _best, ["num_bad_epochs"] = _bad, ["cooldown_counter"] = _resting };

                    private protected override void Restore(IReadOnlyDictionary<string, double> state)
                    {
                        base.Restore(state);
                        (_best, _bad, _resting) = (state["best"], state["num_bad_epochs"], state["cooldown_counter"]);
                    }

                    private bool IsBetter(double current) => (_smaller, _relative) switch
                    {
                        (true, true) => current < _best * (1 - _threshold),
                        (true, false) => current < _best - _threshold,
                        (false, true) => current > _best * (_threshold + 1),
                        (false, false) => current > _best + _threshold,
                    };
                }
            }
        }
    }
}
