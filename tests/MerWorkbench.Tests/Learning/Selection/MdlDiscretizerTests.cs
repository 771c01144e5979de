using MerWorkbench.Learning.Selection;

namespace MerWorkbench.Tests.Learning.Selection;

public sealed class MdlDiscretizerTests
{
    [Theory]
    [InlineData("iris")]
    [InlineData("wine")]
    [InlineData("breast-cancer")]
    [InlineData("wide")]
    public void The_cut_points_are_Wekas(string name)
    {
        WekaGolden golden = WekaGolden.Read(name);
        double[][] expected = golden.CutPoints;
        for (int column = 0; column < expected.Length; column++)
            Assert.Equal(expected[column], MdlDiscretizer.Fit([.. golden.Rows.Select(row => row[column])], golden.Labels).CutPoints);
    }

    [Fact]
    public void A_value_on_a_cut_falls_below_it()
    {
        // Twenty rows each of 0, 1, 2, of classes 5, 9, 5.
        MdlDiscretizer bins = MdlDiscretizer.Fit([.. Enumerable.Range(0, 60).Select(i => i / 20)], [.. Enumerable.Range(0, 60).Select(i => i / 20 == 1 ? 9 : 5)]);
        Assert.Equal([0.5, 1.5], bins.CutPoints);
        Assert.Equal([0, 0, 1, 1, 2, 2], new[] { -1e9, 0.5, 0.6, 1.5, 2, double.PositiveInfinity }.Select(bins.BinOf));
    }

    [Fact]
    public void What_tells_nothing_of_the_classes_is_not_cut()
    {
        Assert.Empty(MdlDiscretizer.Fit([4, 4, 4, 4], [0, 1, 0, 1]).CutPoints);
        Assert.Empty(MdlDiscretizer.Fit([1, 2, 3, 4], [1, 1, 1, 1]).CutPoints);
        Assert.Empty(MdlDiscretizer.Fit([1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 0, 1, 0, 1, 0, 1]).CutPoints);
        Assert.Empty(MdlDiscretizer.Fit([1], [3]).CutPoints);
        Assert.Equal(0, MdlDiscretizer.Fit([4, 4], [0, 1]).BinOf(99));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => MdlDiscretizer.Fit([], []));
        Assert.Throws<ArgumentException>(() => MdlDiscretizer.Fit([1, double.NaN], [0, 1]));
        Assert.Throws<ArgumentException>(() => MdlDiscretizer.Fit([1, 2], [0]));
    }
}
