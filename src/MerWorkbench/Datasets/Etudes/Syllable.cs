namespace MerWorkbench.Datasets.Etudes;

/// <summary>One syllable as it is sung.</summary>
/// <param name="Onset">The noise it begins with.</param>
/// <param name="Vowel">What it is held on.</param>
internal readonly record struct Syllable(Consonant Onset, Vowel Vowel);
