using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class ModuleTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Components_are_found_among_the_fields_in_order_of_declaration()
    {
        using var net = new Net();
        Assert.Equal(["scale", "first.weight", "first.bias", "second.weight", "second.bias"], net.named_parameters().Select(p => p.name));
        Assert.Equal(["steps"], net.named_buffers().Select(b => b.name));
        Assert.Equal(["first", "second"], net.named_modules().Select(m => m.name));
        Assert.Equal(["scale", "steps", "first.weight", "first.bias", "second.weight", "second.bias"], net.state_dict().Keys);
        Assert.True(net.has_parameter("first.bias"));
        Assert.False(net.has_parameter("third.bias"));
        Assert.Same(net.get_parameter("scale"), net.parameters().First());
    }

    [Fact]
    public void A_module_owns_its_tensors_whatever_scope_it_was_made_in()
    {
        Net net;
        using (NewDisposeScope()) net = new Net();
        Assert.Equal([1, 2], net.call(ones(1, 3)).shape);
        var parameter = net.parameters().First();
        net.Dispose();
        Assert.True(parameter.IsInvalid);
    }

    [Fact]
    public void Training_lowers_the_loss_and_holds_live_tensors_and_memory_constant()
    {
        manual_seed(1);
        using var net = new Net();
        // One step makes some 0.25 MB of intermediates: one that is kept shows at once.
        var x = randn(2048, 3);
        var y = x.sum(1, keepdim: true) * ones(1, 2);
        var first = Step(net, x, y);
        var last = first;
        for (var i = 0; i < 50; i++) last = Step(net, x, y);
        var live = LiveTensors.Settled();
        var memory = Environment.WorkingSet;
        for (var i = 0; i < 450; i++) last = Step(net, x, y);
        Assert.InRange(last, 0, first / 10);
        Assert.Equal(live, live_tensors());
        Assert.InRange((Environment.WorkingSet - memory) / 1e6, -1000, 32);
    }

    [Fact]
    public void State_goes_through_a_file_into_another_module()
    {
        var path = Path.GetTempFileName();
        using var a = new Net();
        using var b = new Net();
        a.save(path);
        b.load(path);
        Assert.All(a.state_dict(), entry => Assert.True(entry.Value.equal(b.state_dict()[entry.Key]), entry.Key));
        File.Delete(path);
    }

    [Fact]
    public void State_that_does_not_fit_changes_nothing_and_names_what_differs()
    {
        using var net = new Net();
        var before = net.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        var state = net.state_dict().ToDictionary(entry => entry.Key, entry => zeros_like(entry.Value));
        state.Remove("steps");
        state["other"] = ones(1);
        var error = Assert.Throws<TorchException>(() => net.load_state_dict(state));
        Assert.Contains("missing [steps], unexpected [other]", error.Message);
        state = before.ToDictionary(entry => entry.Key, entry => zeros_like(entry.Value));
        state["second.bias"] = ones(7);
        error = Assert.Throws<TorchException>(() => net.load_state_dict(state));
        Assert.Contains("'second.bias' has shape [2] here and [7]", error.Message);
        Assert.All(before, entry => Assert.True(entry.Value.equal(net.state_dict()[entry.Key]), entry.Key));
        var (missing, unexpected) = net.load_state_dict(new() { ["scale"] = tensor(3f), ["other"] = ones(1) }, strict: false);
        Assert.Equal(5, missing.Count);
        Assert.Equal(["other"], unexpected);
        Assert.Equal(3f, net.get_parameter("scale")!.item<float>());
    }

    [Fact]
    public void Conversion_keeps_the_parameters_the_same_objects_and_integers_integers()
    {
        using var net = new Net();
        var parameter = net.get_parameter("first.weight");
        net.call(ones(1, 3)).sum().backward();
        net.to(float64);
        Assert.Same(parameter, net.get_parameter("first.weight"));
        Assert.Equal(float64, parameter!.dtype);
        Assert.Equal(float64, parameter.grad!.dtype);
        Assert.Equal(int64, net.get_buffer("steps")!.dtype);
        Assert.True(parameter.requires_grad && parameter.is_leaf);
        Assert.Equal(float64, net.call(ones([1, 3], float64)).dtype);
        Assert.Throws<ArgumentException>(() => net.to(int64));
    }

    [Fact]
    public void Training_mode_reaches_every_module()
    {
        using var net = new Net();
        Assert.True(net.training);
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Gradients_are_forgotten_or_set_to_zero()
    {
        using var net = new Net();
        net.call(ones(1, 3)).sum().backward();
        net.zero_grad(set_to_none: false);
        Assert.All(net.parameters(), parameter => Assert.Equal(0f, parameter.grad!.abs().sum().item<float>()));
        net.zero_grad();
        Assert.All(net.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void A_shared_parameter_is_listed_once_and_saved_under_both_names()
    {
        using var net = new Tied();
        Assert.Single(net.named_parameters());
        Assert.Equal(["a.weight", "b.weight"], net.state_dict().Keys);
    }

    [Fact]
    public void A_component_may_be_behind_a_property_and_must_not_hide_one_of_the_base_class()
    {
        using var net = new WithProperty();
        Assert.Equal(["Gain"], net.named_parameters().Select(p => p.name));
        Assert.Throws<InvalidOperationException>(() => new Hiding());
    }

    [Fact]
    public void A_name_may_be_taken_once_and_hold_no_dot()
    {
        using var net = new Net();
        Assert.Throws<InvalidOperationException>(() => net.register_buffer("steps", ones(1)));
        Assert.Throws<ArgumentException>(() => net.register_buffer("a.b", ones(1)));
    }

    private static float Step(Net net, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var loss = (net.call(x) - y).square().mean();
        net.zero_grad();
        loss.backward();
        using (no_grad())
        {
            foreach (var parameter in net.parameters()) parameter.sub_(parameter.grad! * 0.05);
        }

        return loss.item<float>();
    }

    private sealed class Affine : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter bias;

        internal Affine(int inputs, int outputs)
            : base(nameof(Affine))
        {
            weight = nn.Parameter(randn(outputs, inputs) * 0.5);
            bias = nn.Parameter(zeros(outputs));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input.matmul(weight.T) + bias;
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Affine first = new(3, 4);
        private readonly Affine second = new(4, 2);
        [ComponentName(Name = "scale")]
        private readonly Parameter _scale = nn.Parameter(tensor(1f));
        private readonly Tensor steps = tensor(0L);

        internal Net()
            : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input) => second.call(first.call(input).tanh()) * _scale + steps;
    }

    private class WithProperty : nn.Module
    {
        internal WithProperty()
            : base(nameof(WithProperty)) => RegisterComponents();

        public Parameter Gain { get; } = nn.Parameter(ones(1));
    }

    private sealed class Hiding : WithProperty
    {
        public new Parameter Gain { get; } = nn.Parameter(ones(1));
    }

    private sealed class Leaf : nn.Module
    {
        private readonly Parameter weight;

        internal Leaf(Parameter weight)
            : base(nameof(Leaf))
        {
            this.weight = weight;
            RegisterComponents();
        }

        public override string ToString() => weight.ToString();
    }

    private sealed class Tied : nn.Module
    {
        private readonly Leaf a;
        private readonly Leaf b;

        internal Tied()
            : base(nameof(Tied))
        {
            var shared = nn.Parameter(ones(2));
            a = new Leaf(shared);
            b = new Leaf(shared);
            RegisterComponents();
        }

        public override string ToString() => $"{a} {b}";
    }
}
