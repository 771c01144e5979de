using System.Diagnostics;
using System.Text.Json;
using MerWorkbench.Foundation;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Learning;

/// <summary>
/// A training under way as one safetensors file: the network's weights, the optimizer's moments, the best weights so far and
/// the course of the epochs. Random numbers need no place in it, for each epoch draws its own from the seed.
/// </summary>
/// <param name="path">The file; null keeps nothing.</param>
/// <param name="model">The network.</param>
/// <param name="optimizer">Its optimizer.</param>
internal sealed class Checkpoint(string? path, Module model, optim.Optimizer optimizer)
{
    private const string Course = "course", Model = "model.", Best = "best.", Optimizer = "optimizer.";

    // Often enough that little is lost, seldom enough that small networks do not spend their time on the disk.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Stopwatch sinceSaved = new();

    /// <summary>Keeps the training where the last time is long enough ago, or <paramref name="always"/>.</summary>
    public void Save(TrainingCourse course, bool always)
    {
        if (path is null || (!always && sinceSaved.IsRunning && sinceSaved.Elapsed < Pause))
            return;
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>();
        foreach (var (name, value) in model.state_dict())
            tensors.Add(Model + name, value);
        foreach (var (name, value) in optimizer.state_dict())
            tensors.Add(Optimizer + name, value);
        foreach (NamedWeights weight in course.Best.Weights)
            tensors.Add(Best + weight.Name, tensor(weight.Values, [.. weight.Shape]));
        double? loss = course.Best.Epoch == 0 ? null : course.Best.Loss;
        SafeTensors.Save(path, tensors, new Dictionary<string, string>
        {
            [Course] = JsonSerializer.Serialize(new Kept(course.Epochs, course.Best.Epoch, loss), MerJson.Compact),
        });
        sinceSaved.Restart();
    }

    /// <summary>Puts a kept training back into network and optimizer; null where there is none or it belongs to another network.</summary>
    public TrainingCourse? TryRestore()
    {
        if (path is null || !File.Exists(path))
            return null;
        using var scope = NewDisposeScope();
        try
        {
            using var file = SafeTensorsFile.Open(path);
            Kept kept = JsonSerializer.Deserialize<Kept>(file.Metadata[Course], MerJson.Compact)!;
            Dictionary<string, Tensor> tensors = SafeTensors.Load(path);
            model.load_state_dict(Part(tensors, Model));
            optimizer.load_state_dict(Part(tensors, Optimizer));
            Dictionary<string, Tensor> best = Part(tensors, Best);
            NamedWeights[] weights = [.. model.state_dict().Select(weight =>
                new NamedWeights(weight.Key, best[weight.Key].shape, best[weight.Key].data<float>().ToArray()))];
            return new([.. kept.Epochs], new(kept.BestEpoch, kept.BestLoss ?? double.PositiveInfinity, weights));
        }
        catch (Exception e) when (e is TorchException or KeyNotFoundException or JsonException or ArgumentException or InvalidOperationException or IOException)
        {
            File.Delete(path);
            return null;
        }
    }

    private static Dictionary<string, Tensor> Part(Dictionary<string, Tensor> tensors, string prefix) => tensors
        .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    private sealed record Kept(IReadOnlyList<EpochRecord> Epochs, int BestEpoch, double? BestLoss);
}
