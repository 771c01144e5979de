using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Separation;

/// <summary>A network that gives the sources of the middle of a block of a mixture.</summary>
public abstract class SeparatorNetwork : Module<Tensor, Tensor>
{
    private protected SeparatorNetwork(SeparatorConfiguration configuration)
        : base(configuration.Kind.ToString())
    {
        configuration.Validate();
        Configuration = configuration;
    }

    /// <summary>How it is built.</summary>
    public SeparatorConfiguration Configuration { get; }

    /// <summary>Builds a network; the weights come from torch's random generator.</summary>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public static SeparatorNetwork Of(SeparatorConfiguration configuration) => configuration.Kind switch
    {
        SeparatorKind.WaveUNet => new WaveUNet(configuration),
        SeparatorKind.SpectrogramUNet => new SpectrogramUNet(configuration),
        var other => throw new ArgumentOutOfRangeException(nameof(configuration), other, "Not a kind of separator."),
    };

    /// <summary>The loss of estimates: by default the mean square of all samples' differences, each source counting the same.</summary>
    /// <param name="mixture">The blocks, <c>[batch, channels, input length]</c>.</param>
    /// <param name="sources">The true sources of their middles, <c>[batch, sources, channels, output length]</c>.</param>
    public virtual Tensor Loss(Tensor mixture, Tensor sources) => functional.mse_loss(call(mixture), sources);

    // Glorot-uniform kernels and zero biases, TensorFlow's default, which the published code leaves as it is.
    private protected void Initialise()
    {
        foreach (var (name, parameter) in named_parameters())
        {
            if (parameter.dim() > 1)
                init.xavier_uniform_(parameter);
            else if (name.EndsWith("bias", StringComparison.Ordinal))
                init.zeros_(parameter);
        }
    }
}
