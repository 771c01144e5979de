namespace MerWorkbench.Emotion;

/// <summary>The five emotions that most sets of emotional words share: Oatley and Johnson-Laird's (1987), and Ekman's (1992) without surprise.</summary>
public enum BasicEmotion
{
    /// <summary>Happiness.</summary>
    Joy,

    /// <summary>Sorrow, grief.</summary>
    Sadness,

    /// <summary>Rage, irritation.</summary>
    Anger,

    /// <summary>Anxiety, dread.</summary>
    Fear,

    /// <summary>Aversion.</summary>
    Disgust,
}
