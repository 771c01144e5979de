namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Times a factor every so many steps.</summary>
                public sealed class StepLR : LRScheduler
                {
                    private readonly int _size;
                    private readonly double _gamma;

                    internal StepLR(Optimizer optimizer, int step_size, double gamma)
                        : base(optimizer)
                    {
                        if (step_size < 1) throw new ArgumentOutOfRangeException(nameof(step_size), step_size, "A period is at least one step.");
                        (_size, _gamma) = (step_size, gamma);
                    }

                    private protected override double Rate(double now, double initial) => Epoch % _size == 0 ? now * _gamma : now;
                }

                /// <summary>Half a cosine down, and up again.</summary>
                public sealed class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _half;
                    private readonly double _least;

                    internal CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min)
                        : base(optimizer)
                    {
                        if (!(T_max > 0)) throw new ArgumentOutOfRangeException(nameof(T_max), T_max, "Half a period is longer than nothing.");
                        (_half, _least) = (T_max, eta_min);
                    }

                    // Where the cosine before was at its bottom, the ratio of neighbours would divide by zero.
                    private protected override double Rate(double now, double initial) => (Epoch - 1 - _half) % (2 * _half) == 0
                        ? now + ((initial - _least) * (1 - Math.Cos(Math.PI / _half)) / 2)
                        : ((1 + Math.Cos(Math.PI * Epoch / _half)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / _half)) * (now - _least)) + _least;
                }
            }
        }
    }
}
