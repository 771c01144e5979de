using MerWorkbench.Emotion;

namespace MerWorkbench.Tests.Emotion;

public sealed class GemsMappingTests
{
    private static GemsProfile Felt(params GemsEmotion[] emotions) =>
        new([.. GemsProfile.Emotions.Select(emotion => emotions.Contains(emotion) ? 1.0 : 0.0)]);

    [Theory]
    [InlineData(GemsEmotion.Amazement, 1, 0)]
    [InlineData(GemsEmotion.Solemnity, 0, 0)]
    [InlineData(GemsEmotion.Tenderness, 1, -1)]
    [InlineData(GemsEmotion.Nostalgia, 0, 0)]
    [InlineData(GemsEmotion.Calmness, 1, -1)]
    [InlineData(GemsEmotion.Power, 0, 1)]
    [InlineData(GemsEmotion.JoyfulActivation, 1, 1)]
    [InlineData(GemsEmotion.Tension, -1, 1)]
    [InlineData(GemsEmotion.Sadness, -1, -1)]
    public void Each_emotion_moves_the_axes_as_the_formula_says(GemsEmotion emotion, double valence, double arousal) =>
        Assert.Equal(Affect.On(AffectScale.Gems, valence, arousal), GemsMapping.ToAffect(Felt(emotion)));

    [Fact]
    public void The_ends_of_the_scale_are_reached_and_not_passed()
    {
        Assert.Equal(3, GemsMapping.ToAffect(Felt(GemsEmotion.Power, GemsEmotion.JoyfulActivation, GemsEmotion.Tension)).Arousal.Value);
        Assert.Equal(-3, GemsMapping.ToAffect(Felt(GemsEmotion.Calmness, GemsEmotion.Tenderness, GemsEmotion.Sadness)).Arousal.Value);
        Assert.Equal(4, GemsMapping.ToAffect(Felt(GemsEmotion.JoyfulActivation, GemsEmotion.Tenderness, GemsEmotion.Calmness, GemsEmotion.Amazement)).Valence.Value);
        Assert.Equal(-2, GemsMapping.ToAffect(Felt(GemsEmotion.Sadness, GemsEmotion.Tension)).Valence.Value);
    }

    [Fact]
    public void The_mapping_of_the_mean_is_the_mean_of_the_mappings()
    {
        GemsProfile[] listeners = [Felt(GemsEmotion.Power), Felt(GemsEmotion.Power, GemsEmotion.Tension), Felt(GemsEmotion.Calmness)];
        Affect mean = GemsMapping.ToAffect(GemsProfile.Mean(listeners));
        Assert.Equal(listeners.Average(one => GemsMapping.ToAffect(one).Arousal.Value), mean.Arousal.Value, 12);
        Assert.Equal(2.0 / 3, GemsProfile.Mean(listeners)[GemsEmotion.Power], 12);
    }

    [Fact]
    public void A_profile_needs_nine_rates_between_zero_and_one()
    {
        Assert.Throws<ArgumentException>(() => new GemsProfile([0.5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GemsProfile([0, 0, 0, 0, 1.1, 0, 0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GemsProfile([0, 0, 0, 0, double.NaN, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => GemsProfile.Mean([]));
    }
}
