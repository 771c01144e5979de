using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Features;

/// <summary>
/// A named, versioned recipe from a sound to a matrix. The same recipe gives the same numbers for the same sound;
/// anything that would change them changes <see cref="Hash"/>.
/// </summary>
public abstract class FeatureSet
{
    private readonly Lazy<ContentHash> _hash;

    /// <summary>For the sets themselves.</summary>
    protected FeatureSet() => _hash = new(() => ContentHash.OfText(
        $"{Name}\n{Version}\n{Parameters}\n{string.Join('\n', Columns.Select(column => column.Name))}"));

    /// <summary>Its name: <c>librosa</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Counts up when the numbers change though the parameters do not.</summary>
    public abstract int Version { get; }

    /// <summary>The columns of its matrices.</summary>
    public abstract IReadOnlyList<FeatureColumn> Columns { get; }

    /// <summary>Every parameter with its resolved value, one <c>name = value</c> a line.</summary>
    public abstract string Parameters { get; }

    /// <summary>The digest of name, version, parameters and columns.</summary>
    public ContentHash Hash => _hash.Value;

    /// <summary>Computes the features of a sound in memory. Channels are averaged and the rate is changed to the set's own where they differ.</summary>
    /// <param name="sound">The sound.</param>
    /// <returns><c>[frames, bins]</c>, the same each time.</returns>
    /// <exception cref="MerException">The sound is too short, or its samples are too large for finite features.</exception>
    public FeatureMatrix Extract(Waveform sound) => Extract(SoundSource.Of(sound));

    /// <summary>Computes the features of a sound of any length, which is played block by block.</summary>
    /// <param name="sound">The sound.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <returns><c>[frames, bins]</c>, the same each time.</returns>
    /// <exception cref="MerException">The sound cannot be read, is too short, or its samples are too large for finite features.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public FeatureMatrix Extract(SoundSource sound, CancellationToken cancellation = default)
    {
        using FeatureRows rows = Compute(sound, Ambient.Or(cancellation));
        return rows.ToMatrix();
    }

    /// <summary>Computes the features without holding them in memory.</summary>
    /// <param name="sound">The sound.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <returns>At least one row of <see cref="Columns"/>; to be disposed of.</returns>
    /// <exception cref="MerException">The sound cannot be read, is too short, or its samples are too large for finite features.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract FeatureRows Compute(SoundSource sound, CancellationToken cancellation = default);

    /// <summary>Whether a sound gives a single row, as with the statistics of music extractors, rather than one a frame.</summary>
    public virtual bool DescribesWholeSounds => false;

    /// <summary>
    /// The sound as a sequence of short pieces, as recurrent models read it. A set of frames gives statistics of its columns over each piece,
    /// <c>[pieces, 3 x bins]</c>: the mean, the standard deviation and the standard deviation of the first difference. A set of whole sounds
    /// describes each piece as a sound of its own, <c>[pieces, bins]</c>. The sequences of Grekow (2021) are of this kind.
    /// </summary>
    /// <param name="length">How long a piece is.</param>
    /// <param name="hop">The time from the beginning of one piece to the next; <paramref name="length"/> where pieces do not overlap.</param>
    public FeatureSet Pieces(Seconds length, Seconds hop) =>
        DescribesWholeSounds ? new SlicedFeatures(this, length, hop) : new PieceFeatures(this, length, hop);

    /// <summary>The whole sound as one row: the same statistics, <c>[1, 3 x bins]</c>; itself for a set of whole sounds.</summary>
    public FeatureSet Clip() => DescribesWholeSounds ? this : new ClipFeatures(this);

    /// <summary>Name, version and parameters.</summary>
    public override string ToString() => $"{Name} (version {Version})\n{Parameters}";
}
