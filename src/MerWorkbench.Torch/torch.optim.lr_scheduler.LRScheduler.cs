namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimizer, step by step (mostly: epoch by epoch).</summary>
            public abstract class LRScheduler
            {
                private protected LRScheduler(Optimizer optimizer)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    Optimizer = optimizer;
                    foreach (var group in optimizer.ParamGroups) group.InitialLearningRate = group.LearningRate;
                }

                private protected Optimizer Optimizer { get; }

                /// <summary>Number of steps so far.</summary>
                private protected long Epoch { get; private set; }

                /// <summary>Goes one step on.</summary>
                public virtual void step()
                {
                    Epoch++;
                    foreach (var group in Optimizer.ParamGroups) group.LearningRate = Rate(group.LearningRate, group.InitialLearningRate);
                }

                /// <summary>Goes one step on, told how training goes.</summary>
                /// <param name="current">A measure; only <see cref="ReduceLROnPlateau"/> looks at it.</param>
                public virtual void step(double current) => step();

                /// <summary>The learning rates now, one for each group.</summary>
                public IEnumerable<double> get_last_lr() => Optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>Everything the next step depends on but what the optimizer's own state holds, as numbers by name.</summary>
                /// <remarks>The tensors are the caller's to dispose.</remarks>
                public Dictionary<string, Tensor> state_dict() => State().ToDictionary(entry => entry.Key, entry => tensor(entry.Value, ScalarType.Float64));

                /// <summary>Takes up a state as <see cref="state_dict"/> gave it.</summary>
                /// <param name="state_dict">The named numbers.</param>
                /// <exception cref="ArgumentException">A name is missing.</exception>
                public void load_state_dict(IReadOnlyDictionary<string, Tensor> state_dict)
                {
                    var missing = State().Keys.Where(name => !state_dict.ContainsKey(name)).ToList();
                    if (missing.Count > 0) throw new ArgumentException($"The state of {GetType().Name} lacks {string.Join(", ", missing)}.", nameof(state_dict));
                    Restore(state_dict.ToDictionary(entry => entry.Key, entry => entry.Value.item<double>()));
                }

                private protected virtual Dictionary<string, double> State() => new() { ["last_epoch"] = Epoch };

                private protected virtual void Restore(IReadOnlyDictionary<string, double> state) => Epoch = (long)state["last_epoch"];

                private protected void Count() => Epoch++;

                private protected virtual double Rate(double now, double initial) => now;
            }
        }
    }
}
