using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// Learned features of short windows of samples: a strided convolution in the place of a filter bank, ReLU, batch
/// normalisation, a dense layer on every step of the convolution, dropout.
/// </summary>
/// <remarks>
/// With its usual sizes a window of 22,050 samples, 500 ms at 44.1 kHz, gives 199 steps of 5 ms (220 samples every 110), as in
/// public models of the kind of Orjesek et al. (2022); the paper's own sizes are not known here.
/// </remarks>
public sealed class RawAudioEncoder : Module<Tensor, Tensor>
{
    /// <summary>Filters of the convolution.</summary>
    public const long Filters = 8;

    /// <summary>Samples a filter spans: 5 ms at 44.1 kHz.</summary>
    public const long Kernel = 220;

    /// <summary>Samples from one step to the next.</summary>
    public const long Stride = 110;

    /// <summary>Features of a step.</summary>
    public const long Units = 16;

    /// <summary>The share of features silenced in training.</summary>
    public const double DropoutShare = 0.25;

    private readonly Conv1d filters;
    private readonly BatchNorm1d normalisation;
    private readonly Linear dense;
    private readonly Dropout dropout;
    private readonly bool perWindow;

    /// <summary>Builds the encoder; the weights come from torch's random generator.</summary>
    /// <param name="perWindow">Whether the steps of a window are averaged to one vector.</param>
    /// <param name="dropoutShare">The share of features silenced in training; default 0.25.</param>
    public RawAudioEncoder(bool perWindow, double dropoutShare = DropoutShare)
        : base(nameof(RawAudioEncoder))
    {
        this.perWindow = perWindow;
        filters = Conv1d(1, Filters, Kernel, stride: Stride);
        normalisation = BatchNorm1d(Filters);
        dense = Linear(Filters, Units);
        dropout = Dropout(dropoutShare);
        RegisterComponents();
    }

    /// <summary>Encodes windows, each on its own.</summary>
    /// <param name="input"><c>[windows, samples]</c>, full scale [-1, 1], at least <see cref="Kernel"/> samples.</param>
    /// <returns><c>[windows, steps, 16]</c>, steps = (samples - 220) / 110 + 1; or <c>[windows, 16]</c> where steps are averaged.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor steps = normalisation.call(functional.relu(filters.call(input.unsqueeze(1)))).transpose(1, 2);
        Tensor features = functional.relu(dense.call(steps));
        return dropout.call(perWindow ? features.mean([1]) : features).MoveToOuterDisposeScope();
    }
}
