using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;
using static MerWorkbench.Torch.torch.nn.functional;

namespace MerWorkbench.Separation;

/// <summary>
/// The Wave-U-Net (Stoller, Ewert and Dixon 2018): samples to samples over levels of half the rate each, every level's features going across to the
/// way up, the mixture itself to the output.
/// </summary>
/// <remarks>
/// Down: convolution, leaky ReLU (0.2), every second sample on. Up: samples in between, the features of the way down cut to the middle in front,
/// convolution, leaky ReLU. Output: the mixture in front, convolution of one sample, tanh. No normalisation, no dropout.
/// </remarks>
public sealed class WaveUNet : SeparatorNetwork
{
    private const double Slope = 0.2;

    private readonly ModuleList<Conv1d> down = ModuleList<Conv1d>();
    private readonly Conv1d middle;
    private readonly ModuleList<Conv1d> up = ModuleList<Conv1d>();
    private readonly ModuleList<LearnedUpsampling> between = ModuleList<LearnedUpsampling>();
    private readonly Conv1d output;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public WaveUNet(SeparatorConfiguration configuration)
        : base(configuration)
    {
        int f = configuration.Filters, levels = configuration.Levels, channels = configuration.Channels;
        int downPad = configuration.Context ? 0 : configuration.DownKernel / 2, upPad = configuration.Context ? 0 : configuration.UpKernel / 2;
        for (int level = 1; level <= levels; level++)
            down.Add(Conv1d(level == 1 ? channels : f * (level - 1), f * level, configuration.DownKernel, padding: downPad));
        middle = Conv1d(f * levels, f * (levels + 1), configuration.DownKernel, padding: downPad);
        for (int level = levels; level >= 1; level--)
        {
            up.Add(Conv1d((f * level) + (f * (level + 1)), f * level, configuration.UpKernel, padding: upPad));
            if (configuration.LearnedUpsampling)
                between.Add(new LearnedUpsampling(f * (level + 1)));
        }
        output = Conv1d(f + channels, channels * (configuration.Sources.Length - (configuration.Difference ? 1 : 0)), 1);
        RegisterComponents();
        Initialise();
    }

    /// <summary>Told of the shape behind each convolution; for tests.</summary>
    internal Action<long[]>? Watch { get; set; }

    /// <summary>Separates blocks.</summary>
    /// <param name="input"><c>[batch, channels, samples]</c>, float32; <see cref="SeparatorConfiguration.InputLength"/> samples, or with context as many more as a whole number of halvings makes.</param>
    /// <returns><c>[batch, sources, channels, samples]</c>: the middle of the block.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var across = new Stack<Tensor>();
        Tensor x = input;
        foreach (Conv1d layer in down)
        {
            across.Push(Activated(layer, x));
            x = across.Peek().slice(2, 0, long.MaxValue, 2);
        }
        x = Activated(middle, x);
        for (int level = 0; level < up.Count; level++)
        {
            // What is used up goes at once, lest a block hold all its layers.
            using var step = NewDisposeScope();
            Tensor doubled = Configuration.LearnedUpsampling ? between[level].call(x) : Doubled(x);
            x = Activated(up[level], cat([Middle(across.Pop(), doubled.size(2)), doubled], 1)).MoveToOuterDisposeScope();
        }
        Tensor mixture = Middle(input, x.size(2));
        Tensor direct = output.call(cat([mixture, x], 1)).tanh().unflatten(1, -1, Configuration.Channels);
        if (Configuration.Difference)
            direct = cat([direct, mixture.unsqueeze(1) - direct.sum(1L, keepdim: true)], 1);
        return direct.MoveToOuterDisposeScope();
    }

    private Tensor Activated(Conv1d layer, Tensor x)
    {
        Tensor result = leaky_relu(layer.call(x), Slope, inplace: true);
        Watch?.Invoke(result.shape);
        return result;
    }

    // With context n samples become 2 n - 1, those between being means; without, a copy of the last follows.
    private Tensor Doubled(Tensor x)
    {
        Tensor between = interpolate(x, size: [(2 * x.size(2)) - 1], mode: InterpolationMode.Linear, align_corners: true);
        return Configuration.Context ? between : pad(between, [0, 1], PaddingModes.Replicate);
    }

    private static Tensor Middle(Tensor x, long length) => x.narrow(2, (x.size(2) - length) / 2, length);
}
