using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>
/// Études with labels over time in the layout of DEAM, in a folder of their own: what runs where no real data with labels over
/// time is. Made when first used (<see cref="EtudeMaker"/>) and read by the loader of <see cref="Deam"/>. Not evidence about music.
/// </summary>
public sealed class DynamicEtudes : EtudeDataset
{
    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = DeamLayout.StandInName,
        Title = "Synthetic études with labels over time",
        Summary = "160 études of 25 s, composed to follow known arousal and valence, rated by simulated listeners as a whole and twice a second.",
        Citation = "MerWorkbench: études, synthetic songs of known emotion, composed by the workbench.",
        Doi = null,
        BibTeX = """
            @misc{merworkbenchDynamicEtudes,
              title = {\'{E}tudes: synthetic songs of known emotion, with labels over time},
              note  = {Composed by MerWorkbench; not music that people made or rated}
            }
            """,
        Licence = "None needed: made on your machine.",
        Access = "What learns labels over time makes them where no real data is found; so does mer data make dynamic-etudes, in any number.",
        Scale = AffectScale.OneToNine,
        Items = DeamLayout.StandInTracks,
        ClipLength = DeamLayout.StandIn.Length,
        Megabytes = 66,
        KnownFaults = [SyntheticFault],
        IsSynthetic = true,
    };

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => Deam.ReadEtudes(root, faults);
}
