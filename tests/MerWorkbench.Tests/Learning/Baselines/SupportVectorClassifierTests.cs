using System.Text.Json;
using MerWorkbench.Learning.Baselines;
using MerWorkbench.Metrics;

namespace MerWorkbench.Tests.Learning.Baselines;

public sealed class SupportVectorClassifierTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Decisions_and_votes_are_scikit_learns(int number)
    {
        using var goldens = new BaselineGoldens();
        JsonElement golden = goldens.Root.GetProperty("svm")[number];
        var svm = new SupportVectorClassifier
        {
            Kernel = golden.GetProperty("kernel").GetString() == "rbf" ? KernelKind.Rbf : KernelKind.Linear,
            C = golden.GetProperty("C").GetDouble(),
            Gamma = golden.TryGetProperty("gamma", out JsonElement gamma) ? Gamma.Of(gamma.GetDouble()) : Gamma.Scale,
            Tolerance = golden.GetProperty("tolerance").GetDouble(),
        };
        SupportVectorMachine model = svm.Fit(goldens.Rows, goldens.Labels, BaselineGoldens.Classes, seed: 1);
        double[][] expected = BaselineGoldens.Table(golden.GetProperty("decisions"));
        for (int row = 0; row < expected.Length; row++)
        {
            double[,] decisions = model.Decisions(goldens.NewRows[row]);
            double[] pairs = [.. from i in Enumerable.Range(0, BaselineGoldens.Classes) from j in Enumerable.Range(i + 1, BaselineGoldens.Classes - i - 1) select decisions[i, j]];
            BaselineGoldens.AssertClose(expected[row], pairs, 1e-6);
        }
        Assert.Equal(BaselineGoldens.Integers(golden.GetProperty("votes")), goldens.NewRows.Select(model.Vote));
    }

    [Fact]
    public void Probabilities_agree_with_the_votes_on_most_rows_and_are_better_than_the_shares_of_the_classes()
    {
        using var goldens = new BaselineGoldens();
        SupportVectorMachine model = new SupportVectorClassifier().Fit(goldens.Rows, goldens.Labels, BaselineGoldens.Classes, seed: 1);
        double[][] probabilities = [.. goldens.NewRows.Select(model.Probabilities)];
        Assert.All(probabilities, row => Assert.Equal(1, row.Sum(), 1e-12));
        Assert.All(probabilities.SelectMany(row => row), value => Assert.InRange(value, 0, 1));
        int same = probabilities.Zip(goldens.NewRows).Count(pair => ClassificationScores.MostLikely(pair.First) == model.Vote(pair.Second));
        Assert.InRange(same, 20, 25);

        // Ten rows in turn are held out: the probabilities must say more than how common the classes are.
        double[][] rows = goldens.Rows;
        int[] labels = goldens.Labels;
        double machines = 0, shares = 0;
        for (int start = 0; start < rows.Length; start += 10)
        {
            double[][] training = [.. rows[..start], .. rows[(start + 10)..]];
            int[] known = [.. labels[..start], .. labels[(start + 10)..]];
            foreach (var (classifier, add) in new (IClassifier, Action<double>)[] { (new SupportVectorClassifier(), x => machines += x), (new MajorityClassifier(), x => shares += x) })
            {
                IFittedClassifier fitted = classifier.Fit(training, known, BaselineGoldens.Classes, seed: 1);
                add(CrossEntropy.SingleLabel(labels[start..(start + 10)], [.. rows[start..(start + 10)].Select(fitted.Probabilities)]) / 9);
            }
        }
        Assert.True(machines < shares - 0.3, FormattableString.Invariant($"{machines} against {shares}"));
    }

    [Fact]
    public void One_seed_gives_one_answer_whoever_else_is_fitting()
    {
        using var goldens = new BaselineGoldens();
        double[][] rows = goldens.Rows;
        int[] labels = goldens.Labels;
        double[] Fit(int seed) => new SupportVectorClassifier().Fit(rows, labels, BaselineGoldens.Classes, seed).Probabilities(goldens.NewRows[0]);
        double[] first = Fit(1);
        Parallel.For(0, 8, turn => Assert.Equal(first, Fit(1)));
        Assert.NotEqual(first, Fit(2));
    }

    [Fact]
    public void A_class_without_rows_gets_nothing_and_a_single_class_everything()
    {
        SupportVectorMachine two = new SupportVectorClassifier { Kernel = KernelKind.Linear }.Fit([[0], [0.1], [1], [1.1]], [3, 3, 1, 1], classes: 4, seed: 1);
        double[] probabilities = two.Probabilities([1.2]);
        Assert.Equal([0, 0], [probabilities[0], probabilities[2]]);
        Assert.Equal(1, probabilities[1] + probabilities[3], 1e-12);
        Assert.Equal(1, two.Vote([1.2]));
        Assert.Equal(3, two.Vote([-0.2]));

        SupportVectorMachine one = new SupportVectorClassifier().Fit([[0], [1]], [2, 2], classes: 4, seed: 1);
        Assert.Equal([0, 0, 1, 0], one.Probabilities([5]));
        Assert.Equal(2, one.Vote([5]));
    }

    [Fact]
    public void A_class_with_a_single_row_is_possible()
    {
        SupportVectorMachine model = new SupportVectorClassifier().Fit([[0, 0], [0.2, 0], [1, 1], [1.1, 1], [9, 9]], [0, 0, 1, 1, 2], classes: 3, seed: 1);
        Assert.Equal(1, model.Probabilities([9, 9]).Sum(), 1e-12);
        Assert.Equal(2, model.Vote([9, 9]));
    }

    [Fact]
    public void The_sigmoid_is_scikit_learns_and_the_coupling_is_the_minimum_scipy_finds()
    {
        using var goldens = new BaselineGoldens();
        JsonElement golden = goldens.Root.GetProperty("sigmoid");
        var sigmoid = Sigmoid.Fit(BaselineGoldens.Numbers(golden.GetProperty("decisions")), [.. BaselineGoldens.Numbers(golden.GetProperty("first")).Select(first => first == 1)]);
        // scikit-learn's minimiser stops at a gradient of 1e-5.
        Assert.Equal(golden.GetProperty("a").GetDouble(), sigmoid.A, 1e-4);
        Assert.Equal(golden.GetProperty("b").GetDouble(), sigmoid.B, 1e-4);

        double[][] pairs = BaselineGoldens.Table(goldens.Root.GetProperty("coupling").GetProperty("pairs"));
        var square = new double[4, 4];
        for (int i = 0; i < 16; i++)
            square[i / 4, i % 4] = pairs[i / 4][i % 4];
        BaselineGoldens.AssertClose(BaselineGoldens.Numbers(goldens.Root.GetProperty("coupling").GetProperty("probabilities")), SupportVectorMachine.Couple(square), 1e-6);
    }

    [Fact]
    public void Pairs_that_agree_with_each_other_couple_to_the_probabilities_they_came_from()
    {
        double[] truth = [0.5, 0.3, 0.15, 0.05];
        var pairs = new double[4, 4];
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
                pairs[i, j] = i == j ? 0 : truth[i] / (truth[i] + truth[j]);
        }
        BaselineGoldens.AssertClose(truth, SupportVectorMachine.Couple(pairs), 1e-12);
    }

    [Fact]
    public void The_grid_takes_a_machine_that_hits_more()
    {
        using var goldens = new BaselineGoldens();
        var grid = new GridClassifier([new SupportVectorClassifier { Gamma = Gamma.OfScale(1e6) }, new SupportVectorClassifier()]);
        Assert.Equal(new SupportVectorClassifier(), grid.Choose(goldens.Rows, goldens.Labels, BaselineGoldens.Classes, seed: 1));
        Assert.Contains("gamma = 1000000 x scale | 1 x scale", grid.Parameters);
        Assert.Equal("svm", GridClassifier.Svm(KernelKind.Linear).Name);
        Assert.Contains("k = 1 | 3 | 5", GridClassifier.Knn.Parameters);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        IClassifier svm = new SupportVectorClassifier();
        Assert.Contains("class of row 1 is 2", Assert.Throws<ArgumentException>(() => svm.Fit([[1], [2]], [0, 2], 2, 1)).Message);
        Assert.Throws<ArgumentException>(() => svm.Fit([[1], [2]], [0], 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => svm.Fit([[1], [2]], [0, 0], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SupportVectorClassifier { C = -1 }.Fit([[1], [2]], [0, 1], 2, 1));
        Assert.Throws<ArgumentException>(() => svm.Fit([[1], [2]], [0, 1], 2, 1).Probabilities([1, 2]));
    }
}
