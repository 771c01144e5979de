using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class OptimizerTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private static Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> Makers { get; } = new()
    {
        ["SGD"] = parameters => optim.SGD(parameters, 0.1),
        ["SGD with momentum"] = parameters => optim.SGD(parameters, 0.1, momentum: 0.9, nesterov: true),
        ["Adam"] = parameters => optim.Adam(parameters, 0.01),
        ["Adam, AMSGrad"] = parameters => optim.Adam(parameters, 0.01, amsgrad: true, weight_decay: 0.1),
        ["AdamW"] = parameters => optim.AdamW(parameters, 0.01),
        ["RMSProp"] = parameters => optim.RMSProp(parameters, 0.01, momentum: 0.5, centered: true),
    };

    private static Dictionary<string, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler>> Schedules { get; } = new()
    {
        ["StepLR"] = optimizer => optim.lr_scheduler.StepLR(optimizer, 3, 0.5),
        ["CosineAnnealingLR"] = optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, 7, 1e-4),
        ["ReduceLROnPlateau"] = optimizer => optim.lr_scheduler.ReduceLROnPlateau(optimizer, "max", patience: 1, cooldown: 1),
    };

    public static TheoryData<string, string> Pairs => [.. from maker in Makers.Keys from schedule in Schedules.Keys select new TheoryDataRow<string, string>(maker, schedule)];

    public void Dispose()
    {
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Training_resumed_from_files_ends_at_the_same_bits(string maker, string schedule)
    {
        var straight = Start(maker, schedule);
        Train(straight, 10);

        var broken = Start(maker, schedule);
        Train(broken, 4);
        SafeTensors.Save(File("model"), broken.Model);
        SafeTensors.Save(File("optimizer"), broken.Optimizer.state_dict());
        SafeTensors.Save(File("schedule"), broken.Schedule.state_dict());

        var resumed = Start(maker, schedule, seed: 99);
        SafeTensors.Load(File("model"), resumed.Model);
        resumed.Optimizer.load_state_dict(SafeTensors.Load(File("optimizer")));
        resumed.Schedule.load_state_dict(SafeTensors.Load(File("schedule")));
        Train(resumed, 6);

        Assert.Equal(Bytes(straight.Model.state_dict()), Bytes(resumed.Model.state_dict()));
        Assert.Equal(Bytes(straight.Optimizer.state_dict()), Bytes(resumed.Optimizer.state_dict()));
        Assert.Equal(Bytes(straight.Schedule.state_dict()), Bytes(resumed.Schedule.state_dict()));
    }

    [Fact]
    public void The_state_of_another_network_is_refused_and_nothing_changes()
    {
        using var small = optim.Adam([Learned(2)]);
        var (one, two) = (Learned(3), Learned(1));
        using var large = optim.Adam([one, two]);
        Assert.Contains("lacks 'state.1.step'", Assert.Throws<ArgumentException>(() => large.load_state_dict(small.state_dict())).Message);
        Assert.Contains("no state named 'state.1.step'", Assert.Throws<ArgumentException>(() => small.load_state_dict(large.state_dict())).Message);

        Step(small);
        using var other = optim.Adam([one], lr: 0.5);
        var error = Assert.Throws<ArgumentException>(() => other.load_state_dict(small.state_dict()));
        Assert.Contains("[3]", error.Message);
        Assert.Contains("[2]", error.Message);
        Assert.Equal(0.5, other.LearningRate);
    }

    [Fact]
    public void A_parameter_given_twice_is_refused()
    {
        var parameter = Learned(2);
        Assert.Throws<ArgumentException>(() => optim.SGD([parameter, parameter], 0.1));
        Assert.Throws<ArgumentException>(() => optim.SGD(Array.Empty<Parameter>(), 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.SGD([parameter], double.NaN));
        Assert.Throws<ArgumentException>(() => optim.SGD([parameter], 0.1, nesterov: true));
    }

    [Fact]
    public void A_parameter_without_gradient_is_left_alone()
    {
        var (used, unused) = (Learned(2), Learned(2));
        using var optimizer = optim.AdamW([used, unused], lr: 0.1);
        used.sum().backward();
        optimizer.step();
        Assert.NotEqual([1f, 1f], used.data<float>().ToArray());
        Assert.Equal([1f, 1f], unused.data<float>().ToArray());
        optimizer.zero_grad(set_to_none: false);
        Assert.Equal([0f, 0f], used.grad!.data<float>().ToArray());
        optimizer.zero_grad();
        Assert.Null(used.grad);
    }

    [Fact]
    public void A_closure_computes_the_loss_with_gradients()
    {
        var parameter = Learned(2);
        using var optimizer = optim.SGD([parameter], 0.5);
        var loss = optimizer.step(() =>
        {
            var value = (parameter * parameter).sum();
            value.backward();
            return value;
        });
        Assert.Equal(2f, loss!.item<float>());
        Assert.Equal([0f, 0f], parameter.data<float>().ToArray());
    }

    [Fact]
    public void A_plateau_schedule_needs_the_measure()
    {
        using var optimizer = optim.SGD([Learned(2)], 0.5);
        Assert.Throws<InvalidOperationException>(optim.lr_scheduler.ReduceLROnPlateau(optimizer).step);
        Assert.Throws<ArgumentException>(() => optim.lr_scheduler.ReduceLROnPlateau(optimizer, "smallest"));
    }

    private static byte[] Bytes(Dictionary<string, Tensor> state) => [.. state.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => entry.Value.bytes.ToArray())];

    private static void Step(optim.Optimizer optimizer)
    {
        optimizer.parameters().First().sum().backward();
        optimizer.step();
    }

    private (Sequential Model, optim.Optimizer Optimizer, optim.lr_scheduler.LRScheduler Schedule) Start(string maker, string schedule, long seed = 5)
    {
        manual_seed(seed);
        var model = nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Linear(6, 1));
        var optimizer = Makers[maker](model.parameters());
        return (Keep(model), Keep(optimizer), Schedules[schedule](optimizer));
    }

    private Parameter Learned(long size) => Keep(nn.Parameter(ones(size)));

    private T Keep<T>(T disposable)
        where T : IDisposable => _scope.Include(disposable);

    private static void Train((Sequential Model, optim.Optimizer Optimizer, optim.lr_scheduler.LRScheduler Schedule) run, int steps)
    {
        var x = arange(0, 32, ScalarType.Float32).reshape(8, 4) / 16 - 1;
        for (var step = 0; step < steps; step++)
        {
            run.Optimizer.zero_grad();
            var loss = run.Model.call(x).pow(2).mean();
            loss.backward();
            run.Optimizer.step();
            run.Schedule.step(loss.item<float>());
        }
    }

    private string File(string name) => Path.Combine(_folder, name + ".safetensors");
}
