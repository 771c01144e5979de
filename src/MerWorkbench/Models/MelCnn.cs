using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// A classifier of log-mel spectrograms, as Parisi et al. (2019) set one beside their classifiers of lyrics: convolutions over bands and frames, each
/// with batch normalisation, ReLU and pooling; the mean over time of each filter at each height; a dense layer; one score a class.
/// </summary>
/// <remarks>
/// The height is kept to the end, for where in the spectrum something happens matters; the moment is not, so that a piece may have any length. With b
/// bands left, filters f_1 to f_n, f_0 = 1, kernel k, u units and c classes its weights number: sum of (f_(i-1) k² + 2) f_i, plus
/// (f_n b + 1) u, plus (u + 1) c. The convolutions have no offsets, which batch normalisation would take away.
/// </remarks>
public sealed class MelCnn : Module<Tensor, Tensor>
{
    private readonly Sequential convolutions;
    private readonly Dropout dropout;
    private readonly Linear dense, output;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <param name="bands">Mel bands of a frame, at least <see cref="MelCnnOptions.FewestBands"/>.</param>
    /// <param name="classes">Classes, at least 2.</param>
    /// <param name="options">Its sizes.</param>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public MelCnn(int bands, int classes, MelCnnOptions options)
        : base(nameof(MelCnn))
    {
        options.Validate();
        Check.InRange(bands, options.FewestBands, int.MaxValue);
        Check.InRange(classes, 2, int.MaxValue);
        List<Module<Tensor, Tensor>> layers = [];
        int channels = 1;
        foreach (int filters in options.Filters)
        {
            layers.Add(Conv2d(channels, filters, options.Kernel, padding: options.Kernel / 2, bias: false));
            layers.Add(BatchNorm2d(filters));
            layers.Add(ReLU());
            layers.Add(MaxPool2d((options.PoolBands, options.PoolFrames)));
            channels = filters;
        }
        convolutions = Sequential(layers);
        dropout = Dropout(options.Dropout);
        dense = Linear(channels * options.BandsLeft(bands), options.Units);
        output = Linear(options.Units, classes);
        RegisterComponents();
    }

    /// <summary>The score of each class, whose softmax is its probability.</summary>
    /// <param name="input">Pieces of spectrograms, <c>[batch, bands, frames]</c>, float32, standardised, of at least <see cref="MelCnnOptions.FewestFrames"/> frames.</param>
    /// <returns><c>[batch, classes]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor found = convolutions.call(input.unsqueeze(1)).mean([3]).flatten(1);
        return output.call(dropout.call(functional.relu(dense.call(dropout.call(found))))).MoveToOuterDisposeScope();
    }
}
