using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>Feature vectors of pieces of a song to valence and arousal: <c>[batch, pieces, 300]</c> to <c>[batch, 2]</c>.</summary>
internal sealed class LstmNet : Module<Tensor, Tensor>
{
    private readonly LSTM lstm = LSTM(300, 128, batchFirst: true);
    private readonly Linear head = Linear(128, 2);

    public LstmNet()
        : base(nameof(LstmNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (y, _, _) = lstm.call(input);
        return head.call(y.select(1, -1)).MoveToOuterDisposeScope();
    }
}
