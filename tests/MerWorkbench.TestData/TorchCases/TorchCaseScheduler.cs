using System.Text.Json;

namespace MerWorkbench.TestData.TorchCases;

/// <summary>The schedule of an optimizer case.</summary>
public sealed record TorchCaseScheduler(string Target, Dictionary<string, JsonElement> Args);
