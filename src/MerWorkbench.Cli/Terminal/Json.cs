using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Prints one JSON document on standard output.</summary>
internal static class Json
{
    public static void Print<T>(T value) => System.Console.WriteLine(JsonSerializer.Serialize(value, MerJson.Indented));
}
