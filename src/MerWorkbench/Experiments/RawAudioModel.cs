using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Models;
using MerWorkbench.Units;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Experiments;

/// <summary>A trained <see cref="RawAudioNetwork"/> with the moments of the labels it was trained on: what is needed to predict.</summary>
public sealed class RawAudioModel : IDisposable
{
    // Windows encoded at a time: 22 MB of samples, whatever the song's length.
    private const int Block = 256;

    private readonly Standardizer labels;

    private RawAudioModel(RawAudioNetwork network, Standardizer labels) => (Network, this.labels) = (network, labels);

    /// <summary>The network, evaluating.</summary>
    public RawAudioNetwork Network { get; }

    /// <summary>Puts a model together again from what <see cref="RawAudioLearner"/> gave out.</summary>
    /// <param name="options">How the network is built.</param>
    /// <param name="weights">Its weights and the moments of its labels.</param>
    /// <exception cref="MerException">A weight is missing or of another shape.</exception>
    public static RawAudioModel Restore(RawAudioOptions options, IReadOnlyList<NamedWeights> weights)
    {
        NamedWeights moments = weights.FirstOrDefault(weight => weight.Name == RawAudioLearner.LabelMoments)
            ?? throw new MerException("The weights lack the moments of the labels.", remedy: "Train the model anew.");
        var network = new RawAudioNetwork(options);
        ModelWeights.Load(network, weights.Where(weight => weight != moments), remedy: "Train the model anew.");
        double[] values = [.. moments.Values.Select(value => (double)value)];
        return new(network, Standardizer.FromMoments(values[..2], values[2..]));
    }

    /// <summary>Predicts arousal and valence, in this order, at even moments of a sound.</summary>
    /// <param name="sound">The sound.</param>
    /// <param name="first">The first moment, at least half a second.</param>
    /// <param name="step">The time between moments, at least half a second.</param>
    /// <param name="most">How many moments at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns><c>[moments][2]</c>, on the scale of the labels it was trained on; as many as the sound has room for.</returns>
    /// <exception cref="MerException">The sound cannot be read, or ends before the first moment.</exception>
    public IReadOnlyList<double[]> Predict(SoundSource sound, Seconds first, Seconds step, int most = int.MaxValue, CancellationToken cancellation = default)
    {
        using var turn = new TrainingTurn(1);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var block = new float[Block * RawWindows.Samples];
        var encoded = new List<Tensor>();
        int waiting = 0;
        int count = RawWindows.Play(sound, first, step, most, (_, samples) =>
        {
            samples.CopyTo(block.AsSpan(waiting * RawWindows.Samples));
            if (++waiting == Block)
                Encode();
        }, cancellation);
        if (count == 0)
            throw new MerException($"The sound ends before {first}: there is nothing to predict from.", sound.Name);
        if (waiting > 0)
            Encode();
        float[] scores = Network.Read(cat([.. encoded], 0), tensor(new long[] { count }, [1])).data<float>().ToArray();
        return [.. scores.Chunk(SeriesLabels.Axes).Select(point => labels.Inverse(Array.ConvertAll(point, value => (double)value)))];

        void Encode()
        {
            using Tensor windows = tensor<float>(block.AsSpan(0, waiting * RawWindows.Samples), [waiting, RawWindows.Samples]);
            encoded.Add(Network.Encode(windows));
            waiting = 0;
        }
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();
}
