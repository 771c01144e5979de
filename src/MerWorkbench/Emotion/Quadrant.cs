namespace MerWorkbench.Emotion;

/// <summary>A quarter of Russell's plane (1980), counted from the upper right against the clock.</summary>
public enum Quadrant
{
    /// <summary>High arousal, high valence: excited, happy.</summary>
    Q1 = 1,

    /// <summary>High arousal, low valence: angry, tense.</summary>
    Q2 = 2,

    /// <summary>Low arousal, low valence: sad, gloomy.</summary>
    Q3 = 3,

    /// <summary>Low arousal, high valence: calm, relaxed.</summary>
    Q4 = 4,
}
