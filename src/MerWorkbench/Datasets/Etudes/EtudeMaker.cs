using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets.Etudes;

/// <summary>
/// Makes études: synthetic songs of known emotion in the official layout of a real dataset, so that the same loader and the same
/// experiments run on them. Not evidence about music: they show that the machinery works, and the truth is known.
/// </summary>
/// <remarks>
/// A song follows a course of valence and arousal; eight <see cref="Dials"/> follow the course, each as the study named with it
/// reports and each straying a little; a score follows the dials; key, genre and instruments are chance. It is played by plucked
/// strings, additive and FM tones, drums of filtered noise and a formant voice that sings the words, in a room, brought to the
/// loudness of released music. Ten simulated listeners with bias, lag and noise give the labels.
/// <para>The same seed gives the same bytes, on one kind of machine, with one version of the composer and of the mp3 encoder.</para>
/// </remarks>
public static class EtudeMaker
{
    // One for each quarter of the plane.
    private const int FewestTracks = 4;

    /// <summary>The datasets in whose layout études are made.</summary>
    public static IReadOnlyList<string> Datasets => [.. EtudeLayout.All.Select(layout => layout.Name)];

    /// <summary>Makes the études of a dataset: the mark first, then sound, labels, and the manifest last.</summary>
    /// <param name="dataset">The dataset's name, of <see cref="Datasets"/>.</param>
    /// <param name="root">The folder: new, empty, or one that held études before, which are replaced.</param>
    /// <param name="tracks">How many songs, 4 to as many as the layout holds; null for the layout's usual number.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Told of each song; may be null.</param>
    /// <param name="cancel">Stops between songs, leaving a folder without labels, which does not count as data.</param>
    /// <exception cref="MerException">There is no such layout, it does not hold that many songs, or the folder holds something else.</exception>
    public static void Make(string dataset, string root, int? tracks = null, int seed = 1, IProgress<WorkProgress>? progress = null, CancellationToken cancel = default) =>
        Make(dataset, root, tracks, seed, Environment.ProcessorCount, progress, cancel);

    /// <summary>The same with a number of songs at a time, which changes no byte.</summary>
    internal static void Make(string dataset, string root, int? tracks, int seed, int atOnce, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        (progress, cancel) = Ambient.Or(progress, cancel);
        EtudeLayout layout = EtudeLayout.Find(dataset);
        int count = tracks ?? layout.UsualTracks;
        if (count < FewestTracks || count > layout.MostTracks)
            throw new MerException($"Expected {FewestTracks} to {layout.MostTracks} songs for {layout.Name}, got {count}.");
        Clear(root, layout);
        Etude.Of(layout.Name, count, seed).Save(root);
        var songs = new EtudeSong[count];
        int done = 0;
        // One song a processor: each holds its stems, some 100 MB.
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel }, i =>
        {
            songs[i] = new(seed, i, layout.Length, layout.Intent);
            layout.WriteSound(root, i, count, songs[i]);
            // A song's stems are few and large: left to itself, the collector lets several songs' lie about, a gigabyte of them.
            GC.Collect();
            progress?.Report(new("études", Interlocked.Increment(ref done), count, $"{i + 1}"));
        });
        EtudeTruth.Write(root, layout, songs);
        layout.WriteLabels(root, songs);
        DataManifest.Record(root);
    }

    private static void Clear(string root, EtudeLayout layout)
    {
        // A process that was killed may have left its first file half written.
        if (!Directory.Exists(root) || Directory.EnumerateFileSystemEntries(root).All(path => path.EndsWith(AtomicFile.TemporarySuffix, StringComparison.Ordinal)))
            return;
        if (!Etude.IsIn(root))
            throw new MerException("The folder holds something other than études; nothing was written.", root, "Name a new or an empty folder.");
        File.Delete(Path.Combine(root, DataManifest.FileName));
        foreach (string name in layout.Roots.Append(EtudeTruth.Folder))
        {
            string path = Path.Combine(root, name);
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }
    }
}
