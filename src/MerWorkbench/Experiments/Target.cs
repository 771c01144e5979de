using MerWorkbench.Datasets;

namespace MerWorkbench.Experiments;

/// <summary>What is to be predicted of a track: how a label becomes numbers for a learner, and a learner's numbers a run.</summary>
public abstract class Target
{
    /// <summary>What it is, with every parameter that decides it; part of what names a run. Its first word is the kind.</summary>
    public abstract string Description { get; }

    /// <summary>The name of the scale of a track's label; <c>none</c> where the label is no number.</summary>
    public abstract string ScaleOf(Track track);

    /// <summary>The label of a track as numbers; null where it has none, and is left out.</summary>
    public abstract IReadOnlyList<double>? Of(Track track);

    /// <summary>A finished run of this target's kind, its scores not yet taken.</summary>
    internal abstract Run ToRun(Experiment experiment, string folder, IReadOnlyList<Prediction> predictions);
}
