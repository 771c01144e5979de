namespace MerWorkbench.Torch.Modules;

/// <summary>Parameters that learn at one rate.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="lr">Their learning rate. Default: that of the optimizer.</param>
public class ParamGroup(IEnumerable<Parameter> parameters, double? lr = null)
{
    private double? _rate = lr;

    /// <summary>The parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. parameters];

    /// <summary>The learning rate now.</summary>
    public double LearningRate
    {
        get => _rate ?? throw new InvalidOperationException("This group belongs to no optimizer yet, so it has no learning rate.");
        set => _rate = value;
    }

    /// <summary>The learning rate a schedule starts from.</summary>
    public double InitialLearningRate { get; set; }

    internal void Adopt(double lr)
    {
        _rate ??= lr;
        InitialLearningRate = LearningRate;
    }
}
