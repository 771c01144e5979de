using MerWorkbench.Emotion;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Emotion;

public sealed class AffectRuleTests
{
    private static readonly AffectScale[] Scales = [AffectScale.OneToNine, AffectScale.ZeroToOne, AffectScale.MinusOneToOne, AffectScale.Gems];

    private static Affect OneToNine(double valence, double arousal) => Affect.On(AffectScale.OneToNine, valence, arousal);

    [Fact]
    public void A_threshold_at_neutral_gives_the_quadrants_of_the_point_itself()
    {
        var random = new StableRandom(1, "rule");
        foreach (AffectScale scale in Scales)
        {
            var rule = new ThresholdRule(scale);
            for (int i = 0; i < 200; i++)
            {
                Affect point = Affect.On(scale, scale.Valence.Low + (random.NextDouble() * (scale.Valence.High - scale.Valence.Low)),
                    scale.Arousal.Low + (random.NextDouble() * (scale.Arousal.High - scale.Arousal.Low)));
                Assert.Equal(point.Quadrant(), rule.ClassOf(point));
            }
        }
    }

    [Fact]
    public void A_class_comes_back_from_its_point_under_every_rule()
    {
        foreach (AffectScale scale in Scales)
        {
            foreach (AffectRule<Quadrant> rule in new AffectRule<Quadrant>[] { new ThresholdRule(scale), new NeutralBandRule(scale, 0.2) })
                Assert.All(rule.Classes, label => Assert.Equal(label, rule.ClassOf(rule.PointOf(label))));
        }
        Assert.All(Prototypes.BasicEmotions.Classes, label => Assert.Equal(label, Prototypes.BasicEmotions.ClassOf(Prototypes.BasicEmotions.PointOf(label))));
    }

    [Fact]
    public void The_point_of_a_class_is_the_middle_of_its_rectangle()
    {
        Assert.Equal(OneToNine(7, 7), new ThresholdRule(AffectScale.OneToNine).PointOf(Quadrant.Q1));
        Assert.Equal(OneToNine(2.5, 7.5), new ThresholdRule(OneToNine(4, 6)).PointOf(Quadrant.Q2));
        Assert.Equal(OneToNine(7.5, 2.5), new NeutralBandRule(AffectScale.OneToNine, 1).PointOf(Quadrant.Q4));
    }

    [Theory]
    [InlineData(6, 6, Quadrant.Q1)]
    [InlineData(4, 4, Quadrant.Q3)]
    [InlineData(5.99, 9, null)]
    [InlineData(9, 4.01, null)]
    [InlineData(4, 6, Quadrant.Q2)]
    public void The_neutral_band_drops_what_lies_strictly_inside_it(double valence, double arousal, Quadrant? expected) =>
        Assert.Equal(expected, new NeutralBandRule(AffectScale.OneToNine, 1).ClassOf(OneToNine(valence, arousal)));

    [Fact]
    public void At_the_threshold_the_named_side_is_taken()
    {
        Assert.Equal(Quadrant.Q1, new ThresholdRule(OneToNine(4, 6)).ClassOf(OneToNine(4, 6)));
        Assert.Equal(Quadrant.Q3, new ThresholdRule(OneToNine(4, 6), QuadrantRule.NeutralIsLow).ClassOf(OneToNine(4, 6)));
    }

    [Fact]
    public void The_nearest_prototype_is_taken_and_of_two_equally_near_the_first()
    {
        var rule = new PrototypeRule<BasicEmotion>("made up", [new(BasicEmotion.Anger, OneToNine(2, 8)), new(BasicEmotion.Joy, OneToNine(8, 8)), new(BasicEmotion.Sadness, OneToNine(2, 2))]);
        Assert.Equal(BasicEmotion.Joy, rule.ClassOf(OneToNine(5.1, 9)));
        Assert.Equal(BasicEmotion.Anger, rule.ClassOf(OneToNine(5, 9)));
        Assert.Equal(BasicEmotion.Sadness, rule.ClassOf(OneToNine(3, 4.9)));
        Assert.Throws<ArgumentException>(() => rule.PointOf(BasicEmotion.Disgust));
    }

    [Fact]
    public void A_point_on_another_scale_is_refused_and_not_converted()
    {
        string message = Assert.Throws<ArgumentException>(() => Prototypes.BasicEmotions.ClassOf(OneToNine(8, 8))).Message;
        Assert.Contains("-1..1", message, StringComparison.Ordinal);
        Assert.Contains("1..9", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_prints_all_that_decides_it()
    {
        Assert.Equal("threshold: quadrants that meet at valence 5, arousal 5 (1..9), at the threshold is high", new ThresholdRule(AffectScale.OneToNine).ToString());
        Assert.Equal("neutral band: quadrants; points within 1 of neutral (valence 5, arousal 5) on either axis are dropped (1..9)", new NeutralBandRule(AffectScale.OneToNine, 1).ToString());
        string text = Prototypes.BasicEmotions.ToString();
        Assert.Contains("Joy (0.76, 0.48)", text, StringComparison.Ordinal);
        Assert.Contains("Russell", text, StringComparison.Ordinal);
        Assert.Contains("not verified", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_leave_a_class_without_room_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ThresholdRule(OneToNine(1, 5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeutralBandRule(AffectScale.OneToNine, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeutralBandRule(AffectScale.OneToNine, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeutralBandRule(AffectScale.Gems, 2));
    }

    [Fact]
    public void Malformed_prototypes_are_refused()
    {
        Prototype<BasicEmotion> joy = new(BasicEmotion.Joy, OneToNine(8, 8));
        Assert.Throws<ArgumentException>(() => new PrototypeRule<BasicEmotion>("x", [joy]));
        Assert.Throws<ArgumentException>(() => new PrototypeRule<BasicEmotion>("x", [joy, joy]));
        Assert.Throws<ArgumentException>(() => new PrototypeRule<BasicEmotion>("x", [joy, new(BasicEmotion.Fear, OneToNine(8, 8))]));
        Assert.Throws<ArgumentException>(() => new PrototypeRule<BasicEmotion>(" ", [joy, new(BasicEmotion.Fear, OneToNine(2, 8))]));
        Assert.Contains("scale", Assert.Throws<ArgumentException>(() =>
            new PrototypeRule<BasicEmotion>("x", [joy, new(BasicEmotion.Fear, Affect.On(AffectScale.ZeroToOne, 0.1, 0.9))])).Message, StringComparison.Ordinal);
    }
}
