using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Runner;

/// <summary>Turns parameters given as text into C# that sets the variables a notebook has declared.</summary>
internal static class ParameterValues
{
    /// <summary>One assignment a line, in the order of the names.</summary>
    /// <param name="declared">The language that holds the variables.</param>
    /// <param name="parameters">Name and value.</param>
    /// <exception cref="MerException">There is no such variable, or the text is no value of its type.</exception>
    public static string Assignments(ILanguage declared, IReadOnlyDictionary<string, string> parameters) =>
        string.Join('\n', parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {Literal(declared, pair.Key, pair.Value)};"));

    private static string Literal(ILanguage declared, string name, string text)
    {
        if (!declared.Values.Contains(name))
            throw new MerException($"The notebook has no parameter '{name}'. It has: {string.Join(", ", declared.Values)}.");
        if (!declared.TryGet(name, out object? value) || value is null)
            return Quoted(text);
        Type type = value.GetType();
        try
        {
            return value switch
            {
                string => Quoted(text),
                bool => bool.Parse(text) ? "true" : "false",
                int or long or short or byte => $"({type.FullName})({Convert.ToString(Convert.ChangeType(text, type, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)})",
                double => double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) + "d",
                float => float.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) + "f",
                Enum => $"{type.FullName!.Replace('+', '.')}.{Enum.Parse(type, text, ignoreCase: true)}",
                _ => throw new MerException($"The parameter '{name}' is a {type.Name}; only text, numbers, true/false and choices can be set from outside."),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentException)
        {
            string expected = type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}" : value switch
            {
                bool => "true or false",
                float or double => "a number",
                _ => $"a whole number from {Limit(type, "MinValue")} to {Limit(type, "MaxValue")}",
            };
            throw new MerException($"The parameter '{name}' must be {expected}; got '{text}'.");
        }
    }

    private static string? Limit(Type type, string name) => Convert.ToString(type.GetField(name)!.GetValue(null), CultureInfo.InvariantCulture);

    private static string Quoted(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
