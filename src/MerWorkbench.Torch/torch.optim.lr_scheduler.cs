namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>How the learning rate changes while training.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Times a factor every so many steps.</summary>
            /// <param name="optimizer">Whose learning rate changes.</param>
            /// <param name="step_size">Steps between two changes.</param>
            /// <param name="gamma">The factor.</param>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1) => new impl.StepLR(optimizer, step_size, gamma);

            /// <summary>Half a cosine from the initial rate down to the least, and up again.</summary>
            /// <param name="optimizer">Whose learning rate changes.</param>
            /// <param name="T_max">Steps from the highest to the least rate.</param>
            /// <param name="eta_min">The least rate.</param>
            /// <remarks>Loshchilov and Hutter 2016, without restarts; PyTorch's recursive form.</remarks>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0) => new impl.CosineAnnealingLR(optimizer, T_max, eta_min);

            /// <summary>Times a factor where a measure no longer improves; give the measure to <see cref="LRScheduler.step(double)"/>.</summary>
            /// <param name="optimizer">Whose learning rate changes.</param>
            /// <param name="mode">"min" where smaller is better, "max" where larger is.</param>
            /// <param name="factor">The factor, below 1.</param>
            /// <param name="patience">How many steps without improvement are let pass.</param>
            /// <param name="threshold">How much better counts as better.</param>
            /// <param name="threshold_mode">"rel": as a share of the best; "abs": as it is.</param>
            /// <param name="cooldown">Steps after a change in which nothing counts.</param>
            /// <param name="min_lr">The least rate, one for all groups or one for each. Default: 0.</param>
            /// <param name="eps">Smaller changes are not made.</param>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel",
                int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps);

            /// <summary>The schedules themselves.</summary>
            public static partial class impl
            {
            }
        }
    }
}
