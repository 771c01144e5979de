using MerWorkbench.Torch;
using MerWorkbench.Torch.Modules;
using static MerWorkbench.Torch.torch;
using static MerWorkbench.Torch.torch.nn;

namespace MerWorkbench.Models;

/// <summary>
/// Arousal and valence over time from samples alone, of the kind of Orjesek et al. (2022): an encoder of 500 ms windows, where
/// wanted an iterative reconstruction of its features, gated recurrent units in both directions, maxout.
/// </summary>
/// <remarks>
/// The windows of a batch's songs stand one after the other, so that songs of unequal lengths need no padding and every row
/// is a real one. 3,312 trained parameters without reconstruction, in either <see cref="RecurrentSpan"/>.
/// </remarks>
public sealed class RawAudioNetwork : Module<Tensor, Tensor, Tensor>
{
    private const long Axes = 2;

    private readonly RawAudioEncoder encoder;
    private readonly IterativeReconstruction? reconstruction;
    private readonly BatchNorm1d? standardised;
    private readonly GRU recurrent;
    private readonly Maxout output;
    private readonly RecurrentSpan span;
    private readonly int units;

    /// <summary>Builds the network; the weights come from torch's random generator.</summary>
    public RawAudioNetwork(RawAudioOptions options)
        : base(nameof(RawAudioNetwork))
    {
        (span, units) = (options.Span, options.Units);
        encoder = new RawAudioEncoder(span == RecurrentSpan.Song ? null : options.Pool, options.Dropout);
        reconstruction = options.Reconstruction is { } chosen ? new(RawAudioEncoder.Units, chosen) : null;
        // Rebuilt values are small, or near the ends: on their own scale the recurrence would hardly learn from them.
        standardised = reconstruction is null ? null : BatchNorm1d(RawAudioEncoder.Units, affine: false);
        recurrent = GRU(RawAudioEncoder.Units, options.Units, batchFirst: true, bidirectional: true);
        output = new Maxout(2 * options.Units, Axes, options.Pieces);
        RegisterComponents();
        if (span == RecurrentSpan.Window)
            MemorySpan.Spread(recurrent, units, RawAudioEncoder.StepsOfHalfSecond / options.Pool);
    }

    /// <summary>The reconstruction, or null where there is none.</summary>
    public IterativeReconstruction? Reconstruction => reconstruction;

    /// <summary>Predicts standardised labels.</summary>
    /// <param name="windows">The windows of all songs one after the other, <c>[windows, samples]</c>, float32.</param>
    /// <param name="lengths">How many windows each song has, <c>[songs]</c>, int64, on the CPU.</param>
    /// <returns>Arousal and valence of each window, <c>[windows, 2]</c>.</returns>
    public override Tensor forward(Tensor windows, Tensor lengths)
    {
        using var scope = NewDisposeScope();
        return Read(Encode(windows), lengths).MoveToOuterDisposeScope();
    }

    /// <summary>The features of windows, each on its own, as the encoder gives them.</summary>
    /// <param name="windows"><c>[windows, samples]</c>.</param>
    /// <returns><c>[windows, steps / pool, 16]</c>, or <c>[windows, 16]</c> where the recurrence runs over the song.</returns>
    public Tensor Encode(Tensor windows) => encoder.call(windows);

    /// <summary>Predicts from the features of <see cref="Encode"/>.</summary>
    /// <param name="features">The features of all songs' windows one after the other.</param>
    /// <param name="lengths">How many windows each song has, <c>[songs]</c>, int64, on the CPU.</param>
    /// <returns>Arousal and valence of each window, <c>[windows, 2]</c>.</returns>
    public Tensor Read(Tensor features, Tensor lengths)
    {
        using var scope = NewDisposeScope();
        Tensor rebuilt = reconstruction is null ? features
            : standardised!.call(reconstruction.call(features).flatten(0, -2)).view(features.shape);
        return output.call(span == RecurrentSpan.Window ? LastStates(rebuilt) : StatesOverSongs(rebuilt, lengths)).MoveToOuterDisposeScope();
    }

    private Tensor LastStates(Tensor features)
    {
        var (_, last) = recurrent.call(features);
        return last.transpose(0, 1).flatten(1);
    }

    private Tensor StatesOverSongs(Tensor features, Tensor lengths)
    {
        long[] counts = [.. lengths.data<long>()];
        if (Array.TrueForAll(counts, count => count == counts[0]))
        {
            var (states, _) = recurrent.call(features.view(counts.Length, counts[0], -1));
            return states.flatten(0, 1);
        }
        Tensor[] songs = features.split(counts);
        var packed = utils.rnn.pack_padded_sequence(utils.rnn.pad_sequence(songs, batch_first: true), lengths, batch_first: true, enforce_sorted: false);
        var (outputs, _) = recurrent.call(packed);
        var (padded, _) = utils.rnn.pad_packed_sequence(outputs, batch_first: true);
        return cat([.. counts.Select((count, song) => padded.select(0, song).narrow(0, 0, count))], 0);
    }
}
