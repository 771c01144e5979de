using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Emotion;

namespace MerWorkbench.Datasets;

/// <summary>
/// Études in the layout of Grekow's fragments, in a folder of their own: what runs where no real data is. Made when first used
/// (<see cref="EtudeMaker"/>) and read by the loader of <see cref="GrekowGtzan"/>. Not evidence about music.
/// </summary>
public sealed class GrekowEtudes : EtudeDataset
{
    private GrekowEtudes(GrekowLayout layout, string title, string summary, string access, int megabytes) => Card = new()
    {
        Name = layout.Name,
        Title = title,
        Summary = $"{layout.UsualTracks} études of 6 s, composed to follow known arousal and valence and rated by simulated listeners{summary}.",
        Citation = "MerWorkbench: études, synthetic songs of known emotion, composed by the workbench.",
        Doi = null,
        BibTeX = """
            @misc{merworkbenchEtudes,
              title = {\'{E}tudes: synthetic songs of known emotion},
              note  = {Composed by MerWorkbench; not music that people made or rated}
            }
            """,
        Licence = "None needed: made on your machine.",
        Access = access,
        Scale = AffectScale.MinusOneToOne,
        Items = layout.UsualTracks,
        ClipLength = GrekowLayout.FragmentLength,
        Megabytes = megabytes,
        KnownFaults = [SyntheticFault],
        IsSynthetic = true,
    };

    /// <summary>Few, for what shall be done in seconds.</summary>
    public static GrekowEtudes Few { get; } = new(GrekowLayout.Few, "Synthetic études", "",
        "The first notebook makes them, and reproducing Hizlisoy 2021 where no real data is found; so does mer data make etudes, in any number.", megabytes: 26);

    /// <summary>As many as Grekow 2021 has fragments; the first are those of <see cref="Few"/>.</summary>
    public static GrekowEtudes AsManyAsThePaper { get; } = new(GrekowLayout.AsManyAsThePaper, "Synthetic études for Grekow 2021",
        "; the first 96 are those of etudes", "Reproducing Grekow 2021 makes them where no real data is found; so does mer data make grekow-etudes, in any number.", megabytes: 86);

    /// <inheritdoc/>
    public override DatasetCard Card { get; }

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => GrekowGtzan.ReadFragments(root, faults);
}
