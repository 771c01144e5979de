using MerWorkbench.Learning;

namespace MerWorkbench.Tests.Learning;

public sealed class ClassWeightsTests
{
    [Fact]
    public void Each_class_counts_as_much_as_any_other()
    {
        // scikit-learn: compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 0, 0, 0, 1, 2, 2, 2])
        Assert.Equal([2 / 3.0, 8 / 3.0, 8 / 9.0], ClassWeights.Balanced([0, 0, 0, 0, 1, 2, 2, 2], 3));
        Assert.Equal([1.0, 0.0], ClassWeights.Balanced([0, 0], 2).Select(weight => weight * 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassWeights.Balanced([3], 3));
        Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([], 3));
    }
}
