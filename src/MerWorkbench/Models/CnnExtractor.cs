using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// Hizlisoy's convolutional front (2021): convolutions over the time of a piece's log-mel energies or MFCC, each with ReLU and
/// pooling, flattened to a dense layer whose outputs are the piece's features. A last layer, used in training only, tells the class.
/// </summary>
/// <remarks>
/// Bands are the channels of the first convolution, so that a filter spans all of them and moves through time alone. Its
/// weights number, with f_0 bands, filters f_1 to f_n, kernel k, T frames left, u units, c classes:
/// sum of (f_(i-1) k + 1) f_i, plus (f_n T + 1) u, plus (u + 1) c.
/// </remarks>
public sealed class CnnExtractor : Module<Tensor, Tensor>
{
    private readonly Sequential convolutions;
    private readonly Dropout dropout;
    private readonly Linear dense;
    private readonly Linear output;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    /// <param name="bands">Mel bands or coefficients of a frame.</param>
    /// <param name="frames">Frames of a piece, at least <see cref="CnnExtractorOptions.FewestFrames"/>.</param>
    /// <param name="classes">Classes of the training output, at least 2.</param>
    /// <param name="options">Its sizes.</param>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public CnnExtractor(int bands, int frames, int classes, CnnExtractorOptions options)
        : base(nameof(CnnExtractor))
    {
        options.Validate();
        Check.Positive(bands);
        Check.InRange(frames, options.FewestFrames, int.MaxValue);
        Check.InRange(classes, 2, int.MaxValue);
        List<Module<Tensor, Tensor>> layers = [];
        int channels = bands;
        foreach (int filters in options.Filters)
        {
            layers.Add(Conv1d(channels, filters, options.Kernel, padding: options.Kernel / 2));
            layers.Add(ReLU());
            layers.Add(MaxPool1d(options.Pool));
            channels = filters;
        }
        layers.Add(Flatten());
        convolutions = Sequential(layers);
        dropout = Dropout(options.Dropout);
        dense = Linear(channels * options.FramesLeft(frames), options.Units);
        output = Linear(options.Units, classes);
        RegisterComponents();
    }

    /// <summary>The score of each class, whose softmax is its probability.</summary>
    /// <param name="input">Pieces, <c>[batch, bands, frames]</c>, float32, standardised.</param>
    /// <returns><c>[batch, classes]</c>.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return output.call(dropout.call(Features(input))).MoveToOuterDisposeScope();
    }

    /// <summary>The features of pieces.</summary>
    /// <param name="input"><c>[batch, bands, frames]</c>.</param>
    /// <returns><c>[batch, units]</c>, zero or above.</returns>
    public Tensor Features(Tensor input)
    {
        using var scope = NewDisposeScope();
        return functional.relu(dense.call(dropout.call(convolutions.call(input)))).MoveToOuterDisposeScope();
    }
}
