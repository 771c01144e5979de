using System.CommandLine;
using System.Text.Json;

namespace MerWorkbench.Cli.Commands;

/// <summary>Options that take one of a few names, written small and with hyphens: <c>as-shipped</c>. A number is no name, though the code has one for each.</summary>
internal static class Choice
{
    /// <summary>An option that is null where it is not given, or says which names there are where it is given another.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What the names mean, and what holds where none is given.</param>
    public static Option<T?> Of<T>(string name, string description)
        where T : struct, Enum
    {
        Dictionary<string, T> values = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()), StringComparer.OrdinalIgnoreCase);
        return new(name)
        {
            HelpName = string.Join('|', values.Keys),
            Description = description,
            CustomParser = result =>
            {
                string text = result.Tokens.Single().Value;
                if (values.TryGetValue(text, out T value))
                    return value;
                result.AddError($"{name} takes {string.Join(" or ", values.Keys)}; got '{text}'.");
                return null;
            },
        };
    }
}
