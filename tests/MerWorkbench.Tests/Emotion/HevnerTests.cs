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

    [Fact]
    public void What_is_not_verified_says_so() => Assert.Contains("not verified", Hevner.Source, StringComparison.Ordinal);
}
