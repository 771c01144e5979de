namespace MerWorkbench.Emotion;

/// <summary>Prototypes from the literature.</summary>
public static class Prototypes
{
    /// <summary>The five basic emotions on -1..1: the mean pleasure and arousal of the words joyful, sad, angry, fearful and disgusted.</summary>
    /// <remarks>
    /// The values are known from works that copied them and not from the paper itself. Most copies agree on all ten numbers; a few give sadness
    /// an arousal of +0.27 and anger (-0.43, 0.67), which look like slips, or use the word happy (0.81, 0.51) for joy.
    /// Anger and fear differ there by dominance, which this plane lacks (0.13 apart here), so that the rule tells them apart poorly.
    /// </remarks>
    public static PrototypeRule<BasicEmotion> BasicEmotions { get; } = new(
        "J. A. Russell, A. Mehrabian (1977), Evidence for a three-factor theory of emotions, Journal of Research in Personality 11; second-hand, not verified against the paper",
        [
            new(BasicEmotion.Joy, Affect.On(AffectScale.MinusOneToOne, valence: 0.76, arousal: 0.48)),
            new(BasicEmotion.Sadness, Affect.On(AffectScale.MinusOneToOne, valence: -0.63, arousal: -0.27)),
            new(BasicEmotion.Anger, Affect.On(AffectScale.MinusOneToOne, valence: -0.51, arousal: 0.59)),
            new(BasicEmotion.Fear, Affect.On(AffectScale.MinusOneToOne, valence: -0.64, arousal: 0.60)),
            new(BasicEmotion.Disgust, Affect.On(AffectScale.MinusOneToOne, valence: -0.60, arousal: 0.35)),
        ]);
}
