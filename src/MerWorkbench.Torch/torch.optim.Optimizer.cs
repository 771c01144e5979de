using System.Globalization;
using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>Optimizers: how gradients change parameters.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients. Its state is a set of named tensors, so that training goes on where it stopped, to the same bits.</summary>
        public abstract class Optimizer : IDisposable
        {
            private readonly string[] _slotNames;
            private readonly bool _maximize;
            private readonly List<ParamGroup> _groups = [];
            private readonly List<ParameterState> _states = [];

            private protected Optimizer(IEnumerable<ParamGroup> groups, double lr, bool maximize, params string[] slotNames)
            {
                if (!(lr >= 0)) throw new ArgumentOutOfRangeException(nameof(lr), lr, "A learning rate is not negative.");
                _slotNames = slotNames;
                _maximize = maximize;
                foreach (var group in groups)
                {
                    group.Adopt(lr);
                    _groups.Add(group);
                    foreach (var parameter in group.Parameters)
                    {
                        if (_states.Exists(state => ReferenceEquals(state.Parameter, parameter)))
                            throw new ArgumentException("A parameter was given to the optimizer twice.", nameof(groups));
                        _states.Add(new ParameterState(parameter, group, slotNames.Length));
                    }
                }

                if (_states.Count == 0) throw new ArgumentException("An optimizer needs at least one parameter.", nameof(groups));
            }

            /// <summary>The groups, each with its learning rate.</summary>
            public IReadOnlyList<ParamGroup> ParamGroups => _groups;

            /// <summary>The learning rate of the first group; set, that of all.</summary>
            public double LearningRate
            {
                get => _groups[0].LearningRate;
                set
                {
                    foreach (var group in _groups) group.LearningRate = value;
                }
            }

            /// <summary>All parameters.</summary>
            public IEnumerable<Parameter> parameters() => _states.Select(state => state.Parameter);

            /// <summary>Clears the gradients; to be called before each backward pass.</summary>
            /// <param name="set_to_none">Let them go, else set them to zero in place.</param>
            public void zero_grad(bool set_to_none = true)
            {
                foreach (var state in _states)
                {
                    if (set_to_none)
                    {
                        state.Parameter.grad = null;
                        continue;
                    }

                    using var gradient = state.Parameter.grad;
                    using (no_grad()) gradient?.zero_();
                }
            }

            /// <summary>One step: changes every parameter that has a gradient.</summary>
            /// <param name="closure">Computes the loss and its gradients first.</param>
            /// <returns>What the closure gave.</returns>
            public Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using (enable_grad()) loss = closure();
                }

                using var recording = no_grad();
                using var scope = NewDisposeScope();
                foreach (var state in _states)
                {
                    if (state.Parameter.grad is not { } gradient) continue;
                    state.Step++;
                    Update(state, _maximize ? gradient.neg() : gradient, state.Group.LearningRate);

                    // One parameter's intermediates are the next one's memory.
                    scope.DisposeEverything();
                }

                return loss;
            }

            /// <summary>Everything the next step depends on but the parameters and their gradients: for each parameter <c>state.I.step</c> and its
            /// tensors, for each group <c>param_groups.I.lr</c> and <c>initial_lr</c>.</summary>
            /// <remarks>The tensors are copies; the caller disposes them.</remarks>
            public Dictionary<string, Tensor> state_dict()
            {
                var result = new Dictionary<string, Tensor>();
                for (var i = 0; i < _states.Count; i++)
                {
                    result[Name("state", i, "step")] = tensor(_states[i].Step, ScalarType.Int64);
                    for (var slot = 0; slot < _slotNames.Length; slot++)
                    {
                        if (_states[i][slot] is { } held) result[Name("state", i, _slotNames[slot])] = held.clone();
                    }
                }

                for (var i = 0; i < _groups.Count; i++)
                {
                    result[Name("param_groups", i, "lr")] = tensor(_groups[i].LearningRate, ScalarType.Float64);
                    result[Name("param_groups", i, "initial_lr")] = tensor(_groups[i].InitialLearningRate, ScalarType.Float64);
                }

                return result;
            }

            /// <summary>Takes up a state as <see cref="state_dict"/> gave it. Nothing is changed where it does not fit.</summary>
            /// <param name="state_dict">The named tensors; they are copied.</param>
            /// <exception cref="ArgumentException">A name is missing or unknown, or a shape is another.</exception>
            public void load_state_dict(IReadOnlyDictionary<string, Tensor> state_dict)
            {
                CheckFit(state_dict);
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                for (var i = 0; i < _states.Count; i++)
                {
                    _states[i].Step = state_dict[Name("state", i, "step")].item<long>();
                    for (var slot = 0; slot < _slotNames.Length; slot++)
                    {
                        _states[i][slot] = state_dict.TryGetValue(Name("state", i, _slotNames[slot]), out var given)
                            ? given.to(_states[i].Parameter.dtype, _states[i].Parameter.device, copy: true)
                            : null;
                    }
                }

                for (var i = 0; i < _groups.Count; i++)
                {
                    _groups[i].LearningRate = state_dict[Name("param_groups", i, "lr")].item<double>();
                    _groups[i].InitialLearningRate = state_dict[Name("param_groups", i, "initial_lr")].item<double>();
                }
            }

            /// <summary>Frees its state; the parameters stay.</summary>
            public void Dispose()
            {
                foreach (var state in _states) state.Dispose();
                GC.SuppressFinalize(this);
            }

            private protected abstract void Update(ParameterState state, Tensor gradient, double lr);

            private static string Name(string family, int index, string what) => string.Create(CultureInfo.InvariantCulture, $"{family}.{index}.{what}");

            private void CheckFit(IReadOnlyDictionary<string, Tensor> given)
            {
                var known = new Dictionary<string, long[]?>();
                for (var i = 0; i < _states.Count; i++)
                {
                    Require(Name("state", i, "step"));
                    foreach (var slot in _slotNames) known[Name("state", i, slot)] = _states[i].Parameter.shape;
                }

                for (var i = 0; i < _groups.Count; i++)
                {
                    Require(Name("param_groups", i, "lr"));
                    Require(Name("param_groups", i, "initial_lr"));
                }

                foreach (var (name, tensor) in given)
                {
                    if (!known.TryGetValue(name, out var shape)) throw new ArgumentException($"{GetType().Name} has no state named '{name}'.");
                    if (shape is not null && !shape.AsSpan().SequenceEqual(tensor.shape))
                        throw new ArgumentException($"'{name}' should have the parameter's shape [{string.Join(", ", shape)}], got [{string.Join(", ", tensor.shape)}].");
                }

                void Require(string name)
                {
                    if (!given.ContainsKey(name)) throw new ArgumentException($"The state of {GetType().Name} lacks '{name}': it was saved from other parameters.");
                    known[name] = null;
                }
            }
        }
    }
}
