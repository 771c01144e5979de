namespace MerWorkbench.Features;

/// <summary>A set that sums up the rows of another, so that several such sets can share them.</summary>
internal interface ISummary
{
    /// <summary>The other set.</summary>
    FeatureSet Inner { get; }

    /// <summary>Sums up.</summary>
    /// <param name="frames">What the other set gave for the whole sound; it is left open.</param>
    /// <param name="sound">The sound's file, for messages; or null.</param>
    FeatureRows Summarise(FeatureRows frames, string? sound);
}
