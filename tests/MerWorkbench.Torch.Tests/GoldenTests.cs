using System.Reflection;
using MerWorkbench.TestData.TorchCases;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

/// <summary>Every layer, function, initialiser, optimizer and schedule against PyTorch: forward, gradients, ten training steps.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly int _threads = get_num_threads();

    // As the goldens were made.
    public GoldenTests() => set_num_threads(1);

    public static TheoryData<string> Cases => [.. TorchGoldens.Stored.Cases.Select(item => item.Name)];

    public void Dispose() => set_num_threads(_threads);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Agrees_with_PyTorch(string name)
    {
        var item = TorchGoldens.Stored.Cases.Single(item => item.Name == name);
        var differences = new TorchCaseRunner(TorchGoldens.Stored).Run(item);
        Assert.NotEmpty(differences);
        Assert.All(differences, difference => Assert.True(difference.Agrees, difference.ToString()));
    }

    [Fact]
    public void Every_layer_has_a_golden() => Covered("layer",
        typeof(nn.Module).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsPublic: true, Namespace: "MerWorkbench.Torch.Modules" } && type.IsAssignableTo(typeof(nn.Module)))
            .Select(type => type.Name.Split('`')[0]));

    [Fact]
    public void Every_optimizer_has_a_golden() => Covered("optimizer",
        typeof(nn.Module).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(optim.Optimizer))).Select(type => type.Name));

    [Fact]
    public void Every_schedule_has_a_golden() => Covered("schedule", typeof(optim.lr_scheduler.impl).GetNestedTypes().Select(type => type.Name));

    [Fact]
    public void Every_initialiser_has_a_golden() => Covered("initialiser", Methods(typeof(nn.init)).Where(name => name.EndsWith('_')));

    // one_hot gives integers, which have no gradient: it has a test of its own.
    [Fact]
    public void Every_function_has_a_golden() => Covered("function", Methods(typeof(nn.functional)).Where(name => name != nameof(nn.functional.one_hot)));

    [Fact]
    public void A_difference_of_a_few_parts_in_a_hundred_thousand_is_seen()
    {
        using var scope = NewDisposeScope();
        var golden = tensor(new[] { 3f, -200f, 0.5f });
        Assert.True(Agrees(golden + tensor(new[] { 0f, 0f, 1.5e-3f })));
        Assert.False(Agrees(golden + tensor(new[] { 0f, 0f, 3e-3f })));
        Assert.False(Agrees(golden * float.NaN));
        Assert.False(Agrees(golden.unsqueeze(0)));
        Assert.False(Agrees(golden.to(ScalarType.Float64)));
        Assert.False(TorchDifference.Between("small", full([2], 2e-7f), zeros(2)).Agrees);
        Assert.False(TorchDifference.Between("bits", zeros(2), -zeros(2)).SameBits);

        bool Agrees(Tensor ours) => TorchDifference.Between("it", ours, golden).Agrees;
    }

    [Fact]
    public void One_hot_marks_the_class()
    {
        using var scope = NewDisposeScope();
        var marked = nn.functional.one_hot(tensor(new long[] { 2, 0 }), 4);
        Assert.Equal([0, 0, 1, 0, 1, 0, 0, 0], marked.data<long>().ToArray());
    }

    private static IEnumerable<string> Methods(Type holder) => holder.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name).Distinct();

    private static void Covered(string what, IEnumerable<string> names)
    {
        var proved = TorchGoldens.Stored.Cases.SelectMany(item => new[] { item.Target, item.Scheduler?.Target }).ToHashSet();
        var bare = names.Where(name => !proved.Contains(name)).Order().ToList();
        Assert.True(bare.Count == 0, $"no golden for {what} {string.Join(", ", bare)}: add cases to torch/make_goldens.py and run it");
    }
}
