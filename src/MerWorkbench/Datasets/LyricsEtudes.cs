using MerWorkbench.Datasets.Etudes;

namespace MerWorkbench.Datasets;

/// <summary>
/// The words of études without their sound, in a folder of their own: what classifiers of lyrics run on where no real data is. Made when first
/// used (<see cref="EtudeMaker"/>), in the layout of <see cref="SynchronizedLyrics"/>. Not evidence about lyrics.
/// </summary>
public sealed class LyricsEtudes : EtudeDataset
{
    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = LyricsLayout.WordsName,
        Title = "Synthetic lyrics",
        Summary = "The words of 300 études of 45 s, written from lists of words for one of five emotions, with lines that deny another one and lines that say nothing.",
        Citation = "MerWorkbench: études, synthetic songs of known emotion, composed by the workbench.",
        Doi = null,
        BibTeX = """
            @misc{merworkbenchLyricsEtudes,
              title = {Lyrics of \'{e}tudes: synthetic songs of known emotion},
              note  = {Composed by MerWorkbench; not lyrics that people wrote}
            }
            """,
        Licence = "None needed: made on your machine.",
        Access = "Reproducing Parisi 2019 makes them where no real data is found; so does mer data make lyrics-etudes, in any number.",
        Classes = ["joy", "fear", "anger", "sadness", "disgust"],
        Items = LyricsLayout.WordsTracks,
        Megabytes = 1,
        KnownFaults = [SyntheticFault, "There is no sound: mer data make synchronized-lyrics composes songs with words and sound."],
        IsSynthetic = true,
    };

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => SynchronizedLyrics.ReadSongs(root, Card.Classes, faults);
}
