using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using MerWorkbench.Units;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// Learned features of short windows of samples: a strided convolution in the place of a filter bank, ReLU, logarithm, batch
/// normalisation, a dense layer on every step of the convolution, standardising, dropout.
/// </summary>
/// <remarks>
/// With its usual sizes a window of 22,050 samples, 500 ms at 44.1 kHz, gives 199 steps of 5 ms (220 samples every 110), as in
/// public models of the kind of Orjesek et al. (2022); the paper's own sizes are not known here. This workbench's own are what
/// keeps training short: filters begin as a bank of bands, the logarithm makes a level a shift (as behind the learned filters
/// of Sainath et al. 2015), and features leave standardised, so that what loudness has in common does not hide the rest.
/// </remarks>
public sealed class RawAudioEncoder : Module<Tensor, Tensor>
{
    /// <summary>Filters of the convolution.</summary>
    public const long Filters = 8;

    /// <summary>Samples a filter spans: 5 ms at 44.1 kHz.</summary>
    public const long Kernel = 220;

    /// <summary>Samples from one step to the next.</summary>
    public const long Stride = 110;

    /// <summary>Steps of a window of 500 ms at 44.1 kHz.</summary>
    public const int StepsOfHalfSecond = 199;

    /// <summary>Features of a step.</summary>
    public const long Units = 16;

    /// <summary>The share of features silenced in training.</summary>
    public const double DropoutShare = 0.25;

    // What a filter gives is about 0.1 to 5 at the start; less than this is silence.
    private const double Floor = 0.05;

    private const double LowestBand = 150, HighestBand = 8000, Gain = 0.3;

    private readonly Conv1d filters;
    private readonly BatchNorm1d normalisation, standardised;
    private readonly Linear dense;
    private readonly Dropout dropout;
    private readonly int? pool;

    /// <summary>Builds the encoder; the weights come from torch's random generator.</summary>
    /// <param name="pool">How many steps after each other are averaged, each group to one vector, a rest at the end left out; null averages all of a window.</param>
    /// <param name="dropoutShare">The share of features silenced in training; default 0.25.</param>
    public RawAudioEncoder(int? pool, double dropoutShare = DropoutShare)
        : base(nameof(RawAudioEncoder))
    {
        this.pool = pool is { } count ? Check.Positive(count) : null;
        filters = Conv1d(1, Filters, Kernel, stride: Stride);
        normalisation = BatchNorm1d(Filters);
        dense = Linear(Filters, Units);
        dropout = Dropout(dropoutShare);
        standardised = BatchNorm1d(Units, affine: false);
        RegisterComponents();
        BeginAsBank();
    }

    /// <summary>Encodes windows, each on its own.</summary>
    /// <param name="input"><c>[windows, samples]</c>, full scale [-1, 1], at least <see cref="Kernel"/> samples.</param>
    /// <returns><c>[windows, steps / pool, 16]</c>, steps = (samples - 220) / 110 + 1; <c>[windows, 16]</c> where all are averaged.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        long windows = input.shape[0], steps = ((input.shape[1] - Kernel) / Stride) + 1;
        Tensor bands = functional.relu(Filter(input, windows, steps)).add(Floor).log();
        Tensor features = functional.relu(dense.call(normalisation.call(bands.flatten(0, 1))));
        features = features.view(windows, steps, Units);
        features = pool is not { } count ? features.mean([1])
            : count == 1 ? features
            : features.narrow(1, 0, steps / count * count).view(windows, steps / count, count, Units).mean([2]);
        features = standardised.call(features.flatten(0, -2)).view(features.shape);
        return dropout.call(features).MoveToOuterDisposeScope();
    }

    // A filter spans two strides, so that one product of every stride of samples with both halves of all filters does the
    // whole convolution: half the time of a general one, and the steps come out as rows.
    private Tensor Filter(Tensor input, long windows, long steps)
    {
        Tensor strides = input.narrow(1, 0, (steps + 1) * Stride).reshape(windows * (steps + 1), Stride);
        Tensor halves = filters.weight.view(Filters, 2, Stride).permute(2, 1, 0).reshape(Stride, 2 * Filters);
        Tensor products = strides.matmul(halves).view(windows, steps + 1, 2, Filters);
        return products.select(2, 0).narrow(1, 0, steps) + products.select(2, 1).narrow(1, 1, steps) + filters.bias!;
    }

    // Cosines under a Hann window, evenly spaced in mel. From random noise most of the training goes into finding bands.
    private void BeginAsBank()
    {
        var values = new float[Filters * Kernel];
        double low = MelOf(LowestBand), high = MelOf(HighestBand);
        for (int filter = 0; filter < Filters; filter++)
        {
            double frequency = 700 * (Math.Exp(low + ((high - low) * filter / (Filters - 1))) - 1);
            for (int i = 0; i < Kernel; i++)
            {
                double window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Kernel));
                values[(filter * Kernel) + i] = (float)(Gain * window * Math.Cos(2 * Math.PI * frequency * (i - (Kernel / 2)) / SampleRate.Hz44100.Hertz));
            }
        }
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        filters.weight.copy_(tensor(values, [Filters, 1, Kernel]));
        filters.bias!.zero_();

        static double MelOf(double hertz) => Math.Log(1 + (hertz / 700));
    }
}
