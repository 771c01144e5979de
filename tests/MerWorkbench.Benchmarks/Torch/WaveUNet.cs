using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;
using static MerWorkbench.Torch.torch.nn.functional;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>A mixture to one of its sources: <c>[batch, 1, time]</c> to the same shape, over six levels of half the rate each.</summary>
internal sealed class WaveUNet : Module<Tensor, Tensor>
{
    private const int Levels = 6;
    private const int Width = 24;

    private readonly ModuleList<Conv1d> down = ModuleList<Conv1d>();
    private readonly Conv1d middle = Conv1d(Levels * Width, (Levels + 1) * Width, 15, padding: 7);
    private readonly ModuleList<Conv1d> up = ModuleList<Conv1d>();
    private readonly Conv1d @out = Conv1d(Width + 1, 1, 1);

    public WaveUNet()
        : base(nameof(WaveUNet))
    {
        for (var level = 1; level <= Levels; level++) down.Add(Conv1d(level == 1 ? 1 : (level - 1) * Width, level * Width, 15, padding: 7));
        for (var level = Levels; level >= 1; level--) up.Add(Conv1d(((2 * level) + 1) * Width, level * Width, 5, padding: 2));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var skips = new Stack<Tensor>();
        var x = input;
        foreach (var layer in down)
        {
            skips.Push(leaky_relu(layer.call(x), 0.2));
            x = skips.Peek().slice(2, 0, long.MaxValue, 2);
        }

        x = leaky_relu(middle.call(x), 0.2);
        foreach (var layer in up)
        {
            x = interpolate(x, scale_factor: [2.0], mode: InterpolationMode.Linear, align_corners: true);
            x = leaky_relu(layer.call(cat([skips.Pop(), x], 1)), 0.2);
        }

        return @out.call(cat([x, input], 1)).tanh().MoveToOuterDisposeScope();
    }
}
