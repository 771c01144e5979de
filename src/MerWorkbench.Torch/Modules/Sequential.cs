using System.Globalization;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Layers one after the other. What a layer made is freed as soon as the next has used it (autograd keeps what it needs).</summary>
public sealed class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> _layers = [];

    internal Sequential(nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    internal Sequential((string Name, nn.Module<Tensor, Tensor> Layer)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, layer) in modules) append(name, layer);
    }

    /// <summary>Number of layers.</summary>
    public int Count => _layers.Count;

    /// <summary>A layer by its place.</summary>
    public nn.Module<Tensor, Tensor> this[int index] => _layers[index];

    /// <summary>Adds a layer at the end, under the next number.</summary>
    public Sequential append(nn.Module<Tensor, Tensor> module) => append(_layers.Count.ToString(CultureInfo.InvariantCulture), module);

    /// <summary>Adds a layer at the end.</summary>
    public Sequential append(string name, nn.Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        _layers.Add(module);
        return this;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (_layers.Count == 0) return input.alias();
        var result = input;
        foreach (var layer in _layers)
        {
            var next = layer.call(result);
            if (!ReferenceEquals(result, input) && !ReferenceEquals(result, next)) result.Dispose();
            result = next;
        }

        return result;
    }
}
