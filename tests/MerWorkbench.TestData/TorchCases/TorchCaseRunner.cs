using System.Globalization;
using System.Runtime.CompilerServices;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.TestData.TorchCases;

/// <summary>Runs a case as the script ran it, and compares every tensor.</summary>
public sealed class TorchCaseRunner(TorchGoldens goldens)
{
    private readonly List<TorchDifference> _differences = [];

    /// <summary>All comparisons of a case.</summary>
    public IReadOnlyList<TorchDifference> Run(TorchCase item)
    {
        using var scope = NewDisposeScope();
        _differences.Clear();
        switch (item.Kind)
        {
            case "layer" or "loss" or "container":
                manual_seed(item.Seed);
                using (var module = Build(item)) RunForward(item, module, Forward(item, module));
                break;
            case "function":
                RunForward(item, null, inputs => Flat(TorchCall.Invoke(typeof(nn.functional), item.Target, inputs, item.Args, goldens)));
                break;
            case "spectrum": RunForward(item, null, inputs => Spectrum(inputs[0], centred: item.Train)); break;
            case "optimizer": RunOptimizer(item); break;
            case "init": RunInit(item); break;
            case "clip": RunClip(item); break;
            default: throw new NotSupportedException($"Case '{item.Name}' is of kind '{item.Kind}'.");
        }

        return [.. _differences];
    }

    private nn.Module Build(TorchCase item) => item.Target switch
    {
        "Sequential" when item.Kind == "container" => nn.Sequential(
            nn.Linear(6, 8), nn.Tanh(), nn.Sequential(nn.Linear(8, 8), nn.ReLU()), nn.Dropout(0.2), nn.Linear(8, 3)),
        "ModuleList" => nn.ModuleList(nn.Linear(4, 4), nn.Linear(4, 4), nn.Linear(4, 4)),
        _ => (nn.Module)TorchCall.Invoke(typeof(nn), item.Target, [], item.Args, goldens)!,
    };

    private static Func<Tensor[], List<Tensor>> Forward(TorchCase item, nn.Module module)
    {
        var lengths = item.Lengths;
        var batchFirst = item.Args.TryGetValue("batchFirst", out var given) && given.GetBoolean();
        nn.utils.rnn.PackedSequence Pack(Tensor x) => nn.utils.rnn.pack_padded_sequence(x, tensor(lengths!), batchFirst, enforce_sorted: false);
        Tensor Pad(nn.utils.rnn.PackedSequence y) => nn.utils.rnn.pad_packed_sequence(y, batchFirst).Item1;
        return (module, lengths) switch
        {
            (LSTM lstm, null) => x => Flat(lstm.call(x[0], x.Length == 3 ? (x[1], x[2]) : null)),
            (GRU gru, null) => x => Flat(gru.call(x[0], x.Length == 2 ? x[1] : null)),
            (LSTM lstm, _) => x => lstm.call(Pack(x[0])) is var (y, h, c) ? [Pad(y), h, c] : [],
            (GRU gru, _) => x => gru.call(Pack(x[0])) is var (y, h) ? [Pad(y), h] : [],
            (ModuleList<Linear> list, _) => x => [list.Aggregate(x[0], (y, layer) => layer.call(y).tanh())],
            (nn.Module<Tensor, Tensor> layer, _) => x => [layer.call(x[0])],
            (nn.Module<Tensor, Tensor, Tensor> loss, _) => x => [loss.call(x[0], x[1])],
            _ => throw new NotSupportedException($"'{item.Name}': no way to call a {module.GetType().Name}."),
        };
    }

    private static List<Tensor> Spectrum(Tensor signal, bool centred)
    {
        var window = hann_window(12);
        var transform = stft(signal, 16, 4, 12, window, centred, return_complex: true);
        return centred ? [view_as_real(transform), istft(transform, 16, 4, 12, window)] : [view_as_real(transform)];
    }

    private static List<Tensor> Flat(object? value) => value switch
    {
        Tensor tensor => [tensor],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).SelectMany(i => Flat(tuple[i]))],
        _ => throw new NotSupportedException($"A result of type {value?.GetType()}."),
    };

    private void RunForward(TorchCase item, nn.Module? module, Func<Tensor[], List<Tensor>> forward)
    {
        module?.train(item.Train);
        var parameters = module?.named_parameters().ToArray() ?? [];
        CompareState("init", item, module);

        var inputs = goldens.Names(item, "in/").Select(name => goldens.Tensor(item, name)).ToArray();
        for (var i = 0; i < inputs.Length; i++)
        {
            if (goldens.Has(item, $"grad_in/{i}")) inputs[i].requires_grad_();
        }

        manual_seed(item.Seed + 1);
        var outputs = forward(inputs);
        var weights = Enumerable.Range(0, outputs.Count).Select(i => goldens.Tensor(item, $"c/{i}")).ToArray();
        for (var i = 0; i < outputs.Count; i++) Compare(item, $"out/{i}", outputs[i]);
        Sum(outputs.Zip(weights, (y, c) => (y * c).sum())).backward();
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].requires_grad) continue;
            Compare(item, $"grad_in/{i}", inputs[i].grad!);
            inputs[i].grad = null;
        }

        foreach (var (name, parameter) in parameters) Compare(item, $"grad/{name}", parameter.grad!);

        manual_seed(item.Seed + 2);
        var input = parameters.Length == 0 ? Array.FindIndex(inputs, x => x.requires_grad) : -1;
        var trained = input < 0 ? [.. parameters.Select(entry => entry.parameter)] : new[] { nn.Parameter(inputs[input]) };
        if (input >= 0) inputs[input] = trained[0];
        using var optimizer = optim.SGD(trained, item.Lr);
        var losses = new double[goldens.Steps];
        for (var step = 0; step < losses.Length; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            outputs = forward(inputs);
            var loss = Sum(item.Kind == "loss" ? outputs.Select(y => y.sum()) : outputs.Zip(weights, (y, c) => (y - c).pow(2).mean()));
            loss.backward();
            optimizer.step();
            losses[step] = loss.item<float>();
        }

        Compare(item, "losses", tensor(losses));
        CompareState("final", item, module);
        if (input < 0) return;
        Compare(item, "final/in", trained[0]);
        trained[0].Dispose();
    }

    private void RunOptimizer(TorchCase item)
    {
        manual_seed(item.Seed);
        using var module = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 3));
        CompareState("init", item, module);
        object parameters = item.SecondRate is { } second
            ? new[] { new ParamGroup(module[0].parameters()), new ParamGroup(module[2].parameters(), second) }
            : module.parameters();
        using var optimizer = (optim.Optimizer)TorchCall.Invoke(typeof(optim), item.Target, [parameters], item.Args, goldens)!;
        var schedule = item.Scheduler is { } plan
            ? (optim.lr_scheduler.LRScheduler)TorchCall.Invoke(typeof(optim.lr_scheduler), plan.Target, [optimizer], plan.Args, goldens)!
            : null;
        var (x, y) = (goldens.Tensor(item, "in/0"), goldens.Tensor(item, "in/1"));
        var losses = new double[goldens.Steps];
        var rates = new List<double>();
        for (var step = 0; step < losses.Length; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.mse_loss(module.call(x), y);
            loss.backward();
            optimizer.step();
            losses[step] = loss.item<float>();
            schedule?.step(losses[step]);
            rates.AddRange(optimizer.ParamGroups.Select(group => group.LearningRate));
        }

        Compare(item, "losses", tensor(losses));
        Compare(item, "rates", tensor(rates.ToArray()).reshape(goldens.Steps, -1));
        CompareState("final", item, module);
    }

    private void RunInit(TorchCase item)
    {
        manual_seed(item.Seed);
        var filled = empty(item.Shape!);
        TorchCall.Invoke(typeof(nn.init), item.Target, [filled], item.Args, goldens);
        Compare(item, "out/0", filled);
    }

    private void RunClip(TorchCase item)
    {
        var parameters = goldens.Names(item, "in/").Select(name =>
        {
            var gradient = goldens.Tensor(item, name);
            var parameter = nn.Parameter(zeros_like(gradient));
            parameter.grad = gradient;
            return parameter;
        }).ToArray();
        var norm = TorchCall.Invoke(typeof(nn.utils), item.Target, [parameters], item.Args, goldens);
        if (norm is double value) Compare(item, "norm", tensor(value, ScalarType.Float64));
        for (var i = 0; i < parameters.Length; i++)
        {
            Compare(item, string.Create(CultureInfo.InvariantCulture, $"out/{i}"), parameters[i].grad!);
            parameters[i].Dispose();
        }
    }

    private void CompareState(string moment, TorchCase item, nn.Module? module)
    {
        if (module is null) return;
        var ours = module.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter)).Concat(module.named_buffers()).ToDictionary();
        var golden = goldens.Names(item, moment + "/").Where(name => name != "final/in").Select(name => name[(moment.Length + 1)..]).ToList();
        foreach (var stray in ours.Keys.Except(golden)) _differences.Add(new TorchDifference($"{moment}/{stray} (not in PyTorch)", double.PositiveInfinity, 0, false));
        foreach (var missing in golden.Except(ours.Keys)) _differences.Add(new TorchDifference($"{moment}/{missing} (missing)", double.PositiveInfinity, 0, false));
        foreach (var name in golden.Where(ours.ContainsKey)) Compare(item, $"{moment}/{name}", ours[name]);
    }

    private void Compare(TorchCase item, string what, Tensor ours) =>
        _differences.Add(TorchDifference.Between(what, ours, goldens.Tensor(item, what)));

    private static Tensor Sum(IEnumerable<Tensor> losses) => losses.Aggregate((sum, loss) => sum + loss);
}
