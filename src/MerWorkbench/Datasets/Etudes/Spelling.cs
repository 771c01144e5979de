using System.Collections.Immutable;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>Reads English spelling aloud, roughly: one syllable for each group of vowel letters, a silent e at the end.</summary>
internal static class Spelling
{
    private const string Vowels = "aeiouy";

    /// <summary>The syllables of a word in lower-case letters; at least one.</summary>
    public static ImmutableArray<Syllable> Syllables(string word)
    {
        var syllables = ImmutableArray.CreateBuilder<Syllable>();
        char before = ' ';
        for (int i = 0; i < word.Length;)
        {
            int end = i;
            while (end < word.Length && Vowels.Contains(word[end], StringComparison.Ordinal) && !(end == i && word[end] == 'y' && i == 0))
                end++;
            if (end == i)
            {
                before = before is ' ' or 's' || word[i] is not ('h' or 'r' or 'l' or 'w') ? word[i] : before;
                i++;
                continue;
            }
            bool silent = end == word.Length && end - i == 1 && word[i] == 'e' && syllables.Count > 0 && !word.EndsWith("le", StringComparison.Ordinal);
            if (!silent)
                syllables.Add(new(Onset(before), Sound(word[i..end])));
            before = ' ';
            i = end;
        }
        if (syllables.Count == 0)
            syllables.Add(new(Onset(before), Vowel.Hud));
        return syllables.ToImmutable();
    }

    private static Consonant Onset(char letter) => letter switch
    {
        's' or 'z' or 'c' or 'j' or 'x' => Consonant.Hiss,
        'f' or 'h' or 'v' => Consonant.Breath,
        'p' or 't' or 'k' or 'b' or 'd' or 'g' or 'q' => Consonant.Burst,
        _ => Consonant.Voiced,
    };

    private static Vowel Sound(string letters) => letters switch
    {
        "ee" or "ea" or "ie" or "y" or "ei" => Vowel.Heed,
        "i" => Vowel.Hid,
        "e" or "ai" or "ay" => Vowel.Head,
        "a" => Vowel.Had,
        "au" or "oa" or "ou" => Vowel.Hod,
        "o" or "oi" or "oy" => Vowel.Hawed,
        "oo" or "ue" or "ui" => Vowel.Whod,
        "u" => Vowel.Hud,
        "io" or "eo" => Vowel.Hud,
        _ => Vowel.Hood,
    };
}
