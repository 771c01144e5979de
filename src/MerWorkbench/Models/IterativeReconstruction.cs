using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// Iterative reconstruction: an autoencoder with tied weights rebuilds the features it is given, again and again,
/// x -> tanh(gain (W' tanh(gain (W x + b)) + c)), and hands on the last of them.
/// </summary>
/// <remarks>
/// THIS WORKBENCH'S OWN DESIGN. Orjesek et al. (2022) report such a layer and that its values settle near -1, 0 and 1; their
/// equations are not known here. This one is the simplest recurrence that can do so: it rebuilds by the transposed weights,
/// and in training gradients flow through all steps. It is a Hopfield network of two layers in continuous values: with
/// tied weights every step lowers an energy, so that the iteration comes to rest (or, in rare cases, to a cycle of two).
/// </remarks>
public sealed class IterativeReconstruction : Module<Tensor, Tensor>
{
    private readonly Parameter weight, hidden_bias, bias;
    private readonly ReconstructionOptions options;

    /// <summary>Builds the layer with orthogonal weights and biases of zero.</summary>
    /// <param name="features">Size of the last axis.</param>
    /// <param name="options">Its parameters.</param>
    public IterativeReconstruction(long features, ReconstructionOptions options)
        : base(nameof(IterativeReconstruction))
    {
        Check.Positive(features);
        Check.Positive(options.Units);
        Check.Positive(options.Steps);
        Check.Positive(options.Gain);
        this.options = options;
        weight = Parameter(init.orthogonal_(empty(options.Units, features)));
        hidden_bias = Parameter(zeros(options.Units));
        bias = Parameter(zeros(features));
        RegisterComponents();
    }

    /// <summary>How many steps the last call took.</summary>
    public int StepsTaken { get; private set; }

    /// <summary>Rebuilds features.</summary>
    /// <param name="input"><c>[..., features]</c>.</param>
    /// <returns><c>[..., features]</c>, each within [-1, 1].</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        bool toRest = !training && options.Rest is not null;
        int most = toRest ? options.MostSteps : options.Steps;
        Tensor features = input;
        for (StepsTaken = 0; StepsTaken < most;)
        {
            Tensor rebuilt = Step(features);
            StepsTaken++;
            bool atRest = toRest && IsAtRest(features, rebuilt);
            features = rebuilt;
            if (atRest)
                break;
        }
        return features.MoveToOuterDisposeScope();
    }

    /// <summary>One reconstruction.</summary>
    /// <param name="features"><c>[..., features]</c>.</param>
    public Tensor Step(Tensor features)
    {
        using var scope = NewDisposeScope();
        Tensor hidden = functional.linear(features, weight, hidden_bias).mul(options.Gain).tanh();
        return functional.linear(hidden, weight.t(), bias).mul(options.Gain).tanh().MoveToOuterDisposeScope();
    }

    private bool IsAtRest(Tensor before, Tensor after)
    {
        using var scope = NewDisposeScope();
        return (after - before).abs().amax().item<float>() <= options.Rest;
    }
}
