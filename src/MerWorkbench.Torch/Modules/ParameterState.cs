using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>What an optimizer remembers of one parameter: the number of its steps, and tensors of its shape.</summary>
internal sealed class ParameterState(Parameter parameter, ParamGroup group, int slots) : IDisposable
{
    private readonly Tensor?[] _slots = new Tensor?[slots];

    public Parameter Parameter { get; } = parameter;

    public ParamGroup Group { get; } = group;

    public long Step { get; set; }

    public Tensor? this[int slot]
    {
        get => _slots[slot];
        set
        {
            _slots[slot]?.Dispose();
            _slots[slot] = value?.DetachFromDisposeScope();
        }
    }

    /// <summary>The tensor of a slot, zero at first.</summary>
    public Tensor OrZero(int slot) => _slots[slot] ??= zeros_like(Parameter).DetachFromDisposeScope();

    public void Dispose()
    {
        for (var slot = 0; slot < _slots.Length; slot++) this[slot] = null;
    }
}
