using MerWorkbench.Experiments;
using MerWorkbench.Figures;
using MerWorkbench.Learning;
using MerWorkbench.Models;
using MerWorkbench.Torch;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Papers.Orjesek2022;

/// <summary>
/// The paper's claim that reconstructed values settle near -1, 0 and 1: the share of values within 0.05 of them after each
/// iteration, on test songs of the first fold, for the trained layer and for fresh ones.
/// </summary>
public static class SettlingFigure
{
    /// <summary>How near counts.</summary>
    public const double Near = 0.05;

    private const int Iterations = 40, MostSongs = 40;

    /// <summary>Draws a run that reconstructs; null for one that does not.</summary>
    internal static Figure? TryOf(Run run, Corpus corpus, ReproductionOptions options)
    {
        if (!run.Experiment.Learner.Contains("reconstruction = tied", StringComparison.Ordinal))
            return null;
        using DynamicModel model = DynamicModel.Load(run.Folder);
        HashSet<string> tested = [.. model.Run.Predictions.Where(item => item.Fold == 0).Select(item => item.Id)];
        return Of(model.Fold(0), [.. corpus.Examples.Where(example => tested.Contains(example.Id)).Take(MostSongs)], RawAudioOptions.Parse(run.Experiment.Learner), options.Seed);
    }

    /// <summary>Draws a trained network beside fresh layers of its own gain and of 2 and 3.</summary>
    /// <param name="trained">The network, with a reconstruction.</param>
    /// <param name="songs">The songs whose windows it hears.</param>
    /// <param name="network">How it is built.</param>
    /// <param name="seed">The seed of the fresh layers.</param>
    public static Figure Of(RawAudioModel trained, IReadOnlyList<Example> songs, RawAudioOptions network, int seed)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        Tensor features = cat([.. songs.Select(song => trained.Network.Encode(tensor<float>(song.Inputs[0].Values.Span, [song.Inputs[0].Frames, song.Inputs[0].Bins])))], 0);
        int steps = network.Reconstruction!.Steps;
        double gain = network.Reconstruction.Gain;
        var traces = new List<Trace> { Curve(FormattableString.Invariant($"trained, gain {gain}"), Shares(trained.Network.Reconstruction!, features), Palette.Blue, null) };
        string[] dashes = ["5px,3px", "2px,2px", "6px,2px,2px,2px"], colors = [Palette.Grey, Palette.Vermillion, Palette.OkabeIto[2]];
        double[] gains = [.. new[] { gain, 2, 3 }.Distinct()];
        for (int i = 0; i < gains.Length; i++)
        {
            manual_seed(seed);
            using var fresh = new IterativeReconstruction(RawAudioEncoder.Units, network.Reconstruction with { Gain = gains[i] });
            traces.Add(Curve(FormattableString.Invariant($"fresh, gain {gains[i]}"), Shares(fresh, features), colors[i], dashes[i]));
        }
        return new Figure(traces)
        {
            Layout = new()
            {
                XAxis = new() { Title = "Iteration", Range = [-0.5, Iterations + 0.5], DTick = 10 },
                YAxis = new() { Title = "Share of values within 0.05 of −1, 0, 1", Range = [-0.02, 1.02], DTick = 0.25 },
                Shapes = [new("line", steps, 0, steps, 1) { YRef = "y domain", Line = new("#bbbbbb", 0.75), Layer = "below" }],
                Annotations = [new("as trained", steps + 0.5, 0.02) { YRef = "y domain", XAnchor = "left", YAnchor = "bottom", Font = Font.Points(7, Palette.Grey) }],
                Legend = new() { Orientation = "h", X = 0, XAnchor = "left", Y = -0.22, YAnchor = "top" },
                ShowLegend = true,
            },
            Size = FigureSize.InOneColumn(76),
            Description = "How reconstructed values settle: the share of them within 0.05 of -1, 0 and 1 after each iteration",
        };
    }

    /// <summary>The share of values near -1, 0 or 1: before the first iteration, and after each.</summary>
    /// <param name="layer">The reconstruction.</param>
    /// <param name="features">What it is given, <c>[..., features]</c>.</param>
    public static double[] Shares(IterativeReconstruction layer, Tensor features)
    {
        using var frozen = no_grad();
        var shares = new double[Iterations + 1];
        Tensor values = features.alias();
        for (int iteration = 0; iteration <= Iterations; iteration++)
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

    private static Scatter Curve(string name, double[] shares, string color, string? dash) => new()
    {
        Name = name,
        X = PlotValues.Of(shares.Select((_, i) => (double)i)),
        Y = PlotValues.Of(shares),
        Mode = ScatterMode.Lines,
        Line = new(color, 1.6, dash),
        HoverTemplate = $"{name}: %{{y:.2f}} after %{{x}}<extra></extra>",
    };
}
