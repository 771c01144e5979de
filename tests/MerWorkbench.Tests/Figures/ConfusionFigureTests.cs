using MerWorkbench.Figures;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Figures;

public sealed class ConfusionFigureTests
{
    [Fact]
    public void A_cell_names_its_count_and_its_share_of_the_true_class()
    {
        Figure figure = ConfusionFigure.Of(["happy", "sad"], [[3, 1], [2, 6]]);
        Assert.Equal(["<b>3</b><br>75 %", "<b>1</b><br>25 %", "<b>2</b><br>25 %", "<b>6</b><br>75 %"], figure.Layout.Annotations!.Select(cell => cell.Text));
        // The second cell is of the first row, which is on top, and the second column.
        Assert.Equal((1, 0), (figure.Layout.Annotations![1].X, figure.Layout.Annotations[1].Y));
        Assert.True(figure.Layout.YAxis!.Range![0] > figure.Layout.YAxis.Range[1]);
        Assert.Equal(("Predicted", "True"), (figure.Layout.XAxis!.Title!.Text, figure.Layout.YAxis.Title!.Text));
        Assert.Contains("\"z\":[[0.75,0.25],[0.25,0.75]]", figure.ToJson());
    }

    [Fact]
    public void A_class_that_never_occurs_stays_empty()
    {
        Figure figure = ConfusionFigure.Of(["happy", "sad"], [[3, 1], [0, 0]]);
        Assert.Equal("0", figure.Layout.Annotations![2].Text);
        Assert.Contains("[null,null]", figure.ToJson());
    }

    [Fact]
    public void What_is_no_confusion_matrix_is_refused()
    {
        Assert.Contains("at least two classes, got 1", Assert.Throws<MerException>(() => ConfusionFigure.Of(["a"], [[1]])).Message);
        Assert.Contains("2 rows of 2; got 2 rows of 2, 3", Assert.Throws<MerException>(() => ConfusionFigure.Of(["a", "b"], [[1, 2], [1, 2, 3]])).Message);
        Assert.Contains("below zero", Assert.Throws<MerException>(() => ConfusionFigure.Of(["a", "b"], [[1, 2], [1, -2]])).Message);
    }
}
