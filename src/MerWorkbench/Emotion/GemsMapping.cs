using static MerWorkbench.Emotion.GemsEmotion;

namespace MerWorkbench.Emotion;

/// <summary>
/// Arousal and valence from the nine GEMS emotions.
/// This mapping is the workbench's own: neither Emotify nor any of the reviewed papers defines one.
/// </summary>
/// <remarks>
/// With every rate in 0..1,
/// <code>
/// arousal = power + joyful activation + tension - calmness - tenderness - sadness             in -3..3
/// valence = joyful activation + tenderness + calmness + amazement - sadness - tension         in -2..4
/// </code>
/// Solemnity and nostalgia are mixed feelings and take no part. The sums stay on their own scale,
/// <see cref="AffectScale.Gems"/>: their ends would need every listener to feel six emotions at once or not at all, so
/// a straight line to -1..1 would claim a meaning they lack. Being linear, the mapping of the mean profile is the mean
/// of the listeners' mappings.
/// </remarks>
public static class GemsMapping
{
    /// <summary>The formula for arousal, as results print it.</summary>
    public const string ArousalFormula = "power + joyful activation + tension - calmness - tenderness - sadness";

    /// <summary>The formula for valence, as results print it.</summary>
    public const string ValenceFormula = "joyful activation + tenderness + calmness + amazement - sadness - tension";

    /// <summary>The affect of a profile, on <see cref="AffectScale.Gems"/>.</summary>
    public static Affect ToAffect(GemsProfile gems) => Affect.On(AffectScale.Gems,
        valence: gems[JoyfulActivation] + gems[Tenderness] + gems[Calmness] + gems[Amazement] - gems[Sadness] - gems[Tension],
        arousal: gems[Power] + gems[JoyfulActivation] + gems[Tension] - gems[Calmness] - gems[Tenderness] - gems[Sadness]);
}
