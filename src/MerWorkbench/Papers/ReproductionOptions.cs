using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Papers;

/// <summary>What a person chooses about a reproduction.</summary>
public sealed record ReproductionOptions
{
    /// <summary>How much is spent; default quick.</summary>
    public Profile Profile { get; init; } = Profile.Quick;

    /// <summary>The one seed; default 7.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>One network for both axes (default) or one for each.</summary>
    public AxisNetworks Networks { get; init; } = AxisNetworks.Joint;

    /// <summary>The folder of all runs; default that of the <see cref="Workplace"/>.</summary>
    public string Runs { get; init; } = Workplace.Runs;

    /// <summary>The folder of the feature store; default that of the <see cref="Workplace"/>.</summary>
    public string Features { get; init; } = Workplace.Features;

    /// <summary>Files worked on at a time; default one a processor.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Told how far the work is; default <see cref="Ambient.Progress"/>, which a notebook's cell shows.</summary>
    public IProgress<WorkProgress>? Progress { get; init; } = Ambient.Progress;

    /// <summary>Stops the work; what is finished is kept and the next call goes on from there. Default <see cref="Ambient.Token"/>.</summary>
    public CancellationToken Token { get; init; } = Ambient.Token;
}
