// The file is written as for TorchSharp: exchange the first namespaces for TorchSharp's and it compiles there.
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;
using static MerWorkbench.Torch.torch.nn.functional;

namespace PortableModels;

/// <summary>Convolutions, recurrence and attention over feature vectors: <c>[batch, features, time]</c> to <c>[batch, 2]</c>.</summary>
internal sealed class EmotionNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> front;
    private readonly GRU gru;
    private readonly LSTM lstm;
    private readonly Linear query;
    private readonly Module<Tensor, Tensor> head;

    public EmotionNet(long features, long units)
        : base("EmotionNet")
    {
        front = Sequential(
            ("conv", Conv1d(features, units, 5, padding: 2)),
            ("norm", BatchNorm1d(units)),
            ("relu", ReLU()),
            ("pool", MaxPool1d(4)),
            ("drop", Dropout(0.1)));
        gru = GRU(units, units, numLayers: 1, batchFirst: true, bidirectional: true);
        lstm = LSTM(2 * units, units, batchFirst: true);
        query = Linear(units, units);
        head = Sequential(LayerNorm(units), Linear(units, 16), GELU(), Linear(16, 2));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = front.call(input).transpose(1, 2);
        var (both, _) = gru.call(x);
        var (y, h, _) = lstm.call(both);
        var last = h.squeeze(0).unsqueeze(1);
        var attended = scaled_dot_product_attention(query.call(last), y, y).squeeze(1);
        return head.call(attended + relu(last.squeeze(1))).MoveToOuterDisposeScope();
    }
}
