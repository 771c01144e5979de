using MerWorkbench.Datasets;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Selection;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Learning.Selection;

public sealed class CfsTests
{
    [Theory]
    [InlineData("iris")]
    [InlineData("wine")]
    [InlineData("breast-cancer")]
    [InlineData("wide")]
    [InlineData("diabetes")]
    [InlineData("worst-area")]
    [InlineData("wide-numeric")]
    public void The_columns_and_the_merit_are_Wekas(string name) => AssertAsWeka(WekaGolden.Read(name));

    [Fact(Skip = RealData.Absent, SkipType = typeof(RealData), SkipWhen = nameof(RealData.IsAbsent))]
    public void The_columns_chosen_of_Turkish_songs_are_Wekas()
    {
        var dataset = new TurkishMusicEmotion();
        LabelledFeatures features = dataset.Load(RealData.PathOf("turkish-music-emotion"));
        double[] labels = [.. features.Rows.Select(row => (double)dataset.Card.Classes.IndexOf(row.Class))];
        AssertAsWeka(new([.. features.Rows.Select(row => row.Values.ToArray())], labels, IsNumeric: false, WekaGolden.FoundIn("turkish")));
    }

    [Theory]
    [InlineData("wide")]
    [InlineData("wide-numeric")]
    public void The_same_rows_give_the_same_selection(string name)
    {
        WekaGolden golden = WekaGolden.Read(name);
        CfsSelection first = Select(golden), second = Select(golden);
        Assert.Equal(first.Columns, second.Columns);
        Assert.Equal(first.Merit, second.Merit);
    }

    [Fact]
    public void The_names_of_the_classes_do_not_matter()
    {
        WekaGolden wine = WekaGolden.Read("wine");
        Assert.Equal(Select(wine.Rows, wine.Labels).Columns, Select(wine.Rows, [.. wine.Labels.Select(label => (label * 1000) - 7)]).Columns);
    }

    [Fact]
    public void A_numeric_target_weighs_columns_by_their_spread_unless_they_are_standardised()
    {
        WekaGolden areas = WekaGolden.Read("worst-area");
        var standardizer = Standardizer.Fit(areas.Rows);
        double[][] standard = [.. areas.Rows.Select(row => standardizer.Transform(row))];
        double[][] rescaled = [.. areas.Rows.Select(row => standardizer.Transform(row).Select((value, column) => value * (column + 1)).ToArray())];
        Assert.NotEqual(Select(areas).Columns, Select(standard, areas.Targets).Columns);
        Assert.NotEqual(Select(rescaled, areas.Targets).Columns, Select(standard, areas.Targets).Columns);
    }

    [Fact]
    public void Of_equal_columns_the_search_takes_one()
    {
        int[] labels = [0, 0, 0, 0, 1, 1, 1, 1];
        CfsSelection selection = Select([.. labels.Select((label, i) => new double[] { 5, label, label, i % 2 })], labels, new() { LocallyPredictive = false });
        Assert.Equal([1], selection.Columns);
        Assert.Equal(1, selection.Merit, 7);
    }

    [Fact]
    public void The_chosen_values_of_a_row_come_in_the_order_of_the_columns()
    {
        CfsSelection iris = Select(WekaGolden.Read("iris"));
        Assert.Equal([1.4, 0.2], iris.Pick([5.1, 3.5, 1.4, 0.2]));
        var error = Assert.Throws<ArgumentException>(() => iris.Pick([5.1, 3.5]));
        Assert.Equal("row must have as many items as the columns it was fitted on: expected 4, got 2.", error.Message);
    }

    [Fact]
    public void Columns_that_say_nothing_leave_an_empty_selection()
    {
        double[][] constant = [.. Enumerable.Repeat(new[] { 1, 0.1, 3 }, 20)];
        foreach (CfsSelection selection in new[]
        {
            Select(constant, [.. Enumerable.Range(0, 20).Select(i => i % 2)]),
            Select(constant, [.. Enumerable.Range(0, 20).Select(i => i * 0.1)]),
            Select([.. Enumerable.Range(0, 20).Select(i => new double[] { i / 2 })], [.. Enumerable.Range(0, 20).Select(i => i % 2)]),
        })
        {
            Assert.Empty(selection.Columns);
            Assert.Empty(selection.LocallyPredictive);
            Assert.Equal(0, selection.Merit);
        }
    }

    [Fact]
    public void A_constant_column_is_never_chosen()
    {
        double[][] rows = [.. Enumerable.Range(0, 30).Select(i => new[] { 0.1, i, 7, i % 3, 0.3 })];
        Assert.Equal([1], Select(rows, [.. Enumerable.Range(0, 30).Select(i => i / 15)]).Columns);
        Assert.DoesNotContain(Select(rows, [.. Enumerable.Range(0, 30).Select(i => i * 0.7)]).Columns, column => column is 0 or 2 or 4);
    }

    [Fact]
    public void Bad_input_is_refused_with_what_is_wrong()
    {
        AssertRefused("A selection needs at least two rows to compare; got 1.", () => Select([[1, 2]], [0]));
        AssertRefused("All 3 rows are of class 4; expected at least two classes to tell apart.", () => Select([[1], [2], [3]], [4, 4, 4]));
        AssertRefused("The target of all 2 rows is 0.5; expected one that differs between rows.", () => Select([[1], [2]], [0.5, 0.5]));
        AssertRefused("Row 1, column 0 is NaN; expected a finite number.", () => Select([[1], [double.NaN]], [0, 1]));
        AssertRefused("The target of row 1 is NaN; expected a finite number.", () => Select([[1], [2]], [0.5, double.NaN]));
        AssertRefused("labels must have as many items as rows: expected 2, got 3.", () => Select([[1], [2]], [0, 1, 1]));
        AssertRefused("An estimator needs at least one row of at least one column.", () => Select([], new int[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CfsOptions { Patience = 0 });
    }

    [Fact]
    public void It_stops_when_asked() =>
        Assert.Throws<OperationCanceledException>(() => Cfs.Select([[1], [2]], new[] { 0, 1 }, token: new CancellationToken(canceled: true)));

    private static void AssertAsWeka(WekaGolden golden)
    {
        CfsSelection selection = Select(golden);
        Assert.Equal(golden.Columns("selected"), selection.Columns);
        Assert.Equal(golden.Columns("selected").Except(golden.Columns("searched")), selection.LocallyPredictive);
        Assert.Equal(golden.Found.GetProperty("merit").GetDouble(), selection.Merit, 1e-14);

        CfsSelection searched = Select(golden, new() { LocallyPredictive = false });
        Assert.Equal(golden.Columns("searched"), searched.Columns);
        Assert.Equal(selection.Merit, searched.Merit);
        Assert.Empty(searched.LocallyPredictive);
    }

    private static CfsSelection Select(WekaGolden golden, CfsOptions? options = null) =>
        golden.IsNumeric ? Select(golden.Rows, golden.Targets, options) : Select(golden.Rows, golden.Labels, options);

    private static CfsSelection Select(double[][] rows, int[] labels, CfsOptions? options = null) =>
        Cfs.Select(rows, labels, options, TestContext.Current.CancellationToken);

    private static CfsSelection Select(double[][] rows, double[] targets, CfsOptions? options = null) =>
        Cfs.Select(rows, targets, options, TestContext.Current.CancellationToken);

    private static void AssertRefused(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
}
