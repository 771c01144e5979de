using System.Globalization;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>The weights of a recurrent layer in the order libtorch takes them, and the sizes that its inputs must have.</summary>
internal sealed class RecurrentWeights
{
    private readonly string _name;
    private readonly long _inputSize;

    public RecurrentWeights(nn.Module owner, string name, int gates, RecurrentSize size, Device? device, ScalarType? dtype)
    {
        if (size.Dropout is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(size), size.Dropout, $"{name}: a dropout probability is between 0 and 1.");
        if (size.Layers < 1 || size.Hidden < 1) throw new ArgumentOutOfRangeException(nameof(size), $"{name}: expected at least one layer of one unit, got {size.Layers} of {size.Hidden}.");
        (_name, _inputSize, Size) = (name, size.Input, size);
        for (var layer = 0; layer < size.Layers; layer++)
        {
            foreach (var suffix in size.Bidirectional ? new[] { "", "_reverse" } : [""])
            {
                var place = layer.ToString(CultureInfo.InvariantCulture) + suffix;
                var rows = gates * size.Hidden;
                Add($"weight_ih_l{place}", rows, layer == 0 ? size.Input : size.Hidden * size.Directions);
                Add($"weight_hh_l{place}", rows, size.Hidden);
                if (!size.Bias) continue;
                Add($"bias_ih_l{place}", rows);
                Add($"bias_hh_l{place}", rows);
            }
        }

        var bound = 1 / Math.Sqrt(size.Hidden);
        foreach (var weight in All) nn.init.uniform_(weight, -bound, bound);

        void Add(string parameterName, params long[] shape)
        {
            var parameter = nn.FreshParameter(empty(shape, dtype, device));
            owner.register_parameter(parameterName, parameter);
            All.Add(parameter);
        }
    }

    public RecurrentSize Size { get; }

    public List<Tensor> All { get; } = [];

    /// <summary>Zeros as the state before the first step: <c>[layers * directions, batch, hidden]</c>.</summary>
    public Tensor NoState(Tensor input, long batch) =>
        zeros([Size.Layers * Size.Directions, batch, Size.Hidden], dtype: input.dtype, device: input.device);

    /// <summary>Number of sequences in a padded input, whose shape is checked.</summary>
    public long Batch(Tensor input)
    {
        if (input.dim() != 3 || input.size(2) != _inputSize)
            throw new ArgumentException($"{_name} takes [{(Size.BatchFirst ? "batch, time" : "time, batch")}, {_inputSize}], got [{string.Join(", ", input.shape)}].", nameof(input));
        return input.size(Size.BatchFirst ? 0 : 1);
    }

    /// <summary>Number of sequences in a packed input, whose shape is checked.</summary>
    public long Batch(nn.utils.rnn.PackedSequence input)
    {
        if (input.data.size(1) != _inputSize)
            throw new ArgumentException($"{_name} takes packed [steps, {_inputSize}], got [{string.Join(", ", input.data.shape)}].", nameof(input));
        return input.Batch;
    }

    /// <summary>Refuses a state of the wrong shape.</summary>
    public void CheckState(Tensor state, long batch)
    {
        long[] expected = [Size.Layers * Size.Directions, batch, Size.Hidden];
        if (!state.shape.AsSpan().SequenceEqual(expected))
            throw new ArgumentException($"{_name} takes a state of [{string.Join(", ", expected)}], got [{string.Join(", ", state.shape)}].", nameof(state));
    }
}
