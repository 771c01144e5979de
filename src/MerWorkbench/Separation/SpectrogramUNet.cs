using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;
using static MerWorkbench.Torch.torch.nn.functional;

namespace MerWorkbench.Separation;

/// <summary>
/// The U-Net on magnitude spectrograms that the Wave-U-Net was compared with (after Jansson et al. 2017): for each source a network that gives a mask
/// between 0 and 1, laid on the mixture's spectrogram, whose phase stays.
/// </summary>
/// <remarks>
/// Frames of 1,024 samples every 768 under a periodic Hann window; log(1 + magnitude), the highest bin left out and given a mask of a half. Down:
/// convolution 5 x 5 of step 2, batch normalisation, leaky ReLU. Up: its transpose, batch normalisation, ReLU, dropout of a half in the first three. Batch
/// normalisation has no scale, as in the published code. Mono.
/// </remarks>
public sealed class SpectrogramUNet : SeparatorNetwork
{
    private const int Frame = 1024, Step = 768, Bins = Frame / 2, Kernel = 5, WithDropout = 3;
    private const double Silence = 1e-4;

    private readonly ModuleList<ModuleList<Conv2d>> down = ModuleList<ModuleList<Conv2d>>();
    private readonly ModuleList<ModuleList<ConvTranspose2d>> up = ModuleList<ModuleList<ConvTranspose2d>>();
    private readonly ModuleList<ModuleList<BatchNorm2d>> norms = ModuleList<ModuleList<BatchNorm2d>>();
    private readonly Dropout dropout;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public SpectrogramUNet(SeparatorConfiguration configuration)
        : base(configuration)
    {
        int f = configuration.Filters, levels = configuration.Levels;
        dropout = Dropout(configuration.Dropout);
        for (int mask = 0; mask < MaskCount; mask++)
        {
            var (downs, ups, normals) = (ModuleList<Conv2d>(), ModuleList<ConvTranspose2d>(), ModuleList<BatchNorm2d>());
            for (int level = 0; level < levels; level++)
            {
                downs.Add(Conv2d(level == 0 ? 1 : f << (level - 1), f << level, Kernel, stride: 2));
                normals.Add(Normal(f << level, configuration.NormMomentum));
            }
            for (int level = levels - 2; level >= 0; level--)
            {
                // Behind the first, what comes up stands beside what comes across.
                ups.Add(ConvTranspose2d(level == levels - 2 ? f << (level + 1) : f << (level + 2), f << level, Kernel, stride: 2, padding: 1));
                normals.Add(Normal(f << level, configuration.NormMomentum));
            }
            ups.Add(ConvTranspose2d(levels == 1 ? f : 2 * f, 1, Kernel, stride: 2, padding: 1));
            down.Add(downs);
            up.Add(ups);
            norms.Add(normals);
        }
        RegisterComponents();
        Initialise();
    }

    /// <summary>Samples at either end of a block that one frame alone covers, rounded to whole steps: neighbouring blocks overlap by them.</summary>
    internal const int Edge = Step;

    /// <summary>Samples that a number of frames covers.</summary>
    public static int Samples(int frames) => (Step * (frames - 1)) + Frame;

    /// <summary>Separates blocks.</summary>
    /// <param name="input"><c>[batch, 1, samples]</c>, float32.</param>
    /// <returns><c>[batch, sources, 1, samples]</c>. The first and last 256 samples are faint, for one frame alone covers them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor window = hann_window(Frame), spectra = Spectra(input.squeeze(1), window);
        Tensor[] sounds = [.. Masks(spectra).Take(MaskCount).Select(mask => Sound(spectra * mask, window).unsqueeze(1))];
        return (Configuration.Difference ? stack([.. sounds, input - stack(sounds, 0).sum(0L)], 1) : stack(sounds, 1)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override Tensor Loss(Tensor mixture, Tensor sources)
    {
        if (!Configuration.MagnitudeLoss && !Configuration.RelativeLoss)
            return base.Loss(mixture, sources);
        using var scope = NewDisposeScope();
        Tensor window = hann_window(Frame), spectra = Spectra(mixture.squeeze(1), window), magnitudes = spectra.abs();
        Tensor[] masks = Masks(spectra);
        if (Configuration.RelativeLoss)
            return Relative(spectra, masks, [.. masks.Select((_, source) => Spectra(sources.select(1, source).squeeze(1), window))]).MoveToOuterDisposeScope();
        Tensor sum = stack([.. masks.Select((mask, source) => l1_loss(magnitudes * mask, Spectra(sources.select(1, source).squeeze(1), window).abs()))], 0);
        return sum.mean().MoveToOuterDisposeScope();
    }

    // Each snippet's error over its energy, with a floor below which it counts as silence.
    private static Tensor Relative(Tensor mixture, Tensor[] masks, Tensor[] sources)
    {
        Tensor[] errors = [.. masks.Select((mask, source) => Energy((mixture * mask) - sources[source]))];
        return (stack(errors, 0).mean(0L) / (stack([.. sources.Select(Energy)], 0).sum(0L) + Silence)).mean();
    }

    private static Tensor Energy(Tensor spectra) => spectra.abs().square().mean(2L).mean(1L);

    // With the difference as last output there is no mask for it.
    private int MaskCount => Configuration.Sources.Length - (Configuration.Difference ? 1 : 0);

    internal static void Validate(SeparatorConfiguration configuration)
    {
        int frames = (configuration.WantedOutput - Frame) / Step + 1, unit = 1 << configuration.Levels;
        if (configuration.Channels != 1 || configuration.Context)
            throw new ArgumentException("A network on spectrograms is mono and without context.");
        Check.InRange(configuration.Dropout, 0, 1);
        Check.InRange(configuration.NormMomentum, 0, 1);
        if (configuration.WantedOutput != Samples(frames) || frames % unit != 0 || Bins % unit != 0)
            throw new ArgumentException($"A block must be a multiple of {unit} frames ({Samples(unit)} samples, and {unit * Step} for each further {unit}); got {configuration.WantedOutput} samples.");
    }

    private static BatchNorm2d Normal(int features, double momentum)
    {
        BatchNorm2d normal = BatchNorm2d(features, eps: 1e-3, momentum: momentum);
        normal.get_parameter("weight")!.requires_grad_(false);
        return normal;
    }

    // [batch, frames, bins]
    private static Tensor Spectra(Tensor sound, Tensor window) => fft.rfft(sound.unfold(1, Frame, Step) * window);

    private Tensor[] Masks(Tensor spectra)
    {
        Tensor input = log1p(spectra.abs()).narrow(2, 0, Bins).unsqueeze(1);
        Tensor[] masks = [.. Enumerable.Range(0, MaskCount).Select(source => pad(Mask(input, source).squeeze(1), [0, 1], PaddingModes.Constant, 0.5))];
        return Configuration.Difference ? [.. masks, 1 - stack(masks, 0).sum(0L)] : masks;
    }

    private Tensor Mask(Tensor x, int source)
    {
        int levels = Configuration.Levels;
        var across = new Stack<Tensor>();
        for (int level = 0; level < levels; level++)
        {
            x = leaky_relu(norms[source][level].call(down[source][level].call(pad(x, [1, 2, 1, 2]))), 0.2);
            if (level < levels - 1)
                across.Push(x);
        }
        for (int level = 0; level < levels - 1; level++)
        {
            x = cat([across.Pop(), relu(norms[source][levels + level].call(Even(up[source][level].call(x))))], 1);
            if (level < WithDropout)
                x = dropout.call(x);
        }
        return Even(up[source][levels - 1].call(x)).sigmoid();
    }

    // TensorFlow's way of twice the size: one point is cut in front, two behind; the layer cuts one on each side.
    private static Tensor Even(Tensor x) => x.narrow(2, 0, x.size(2) - 1).narrow(3, 0, x.size(3) - 1);

    // Frames added where they overlap, under the window that undoes the first.
    private static Tensor Sound(Tensor spectra, Tensor window)
    {
        Tensor squares = window.square(), overlapping = squares.narrow(0, 0, Frame - Step) + squares.narrow(0, Step, Frame - Step);
        Tensor once = squares.narrow(0, Frame - Step, (2 * Step) - Frame);
        Tensor frames = fft.irfft(spectra, Frame) * (window / cat([overlapping, once, overlapping], 0));
        Tensor first = frames.narrow(2, 0, Step).flatten(1), rest = pad(frames.narrow(2, Step, Frame - Step), [0, (2 * Step) - Frame]).flatten(1);
        return pad(first, [0, Frame - Step]) + pad(rest, [Step, Frame - (2 * Step)]);
    }
}
