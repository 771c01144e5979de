using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Modules;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gates), any number of layers, one way or both.</summary>
/// <remarks>Gives the outputs of the last layer <c>[time, batch, directions * hidden]</c> (batch first where asked for) and the last hidden
/// and cell state <c>[layers * directions, batch, hidden]</c>.</remarks>
public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private readonly RecurrentWeights _weights;

    internal LSTM(RecurrentSize size, Device? device, ScalarType? dtype)
        : base(nameof(LSTM))
    {
        _weights = new RecurrentWeights(this, nameof(LSTM), 4, size, device, dtype);
    }

    /// <summary>Runs it over padded sequences.</summary>
    /// <param name="input"><c>[time, batch, input]</c>, or <c>[batch, time, input]</c> where made batch first.</param>
    /// <param name="h0_c0">Hidden and cell state before the first step, each <c>[layers * directions, batch, hidden]</c>. Default: zeros.</param>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
    {
        var size = _weights.Size;
        var (h, c, owned) = State(input, _weights.Batch(input), h0_c0);
        var (output, hn, cn) = Ops.lstm_input(input, [h, c], _weights.All, size.Bias, size.Layers, size.Dropout, training, size.Bidirectional, size.BatchFirst);
        owned?.Dispose();
        return (output, hn, cn);
    }

    /// <inheritdoc cref="forward"/>
    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Runs it over packed sequences.</summary>
    /// <param name="input">Sequences of unequal lengths.</param>
    /// <param name="h0_c0">Hidden and cell state before the first step, in the order in which the sequences were packed. Default: zeros.</param>
    public (nn.utils.rnn.PackedSequence, Tensor, Tensor) call(nn.utils.rnn.PackedSequence input, (Tensor, Tensor)? h0_c0 = null)
    {
        var size = _weights.Size;
        var sorted = h0_c0 is var (h0, c0) ? (input.Sort(h0), input.Sort(c0)) : ((Tensor, Tensor)?)null;
        var (h, c, owned) = State(input.data, _weights.Batch(input), sorted);
        var (output, hn, cn) = Ops.lstm_data(
            input.data, input.batch_sizes, [h, c], _weights.All, size.Bias, size.Layers, size.Dropout, training, size.Bidirectional);
        owned?.Dispose();
        return (input.With(output), input.Unsort(hn), input.Unsort(cn));
    }

    private (Tensor H, Tensor C, Tensor? Owned) State(Tensor input, long batch, (Tensor H, Tensor C)? given)
    {
        if (given is not var (h, c))
        {
            var none = _weights.NoState(input, batch);
            return (none, none, none);
        }

        _weights.CheckState(h, batch);
        _weights.CheckState(c, batch);
        return (h, c, null);
    }
}
