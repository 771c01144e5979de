using System.Collections.Immutable;
using System.Text;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>The official layout of one dataset, as études are written in it.</summary>
internal abstract class EtudeLayout
{
    /// <summary>The dataset's name.</summary>
    public abstract string Name { get; }

    /// <summary>How many songs are made unless said otherwise.</summary>
    public abstract int UsualTracks { get; }

    /// <summary>The most songs the layout holds.</summary>
    public abstract int MostTracks { get; }

    /// <summary>How long a song is.</summary>
    public abstract Seconds Length { get; }

    /// <summary>What its songs are meant to be.</summary>
    public abstract EtudeIntent Intent { get; }

    /// <summary>The files and folders it writes, directly below the dataset's.</summary>
    public abstract ImmutableArray<string> Roots { get; }

    /// <summary>Writes the sound of one song.</summary>
    public abstract void WriteSound(string root, int index, int tracks, EtudeSong song);

    /// <summary>Writes the labels of all songs, after all sound.</summary>
    public abstract void WriteLabels(string root, IReadOnlyList<EtudeSong> songs);

    /// <summary>All there are.</summary>
    public static ImmutableArray<EtudeLayout> All { get; } =
        [DeamLayout.Official, DeamLayout.StandIn, GrekowLayout.Few, GrekowLayout.AsManyAsThePaper, GrekowLayout.Official, new MusdbLayout(), LyricsLayout.Official, LyricsLayout.Words, LyricsLayout.Voices, new TemLayout()];

    /// <summary>The layout of a dataset's name, in any case.</summary>
    /// <exception cref="MerException">There is none; the message names those there are.</exception>
    public static EtudeLayout Find(string name) => All.FirstOrDefault(layout => layout.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MerException($"No études are made in the layout of '{name}'.", remedy: $"There are: {string.Join(", ", All.Select(layout => layout.Name))}.");

    /// <summary>Writes a table of text, one line a row, LF.</summary>
    protected static void WriteRows(string path, IEnumerable<string> rows)
    {
        var text = new StringBuilder();
        foreach (string row in rows)
            text.Append(row).Append('\n');
        AtomicFile.WriteText(path, text.ToString());
    }

    /// <summary>Writes sound as mp3 at 128 kbit/s.</summary>
    protected static void WriteMp3(Waveform sound, string path) => SoundWriter.Write(sound, path);
}
