using MerWorkbench.Emotion;

namespace MerWorkbench.Tests.Emotion;

public sealed class HevnerTests
{
    [Fact]
    public void Sixty_six_different_adjectives_lie_in_eight_clusters_and_each_is_found_in_its_own()
    {
        string[] words = [.. Hevner.Clusters.SelectMany(cluster => Hevner.AdjectivesOf(cluster))];
        Assert.Equal((8, 66, 66), (Hevner.Clusters.Length, words.Length, words.Distinct().Count()));
        Assert.All(Hevner.Clusters, cluster => Assert.All(Hevner.AdjectivesOf(cluster), word => Assert.Equal(cluster, Hevner.Find(word))));
        Assert.All(Hevner.Clusters, cluster => Assert.Contains(cluster.ToString().ToLowerInvariant(), Hevner.AdjectivesOf(cluster)));
    }

    [Fact]
    public void A_word_is_found_in_any_case_and_an_unknown_one_is_not()
    {
        Assert.Equal(HevnerCluster.Happy, Hevner.Find(" Merry "));
        Assert.Null(Hevner.Find("fearful"));
    }

    [Theory]
    [InlineData(HevnerCluster.Solemn, HevnerCluster.Vigorous, 1)]
    [InlineData(HevnerCluster.Sad, HevnerCluster.Happy, 4)]
    [InlineData(HevnerCluster.Serene, HevnerCluster.Serene, 0)]
    [InlineData(HevnerCluster.Exciting, HevnerCluster.Sad, 3)]
    public void Steps_go_round_the_circle_by_the_shorter_way(HevnerCluster from, HevnerCluster to, int steps)
    {
        Assert.Equal(steps, Hevner.Steps(from, to));
        Assert.Equal(steps, Hevner.Steps(to, from));
    }

    /// <summary>The table of Miranda, Kirby and Todd (2003), p. 101, after Hevner; without "gloomy" and "martial".</summary>
    [Theory]
    [InlineData(HevnerCluster.Solemn, "spiritual lofty awe-inspiring dignified sacred solemn sober serious")]
    [InlineData(HevnerCluster.Sad, "pathetic doleful sad mournful tragic melancholy frustrated depressing heavy dark")]
    [InlineData(HevnerCluster.Dreamy, "dreamy yielding tender sentimental longing yearning pleading plaintive")]
    [InlineData(HevnerCluster.Serene, "lyrical leisurely satisfying serene tranquil quiet soothing")]
    [InlineData(HevnerCluster.Graceful, "humorous playful whimsical fanciful quaint sprightly delicate light graceful")]
    [InlineData(HevnerCluster.Happy, "merry joyous gay happy cheerful bright")]
    [InlineData(HevnerCluster.Exciting, "exhilarated soaring triumphant dramatic passionate sensational agitated exciting impetuous restless")]
    [InlineData(HevnerCluster.Vigorous, "vigorous robust emphatic ponderous majestic exalting")]
    public void The_clusters_are_those_of_a_published_table_but_for_two_words(HevnerCluster cluster, string published) =>
        Assert.Equal(published.Split(' '), Hevner.AdjectivesOf(cluster).Except(["gloomy", "martial"]));

    [Fact]
    public void What_is_not_verified_says_so() => Assert.Contains("not verified", Hevner.Source, StringComparison.Ordinal);
}
