using MerWorkbench.Learning;
using MerWorkbench.Models;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Experiments;

/// <summary>How the values of an iterative reconstruction settle, on real inputs: the claim of Orjesek et al. (2022) is that they do near -1, 0 and 1.</summary>
/// <param name="IsTrained">Whether the layer's weights were trained; fresh ones are orthogonal.</param>
/// <param name="Gain">The layer's gain.</param>
/// <param name="Shares">The share of values within <see cref="Near"/> of -1, 0 or 1: before the first iteration, and after each of <see cref="Iterations"/>.</param>
public sealed record SettlingCourse(bool IsTrained, double Gain, IReadOnlyList<double> Shares)
{
    /// <summary>How near counts.</summary>
    public const double Near = 0.05;

    /// <summary>How many iterations are watched.</summary>
    public const int Iterations = 40;

    /// <summary>Watches a trained network, and beside it fresh layers of its own gain and of 2 and 3.</summary>
    /// <param name="trained">The network, with a reconstruction.</param>
    /// <param name="songs">The songs whose windows it hears.</param>
    /// <param name="reconstruction">How its reconstruction is built.</param>
    /// <param name="seed">The seed of the fresh layers.</param>
    public static IReadOnlyList<SettlingCourse> Of(RawAudioModel trained, IReadOnlyList<Example> songs, ReconstructionOptions reconstruction, int seed)
    {
        using var turn = new TrainingTurn(1);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Tensor features = cat([.. songs.Select(song => trained.Network.Encode(tensor<float>(song.Inputs[0].Values.Span, [song.Inputs[0].Frames, song.Inputs[0].Bins])))], 0);
        List<SettlingCourse> courses = [new(IsTrained: true, reconstruction.Gain, SharesOf(trained.Network.Reconstruction!, features))];
        foreach (double gain in new[] { reconstruction.Gain, 2, 3 }.Distinct())
        {
            manual_seed(seed);
            using var fresh = new IterativeReconstruction(RawAudioEncoder.Units, reconstruction with { Gain = gain });
            courses.Add(new(IsTrained: false, gain, SharesOf(fresh, features)));
        }
        return courses;
    }

    private static double[] SharesOf(IterativeReconstruction layer, Tensor features)
    {
        var shares = new double[Iterations + 1];
        Tensor values = features.alias();
        for (int iteration = 0; iteration < shares.Length; iteration++)
        {
            using var scope = NewDisposeScope();
            shares[iteration] = (values - values.round().clamp(-1, 1)).abs().le(Near).to(ScalarType.Float64).mean().item<double>();
            Tensor next = layer.Step(values).MoveToOuterDisposeScope();
            values.Dispose();
            values = next;
        }
        values.Dispose();
        return shares;
    }
}
