using System.Collections;
using System.Globalization;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>A list of layers, named 0, 1, 2, ..., whose parameters count as its own.</summary>
/// <typeparam name="T">What the layers have in common.</typeparam>
public sealed class ModuleList<T> : nn.Module, IReadOnlyList<T>
    where T : nn.Module
{
    private readonly List<T> _layers = [];

    internal ModuleList(T[] modules)
        : base("ModuleList")
    {
        foreach (var module in modules) Add(module);
    }

    /// <summary>Number of layers.</summary>
    public int Count => _layers.Count;

    /// <summary>A layer by its place.</summary>
    public T this[int index] => _layers[index];

    /// <summary>Adds a layer at the end.</summary>
    public void Add(T module)
    {
        register_module(_layers.Count.ToString(CultureInfo.InvariantCulture), module);
        _layers.Add(module);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _layers.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
