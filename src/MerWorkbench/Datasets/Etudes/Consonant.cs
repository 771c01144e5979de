namespace MerWorkbench.Datasets.Etudes;

/// <summary>What a syllable begins with, as far as the ear can tell in a song.</summary>
internal enum Consonant
{
    /// <summary>A vowel, or one that is sung: m, n, l, r, w.</summary>
    Voiced,

    /// <summary>A hiss: s, sh, ch, z.</summary>
    Hiss,

    /// <summary>A breath: f, h, th, v.</summary>
    Breath,

    /// <summary>A burst: p, t, k, b, d, g.</summary>
    Burst,
}
