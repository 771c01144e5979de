using System.Collections.Immutable;
using MerWorkbench.Datasets;

namespace MerWorkbench.Experiments;

/// <summary>One of several classes for the whole track.</summary>
public sealed class ClassTarget : Target
{
    private readonly Func<Track, string?> classOf;
    private readonly string rule;

    /// <summary>Names the classes and how a track gets its own.</summary>
    /// <param name="classes">The classes, at least two, in the order of probabilities and tables.</param>
    /// <param name="rule">The rule in words, as results print it: <c>quadrant of the mean label</c>.</param>
    /// <param name="classOf">The class of a track, or null where it has none of these and is left out.</param>
    /// <exception cref="ArgumentException">Fewer than two classes, or one twice.</exception>
    public ClassTarget(IEnumerable<string> classes, string rule, Func<Track, string?> classOf)
    {
        (Classes, this.rule, this.classOf) = ([.. classes], rule, classOf);
        if (Classes.Length < 2 || Classes.Distinct().Count() < Classes.Length)
            throw new ArgumentException($"A target needs at least two different classes; got {string.Join(", ", Classes)}.", nameof(classes));
    }

    /// <summary>The classes, in order.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <inheritdoc/>
    public override string Description => $"{ClassRun.Kind} {string.Join(", ", Classes)}: {rule}";

    /// <inheritdoc/>
    public override string ScaleOf(Track track) => "none";

    /// <inheritdoc/>
    public override IReadOnlyList<double>? Of(Track track)
    {
        if (classOf(track) is not { } name || Classes.IndexOf(name) is not (>= 0 and int index))
            return null;
        var shares = new double[Classes.Length];
        shares[index] = 1;
        return shares;
    }

    internal override Run ToRun(Experiment experiment, string folder, IReadOnlyList<Prediction> predictions) => new ClassRun(experiment, folder, Classes,
        [.. predictions.Select(item => new ClassPrediction(
            item.Track.Id, item.Track.SongKey, item.Track.Genre, item.Fold, classOf(item.Track)!, [.. item.Values]))]);
}
