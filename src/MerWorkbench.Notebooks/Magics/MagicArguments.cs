using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Magics;

/// <summary>The words after a magic's or a language's name: options with a value (<c>--name x</c>), and the words between them.</summary>
internal sealed class MagicArguments
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly string name, usage;

    /// <summary>Reads them.</summary>
    /// <param name="words">The words.</param>
    /// <param name="name">Whose they are, with <c>#!</c>.</param>
    /// <param name="usage">How to write it, for errors.</param>
    /// <param name="known">The options there are; one that ends in <c>!</c> takes no value.</param>
    /// <exception cref="CellException">An option is not known, is there twice or lacks its value.</exception>
    public MagicArguments(IReadOnlyList<string> words, string name, string usage, params IReadOnlyList<string> known)
    {
        (this.name, this.usage) = (name, usage);
        var rest = new List<string>();
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (!word.StartsWith("--", StringComparison.Ordinal))
                rest.Add(word);
            else if (known.Contains(word + "!"))
                options[word] = "";
            else if (!known.Contains(word))
                throw Wrong($"There is no option {word}.");
            else if (options.ContainsKey(word))
                throw Wrong($"{word} is given twice.");
            else if (i + 1 == words.Count)
                throw Wrong($"{word} needs a value.");
            else
                options.Add(word, words[++i]);
        }
        Rest = rest;
    }

    /// <summary>The words that belong to no option.</summary>
    public IReadOnlyList<string> Rest { get; }

    /// <summary>An option's value, or null.</summary>
    public string? this[string option] => options.GetValueOrDefault(option);

    /// <summary>An option's value.</summary>
    /// <exception cref="CellException">It is not given.</exception>
    public string Need(string option) => this[option] ?? throw Wrong($"{option} is missing.");

    /// <summary>Sees to it that there are as many other words as expected.</summary>
    /// <exception cref="CellException">There are not.</exception>
    public void Expect(int count)
    {
        if (Rest.Count != count)
            throw Wrong(Rest.Count > count ? $"'{Rest[count]}' has no meaning here." : "Something is missing.");
    }

    /// <summary>An error about the arguments, with the usage.</summary>
    public CellException Wrong(string problem) => new("WrongUse", $"{name}: {problem} Usage: {usage}");
}
