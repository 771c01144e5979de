namespace MerWorkbench.Tests;

/// <summary>Torch's random seed is the process's: tests that need it to themselves belong here and run side by side with no others.</summary>
[CollectionDefinition(nameof(TorchSeed), DisableParallelization = true)]
public sealed class TorchSeed;
