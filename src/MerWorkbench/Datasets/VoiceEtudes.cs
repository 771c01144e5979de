using MerWorkbench.Datasets.Etudes;

namespace MerWorkbench.Datasets;

/// <summary>
/// Études with words, sound and the voice apart, in a folder of their own: what words and sound are set against each other on where no real data is.
/// Made when first used (<see cref="EtudeMaker"/>), in the layout of <see cref="SynchronizedLyrics"/>. Not evidence about music.
/// </summary>
public sealed class VoiceEtudes : EtudeDataset
{
    /// <inheritdoc/>
    public override DatasetCard Card { get; } = new()
    {
        Name = LyricsLayout.VoicesName,
        Title = "Synthetic songs with the voice apart",
        Summary = "100 études of 30 s, sung and played for one of five emotions, with the words line by line, the voice and the accompaniment apart.",
        Citation = "MerWorkbench: études, synthetic songs of known emotion, composed by the workbench.",
        Doi = null,
        BibTeX = """
            @misc{merworkbenchVoiceEtudes,
              title = {\'{E}tudes with the voice apart: synthetic songs of known emotion},
              note  = {Composed by MerWorkbench; not music that people made or rated}
            }
            """,
        Licence = "None needed: made on your machine.",
        Access = "Reproducing Parisi 2019 makes them where no real data is found; so does mer data make voice-etudes, in any number.",
        Classes = ["joy", "fear", "anger", "sadness", "disgust"],
        Items = LyricsLayout.VoicesTracks,
        Megabytes = 180,
        KnownFaults =
        [
            SyntheticFault,
            "Fear, anger and disgust lie close together on the plane of valence and arousal, so that sound alone tells them apart badly and words are needed.",
            "The mixture is the sum of voice and accompaniment to the last bit, as no release is.",
        ],
        IsSynthetic = true,
    };

    // Not the one of the études that the separator which comes with the workbench was trained on.
    private protected override int Seed => 2019;

    private protected override IReadOnlyList<Track> Read(string root, LabelFaults faults) => SynchronizedLyrics.ReadSongs(root, Card.Classes, faults);
}
