using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>A dense layer of given weights.</summary>
internal sealed class BertDense : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight, bias;

    public BertDense(BertWeights weights, string name, int from, int to)
        : base(nameof(BertDense))
    {
        weight = nn.Parameter(weights($"{name}.weight", [to, from]));
        bias = nn.Parameter(weights($"{name}.bias", [to]));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => nn.functional.linear(input, weight, bias);
}
