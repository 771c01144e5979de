using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Foundation;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("etude", "etudes")]
    [InlineData("ETUDES", "etudes")]
    [InlineData("emotfiy", "emotify")]
    [InlineData("emomusik", "emomusic")]
    [InlineData("dynamic-etude", "dynamic-etudes")]
    [InlineData("daem", "deam")]
    [InlineData("etudes", null)]
    [InlineData("mozart", null)]
    [InlineData("tm", null)]
    public void It_is_one_slip_away_or_two_in_long_names(string typed, string? meant) =>
        Assert.Equal(meant, NearestName.Find(typed, ["deam", "dynamic-etudes", "emomusic", "emotify", "etudes", "tem"]));

    [Fact]
    public void A_mistyped_dataset_is_told_what_was_meant()
    {
        MerException unknown = Assert.Throws<MerException>(() => DatasetCatalogue.FindMusic("etude"));
        Assert.Contains("Did you mean etudes? There are: ", unknown.Message, StringComparison.Ordinal);
    }
}
