using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>
/// Études in the layout of Grekow's fragments, in a folder of their own: what runs where no real data is. Made when first used
/// (<see cref="EtudeMaker"/>) and read by the loader of <see cref="GrekowGtzan"/>. Not evidence about music.
/// </summary>
public sealed class GrekowEtudes : EtudeDataset
{
    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = GrekowLayout.StandInName,
        Title = "Synthetic études",
        Summary = "96 études of 6 s, composed to follow known arousal and valence and rated by simulated listeners.",
        Citation = "MerWorkbench: études, synthetic songs of known emotion, composed by the workbench.",
        Doi = null,
        BibTeX = """
            @misc{merworkbenchEtudes,
              title = {\'{E}tudes: synthetic songs of known emotion},
              note  = {Composed by MerWorkbench; not music that people made or rated}
            }
            """,
        Licence = "None needed: made on your machine.",
        Access = "The main job makes them where no real data is found; so does mer data make etudes, in any number.",
        Scale = AffectScale.MinusOneToOne,
        Items = GrekowLayout.StandInTracks,
        ClipLength = GrekowLayout.FragmentLength,
        Megabytes = 26,
        KnownFaults = [SyntheticFault],
        IsSynthetic = true,
    };

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => GrekowGtzan.ReadFragments(root, faults);
}
