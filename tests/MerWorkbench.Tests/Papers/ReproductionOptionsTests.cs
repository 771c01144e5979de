using MerWorkbench.Foundation;
using MerWorkbench.Papers;

namespace MerWorkbench.Tests.Papers;

public sealed class ReproductionOptionsTests
{
    [Fact]
    public void Options_made_by_one_cell_are_stopped_and_shown_by_the_cell_that_runs_them()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        ReproductionOptions options;
        using (Ambient.Use(new Progress<WorkProgress>(), first.Token))
            options = new();
        var progress = new Progress<WorkProgress>();
        using (Ambient.Use(progress, second.Token))
        {
            Assert.Equal(second.Token, options.Token);
            Assert.Same(progress, options.Progress);
            Assert.Equal(first.Token, (options with { Token = first.Token }).Token);
        }
        Assert.False(options.Token.CanBeCanceled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-3)]
    public void Fewer_than_two_folds_are_refused_in_words(int folds)
    {
        MerException wrong = Assert.Throws<MerException>(() => new ReproductionOptions { Folds = folds }.FoldsOf([], smoke: 2, quick: 5));
        Assert.Equal(FormattableString.Invariant($"Cross-validation needs at least 2 folds; got {folds}."), wrong.Message);
    }
}
