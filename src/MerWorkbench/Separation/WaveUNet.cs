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

    // Where less than this share of a level is used on the way up, only every second sample of the rest is computed: no other is used.
    private const double Whole = 0.8;

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
        long[] used = Used(input.size(2));
        Tensor x = input;
        for (int level = 0; level < down.Count; level++)
        {
            (Tensor kept, x) = Down(down[level], x, used[level]);
            across.Push(kept);
        }
        x = Activated(middle, x);
        for (int level = 0; level < up.Count; level++)
        {
            // What is used up goes at once, lest a block hold all its layers.
            using var step = NewDisposeScope();
            Tensor doubled = Configuration.LearnedUpsampling ? between[level].call(x) : Doubled(x);
            x = Activated(up[level], cat([across.Pop(), doubled], 1)).MoveToOuterDisposeScope();
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

    // How much of each level down is used on the way up, from the middle.
    private long[] Used(long length)
    {
        int lost = Configuration.Context ? Configuration.DownKernel - 1 : 0, lostUp = Configuration.Context ? Configuration.UpKernel - 1 : 0;
        for (int level = 0; level < down.Count; level++)
            length = (length - lost + 1) / 2;
        length -= lost;
        var used = new long[down.Count];
        for (int level = down.Count - 1; level >= 0; level--)
        {
            used[level] = Configuration.Context ? (2 * length) - 1 : 2 * length;
            length = used[level] - lostUp;
        }
        return used;
    }

    // A level's middle for the way up, and every second sample of the whole for the next level.
    private (Tensor Kept, Tensor Next) Down(Conv1d layer, Tensor x, long used)
    {
        long whole = x.size(2) - (Configuration.Context ? Configuration.DownKernel - 1 : 0);
        if (!Configuration.Context || used < 2 || used > Whole * whole)
        {
            Tensor all = Activated(layer, x);
            return (Middle(all, used), all.slice(2, 0, long.MaxValue, 2));
        }
        // The even samples everywhere, the odd ones in the middle alone.
        long from = (whole - used) / 2, pairs = used / 2, odd = from | 1;
        long odds = ((from + used - 1 - odd) / 2) + 1;
        Tensor next = Strided(layer, x), between = Strided(layer, x.narrow(2, odd, (2 * (odds - 1)) + Configuration.DownKernel));
        Tensor first = from % 2 == 0 ? next.narrow(2, from / 2, used - pairs) : between, second = from % 2 == 0 ? between : next.narrow(2, (from + 1) / 2, pairs);
        Tensor kept = stack([first.narrow(2, 0, pairs), second], 3).flatten(2);
        if (used % 2 == 1)
            kept = cat([kept, first.narrow(2, pairs, 1)], 2);
        Watch?.Invoke([next.size(0), next.size(1), whole]);
        return (kept, next);
    }

    private static Tensor Strided(Conv1d layer, Tensor x) => leaky_relu(conv1d(x, layer.weight, layer.bias, stride: 2), Slope, inplace: true);

    // With context n samples become 2 n - 1, those between being means; without, a copy of the last follows.
    private Tensor Doubled(Tensor x)
    {
        Tensor between = interpolate(x, size: [(2 * x.size(2)) - 1], mode: InterpolationMode.Linear, align_corners: true);
        return Configuration.Context ? between : pad(between, [0, 1], PaddingModes.Replicate);
    }

    private static Tensor Middle(Tensor x, long length) => x.narrow(2, (x.size(2) - length) / 2, length);
}
