using System.Diagnostics;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>One network, trained by turns here and in Python from the same weights on the same batch.</summary>
internal sealed class TrainingContest : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly Tensor _x;
    private readonly Tensor _y;
    private readonly optim.Optimizer _optimizer;
    private readonly PythonPeer _peer;

    public TrainingContest(string name, nn.Module<Tensor, Tensor> model, long[] input, long[] target, PythonPeer peer)
    {
        (_model, _peer) = (model, peer);
        _x = randn(input);
        _y = randn(target).mul_(0.1);
        _optimizer = optim.Adam(model.parameters(), 1e-3);
        var file = Path.GetTempFileName();
        try
        {
            SafeTensors.Save(file, new Dictionary<string, Tensor>(model.state_dict()) { ["batch.x"] = _x, ["batch.y"] = _y });
            Parameters = peer.Model(name, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public long Parameters { get; }

    /// <summary>Milliseconds of each step.</summary>
    public List<double> Ours { get; } = [];

    /// <inheritdoc cref="Ours"/>
    public List<double> Theirs { get; } = [];

    /// <summary>Median time here over median time there, of each round.</summary>
    public List<double> Ratios { get; } = [];

    /// <summary>The largest difference of a step's losses.</summary>
    public double LossDifference { get; private set; }

    /// <summary>Some steps here and as many there; who comes first changes from round to round.</summary>
    public void Round(int steps, bool oursFirst, bool counts)
    {
        var ours = oursFirst ? Steps(steps) : [];
        var theirs = _peer.Steps(steps);
        if (!oursFirst) ours = Steps(steps);
        for (var i = 0; i < steps; i++) LossDifference = Math.Max(LossDifference, Math.Abs(ours[i].Loss - theirs[i].Loss));
        if (!counts) return;
        Ours.AddRange(ours.Select(step => step.Milliseconds));
        Theirs.AddRange(theirs.Select(step => step.Milliseconds));
        Ratios.Add(Median(ours.Select(step => step.Milliseconds)) / Median(theirs.Select(step => step.Milliseconds)));
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _x.Dispose();
        _y.Dispose();
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private (double Milliseconds, double Loss)[] Steps(int count)
    {
        var result = new (double, double)[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var loss = Step();
            result[i] = (Stopwatch.GetElapsedTime(start).TotalMilliseconds, loss);
        }

        return result;
    }

    private double Step()
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var loss = nn.functional.mse_loss(_model.call(_x), _y);
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }
}
