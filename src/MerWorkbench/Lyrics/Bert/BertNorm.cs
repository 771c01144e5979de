using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Lyrics.Bert;

/// <summary>Layer normalisation of given weights.</summary>
internal sealed class BertNorm : nn.Module<Tensor, Tensor>
{
    private readonly long[] _shape;
    private readonly double _epsilon;
    private readonly Parameter weight, bias;

    public BertNorm(BertWeights weights, string name, BertConfiguration sizes)
        : base(nameof(BertNorm))
    {
        (_shape, _epsilon) = ([sizes.Width], sizes.Epsilon);
        weight = nn.Parameter(weights($"{name}.weight", _shape));
        bias = nn.Parameter(weights($"{name}.bias", _shape));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => nn.functional.layer_norm(input, _shape, weight, bias, _epsilon);
}
