using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;

namespace MerWorkbench.Tests.Papers;

public sealed class PaperCatalogueTests
{
    public static TheoryData<string> Names => [.. PaperCatalogue.All.Select(paper => paper.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_work_names_its_results_with_their_confidence_and_data_that_there_are(string name)
    {
        Paper paper = PaperCatalogue.Find(name);
        Assert.NotEmpty(paper.Title);
        Assert.Equal(name, paper.Published.Paper);
        Assert.All(paper.Published.Rows, row => Assert.NotEmpty(row.Scores));
        Assert.Contains(DatasetCatalogue.All, dataset => dataset.Card.Name == paper.UsualData);
        Assert.True(DatasetCatalogue.Find(paper.StandIn).Card.IsSynthetic, $"{paper.StandIn} stands in for real data");
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_work_refuses_an_unknown_input_before_it_looks_at_data(string name)
    {
        Paper paper = PaperCatalogue.Find(name);
        MerException refusal = Assert.Throws<MerException>(() =>
            paper.Reproduce(DatasetCatalogue.FindMusic(paper.StandIn), "/nowhere", new() { Inputs = ["vibes"], Token = TestContext.Current.CancellationToken }));
        Assert.Contains("no input named 'vibes'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("There are: ", refusal.Message, StringComparison.Ordinal);
    }
}
