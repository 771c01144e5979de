using System.Text.Json;

namespace MerWorkbench.TestData.TorchCases;

/// <summary>One case of <c>torch/nn.json</c>; the script beside it says what the parts mean.</summary>
public sealed record TorchCase(
    string Name,
    string Kind,
    string Target,
    long Seed,
    Dictionary<string, JsonElement> Args,
    double Lr = 0,
    bool Train = true,
    long[]? Lengths = null,
    long[]? Shape = null,
    double? SecondRate = null,
    TorchCaseScheduler? Scheduler = null)
{
    public override string ToString() => Name;
}
