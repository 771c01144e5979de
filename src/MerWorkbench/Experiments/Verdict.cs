namespace MerWorkbench.Experiments;

/// <summary>What the comparison of a published value with ours allows to say.</summary>
public enum Verdict
{
    /// <summary>Same data and protocol, and the published value lies in our interval.</summary>
    Agrees,

    /// <summary>Same data and protocol, and the published value lies outside our interval.</summary>
    Differs,

    /// <summary>Data or protocol differ: the values stand side by side for orientation alone.</summary>
    NotComparable,

    /// <summary>The paper has no such row.</summary>
    Unpublished,
}
