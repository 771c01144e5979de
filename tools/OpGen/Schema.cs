namespace OpGen;

/// <summary>One parameter of a schema: its type as written (without alias marks), its name and its default, if any.</summary>
public sealed record SchemaParameter(string Type, string Name, string? Default);

/// <summary>A parsed operator schema.</summary>
/// <param name="Parameters">In order.</param>
/// <param name="Results">Type and name of each result; the name may be empty.</param>
/// <param name="InPlace">The one result is the first argument, changed.</param>
public sealed record Schema(IReadOnlyList<SchemaParameter> Parameters, IReadOnlyList<(string Type, string Name)> Results, bool InPlace)
{
    /// <summary>Parses the dispatcher's notation.</summary>
    public static Schema Parse(string text)
    {
        var open = text.IndexOf('(');
        var close = Matching(text, open);
        var parameters = Split(text[(open + 1)..close]).Where(part => part != "*").Select(Parameter).ToList();
        var tail = text[(text.IndexOf("->", close, StringComparison.Ordinal) + 2)..].Trim();
        var inPlace = tail.Contains("!)") && !tail.StartsWith('(');
        var results = tail.StartsWith('(') ? Split(tail[1..^1]) : [tail];
        return new Schema(parameters, [.. results.Select(Result)], inPlace);
    }

    private static SchemaParameter Parameter(string text)
    {
        var equals = text.IndexOf('=');
        var head = equals < 0 ? text : text[..equals];
        var space = head.LastIndexOf(' ');
        return new SchemaParameter(Plain(head[..space]), head[(space + 1)..], equals < 0 ? null : text[(equals + 1)..]);
    }

    private static (string, string) Result(string text)
    {
        var plain = Plain(text);
        var space = plain.LastIndexOf(' ');
        return space < 0 ? (plain, "") : (plain[..space], plain[(space + 1)..]);
    }

    // "Tensor(a -> *)[]" is "Tensor[]": alias marks say nothing to a caller. Lengths as in int[2] are kept by the shim.
    private static string Plain(string type)
    {
        while (type.IndexOf('(') is var open and >= 0) type = type.Remove(open, Matching(type, open) - open + 1);
        while (type.IndexOf('[') is var bracket and >= 0 && type[bracket + 1] != ']') type = type.Remove(bracket + 1, type.IndexOf(']', bracket) - bracket - 1);
        return type.Replace("SymInt", "int");
    }

    private static int Matching(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            if (text[i] == ')' && --depth == 0) return i;
        }

        throw new FormatException($"unbalanced brackets in '{text}'");
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var at = i < text.Length ? text[i] : ',';
            if (at is '(' or '[') depth++;
            if (at is ')' or ']') depth--;
            if (at != ',' || depth > 0) continue;
            if (text[start..i].Trim() is { Length: > 0 } part) parts.Add(part);
            start = i + 1;
        }

        return parts;
    }
}
