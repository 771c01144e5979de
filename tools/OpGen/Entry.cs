namespace OpGen;

/// <summary>One line of operators.txt.</summary>
/// <param name="Name">Name without <c>aten::</c> and without overload.</param>
/// <param name="Overload">Overload name, or empty.</param>
/// <param name="Surface">Letters of the public surface asked for: t, m, v.</param>
public sealed record Entry(string Name, string Overload, string Surface)
{
    /// <summary>Reads the list; throws with the line number where a line has more than two words.</summary>
    public static List<Entry> ReadAll(string path)
    {
        var entries = new List<Entry>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            if (words.Length > 2 || (words.Length == 2 && words[1].Any(letter => !"tmv".Contains(letter))))
                throw new FormatException($"{path}:{number}: expected NAME[.OVERLOAD] [letters of tmv], got '{line}'");
            var dot = words[0].IndexOf('.');
            entries.Add(new Entry(dot < 0 ? words[0] : words[0][..dot], dot < 0 ? "" : words[0][(dot + 1)..], words.Length == 2 ? words[1] : ""));
        }

        return entries;
    }
}
