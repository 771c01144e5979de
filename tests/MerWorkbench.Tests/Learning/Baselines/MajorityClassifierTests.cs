using MerWorkbench.Learning.Baselines;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Learning.Baselines;

public sealed class MajorityClassifierTests
{
    [Fact]
    public void It_gives_the_shares_of_the_classes_whatever_the_row()
    {
        int[] labels = [2, 0, 2, 2];
        IFittedClassifier model = new MajorityClassifier().Fit([[1], [2], [3], [4]], labels, classes: 3, seed: 1);
        Assert.Equal([0.25, 0, 0.75], model.Probabilities([77]));
        Assert.Equal(2, ClassificationScores.MostLikely(model.Probabilities([-5])));
        Assert.Throws<ArgumentException>(() => model.Probabilities([1, 2]));
    }
}
