namespace MerWorkbench.Emotion;

/// <summary>
/// The nine emotions of the Geneva Emotional Music Scale (Zentner, Grandjean and Scherer 2008) under the names that
/// Emotify gives them, in the order of its columns.
/// </summary>
public enum GemsEmotion
{
    /// <summary>Wonder in the original: being moved.</summary>
    Amazement,

    /// <summary>Transcendence in the original: inspiration.</summary>
    Solemnity,

    /// <summary>Sensuality, affection.</summary>
    Tenderness,

    /// <summary>Dreaminess, melancholy memory.</summary>
    Nostalgia,

    /// <summary>Peacefulness in the original: relaxation.</summary>
    Calmness,

    /// <summary>Strength, triumph.</summary>
    Power,

    /// <summary>The wish to dance; bounciness.</summary>
    JoyfulActivation,

    /// <summary>Nervousness, irritation.</summary>
    Tension,

    /// <summary>Sorrow, depression.</summary>
    Sadness,
}
