using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Gated recurrent units (Cho et al. 2014, with the reset gate after the product), any number of layers, one way or both.</summary>
/// <remarks>Gives the outputs of the last layer <c>[time, batch, directions * hidden]</c> (batch first where asked for) and the last hidden
/// state <c>[layers * directions, batch, hidden]</c>.</remarks>
public sealed class GRU : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
{
    private readonly RecurrentWeights _weights;

    internal GRU(RecurrentSize size, Device? device, ScalarType? dtype)
        : base(nameof(GRU))
    {
        _weights = new RecurrentWeights(this, nameof(GRU), 3, size, device, dtype);
    }

    /// <summary>Runs it over padded sequences.</summary>
    /// <param name="input"><c>[time, batch, input]</c>, or <c>[batch, time, input]</c> where made batch first.</param>
    /// <param name="h0">Hidden state before the first step <c>[layers * directions, batch, hidden]</c>. Default: zeros.</param>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null)
    {
        var size = _weights.Size;
        var (h, owned) = State(input, _weights.Batch(input), h0);
        var (output, hn) = Ops.gru_input(input, h, _weights.All, size.Bias, size.Layers, size.Dropout, training, size.Bidirectional, size.BatchFirst);
        owned?.Dispose();
        return (output, hn);
    }

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);

    /// <summary>Runs it over packed sequences.</summary>
    /// <param name="input">Sequences of unequal lengths.</param>
    /// <param name="h0">Hidden state before the first step, in the order in which the sequences were packed. Default: zeros.</param>
    public (nn.utils.rnn.PackedSequence, Tensor) call(nn.utils.rnn.PackedSequence input, Tensor? h0 = null)
    {
        var size = _weights.Size;
        var (h, owned) = State(input.data, _weights.Batch(input), h0 is null ? null : input.Sort(h0));
        var (output, hn) = Ops.gru_data(
            input.data, input.batch_sizes, h, _weights.All, size.Bias, size.Layers, size.Dropout, training, size.Bidirectional);
        owned?.Dispose();
        return (input.With(output), input.Unsort(hn));
    }

    private (Tensor H, Tensor? Owned) State(Tensor input, long batch, Tensor? given)
    {
        if (given is null)
        {
            var none = _weights.NoState(input, batch);
            return (none, none);
        }

        _weights.CheckState(given, batch);
        return (given, null);
    }
}
