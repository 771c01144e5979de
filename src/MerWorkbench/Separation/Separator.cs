using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using MerWorkbench.Audio;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;
using MerWorkbench.Torch;

namespace MerWorkbench.Separation;

/// <summary>
/// A trained network that separates sounds: of any length, rate and format, in one or two channels, in memory or from file to file with memory that
/// does not grow with their length. The estimates add up to the mixture.
/// </summary>
/// <remarks>
/// Differences from the published way: blocks are long (seconds) and follow each other on the grid of the network's halvings, so that the
/// result does not depend on their size; behind the end stands silence, where the published code moves its last block back. What the network's
/// band leaves out, above half its rate, goes to the accompaniment, where the published code loses it.
/// </remarks>
public sealed class Separator : IDisposable
{
    /// <summary>The key of the configuration among the texts of the weights' file.</summary>
    internal const string Key = "separator";

    /// <summary>The key of what the weights were trained on.</summary>
    internal const string TrainedOnKey = "trained_on";

    // Features of a block's first level: large enough that the context costs little, small enough that every published network stays below a gigabyte.
    private const int UsualFeatures = 24 * (1 << 17);

    private readonly SeparatorNetwork network;
    private ContentHash? hash;

    /// <summary>Takes a network over.</summary>
    /// <param name="network">The network; it is set to evaluate.</param>
    /// <param name="trainedOn">What its weights were trained on, in words.</param>
    public Separator(SeparatorNetwork network, string trainedOn)
    {
        this.network = network;
        TrainedOn = trainedOn;
        network.eval();
        Block = UsualFeatures / network.Configuration.Filters;
    }

    /// <summary>How the network is built.</summary>
    public SeparatorConfiguration Configuration => network.Configuration;

    /// <summary>What its weights were trained on, in words.</summary>
    public string TrainedOn { get; }

    /// <summary>The digest of configuration and weights: whoever has the same separates alike.</summary>
    public ContentHash Hash => hash ??= HashOf(network);

    /// <summary>The network.</summary>
    internal SeparatorNetwork Network => network;

    /// <summary>Samples wanted of a block at the network's rate; default 131,072 with 24 filters. With context it changes time and memory and nothing else.</summary>
    internal int Block { get; init; }

    /// <summary>The small network that comes with the workbench, trained on études.</summary>
    /// <exception cref="MerException">It does not lie beside the program.</exception>
    public static Separator Small()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "separators", "small.safetensors");
        return File.Exists(path) ? Load(path) : throw new MerException("The network that comes with the workbench is not here.", path, "Build the workbench anew, or train one with mer separator train.");
    }

    /// <summary>Reads weights, with their configuration, from a safetensors file.</summary>
    /// <exception cref="MerException">The file is damaged or holds something else.</exception>
    public static Separator Load(string path)
    {
        try
        {
            using SafeTensorsFile file = SafeTensorsFile.Open(path);
            if (!file.Metadata.TryGetValue(Key, out string? json))
                throw new MerException("The file holds no separator: its configuration is missing.", path);
            SeparatorNetwork network = SeparatorNetwork.Of(SeparatorConfiguration.Parse(json));
            SafeTensors.Load(path, network);
            return new(network, file.Metadata.GetValueOrDefault(TrainedOnKey, "unknown"));
        }
        catch (TorchException e)
        {
            throw new MerException(e.Message, inner: e);
        }
    }

    /// <summary>Writes weights and configuration: the same weights, the same bytes.</summary>
    public void Save(string path) =>
        SafeTensors.Save(path, network, new Dictionary<string, string> { [Key] = Configuration.ToJson(), [TrainedOnKey] = TrainedOn });

    /// <summary>Separates a sound in memory.</summary>
    /// <param name="mixture">The sound, in one or two channels.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <returns>The sources by name, with the mixture's rate, channels and length.</returns>
    public IReadOnlyDictionary<string, Waveform> Separate(Waveform mixture, CancellationToken cancellation = default)
    {
        float[][][] rows = [.. Configuration.Sources.Select(_ => Enumerable.Range(0, mixture.Channels).Select(_ => new float[mixture.Length]).ToArray())];
        var at = new int[rows.Length];
        using var stream = new StreamSeparator(network, Block, (_, _, _) => { }, (source, samples) =>
        {
            int channels = mixture.Channels;
            for (int i = 0; i < samples.Length; i++)
                rows[source][i % channels][at[source] + (i / channels)] = samples[i];
            at[source] += samples.Length / channels;
        });
        SoundSource.Of(mixture).PlayChannels(stream, Ambient.Or(cancellation));
        return Configuration.Sources.Select((name, source) => (name, new Waveform(mixture.Rate, rows[source]))).ToDictionary();
    }

    /// <summary>Separates a file into a file for each source, block by block.</summary>
    /// <param name="path">The song.</param>
    /// <param name="folder">Where the files go, named after their sources; made when missing.</param>
    /// <param name="ending"><c>.wav</c> (the default) or <c>.flac</c>; 16-bit integers.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops between two blocks; nothing is left behind.</param>
    /// <returns>What the song was, and the files by source.</returns>
    /// <exception cref="AudioException">The song cannot be read, the ending is another, or a file cannot be written.</exception>
    public (SoundFacts Facts, IReadOnlyDictionary<string, string> Files) Separate(
        string path, string folder, string ending = ".wav", IProgress<WorkProgress>? progress = null, CancellationToken cancellation = default)
    {
        (progress, cancellation) = Ambient.Or(progress, cancellation);
        if (ending is not (".wav" or ".flac"))
            throw new AudioException($"sources are written as wav or flac, not as '{ending}', in which they would not add up to the song.", path);
        Dictionary<string, string> files = Configuration.Sources.ToDictionary(name => name, name => Path.Combine(folder, name + ending));
        SoundWriter[] writers = [];
        try
        {
            var (rate, channels, whole) = (Configuration.SampleRate, 1, 0L);
            var (written, watch) = (0L, Stopwatch.StartNew());
            using var stream = new StreamSeparator(network, Block, (own, count, claimed) =>
            {
                (rate, channels, whole) = (own, count, claimed ?? 0);
                writers = [.. files.Values.Select(file => new SoundWriter(file, own, count))];
            },
            (source, samples) =>
            {
                writers[source].Write(samples);
                written += samples.Length / channels;
                if (progress is null || watch.ElapsedMilliseconds < 200)
                    return;
                watch.Restart();
                long done = written / writers.Length;
                progress.Report(new("separating", done / rate.Hertz, Math.Max(done, whole) / rate.Hertz + 1, null, TimeSpan.FromSeconds((double)done / rate.Hertz)));
            });
            SoundFacts facts = SoundSource.FromFile(path).PlayChannels(stream, cancellation);
            foreach (SoundWriter writer in writers)
                writer.Complete();
            return (facts, files);
        }
        finally
        {
            foreach (SoundWriter writer in writers)
                writer.Dispose();
        }
    }

    private static ContentHash HashOf(SeparatorNetwork network)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.UTF8.GetBytes(network.Configuration.ToJson()));
        foreach (NamedWeights weights in ModelWeights.Of(network))
        {
            bytes.Write(Encoding.UTF8.GetBytes(FormattableString.Invariant($"\n{weights.Name} {string.Join(' ', weights.Shape)}\n")));
            bytes.Write(MemoryMarshal.AsBytes<float>(weights.Values));
        }
        return ContentHash.OfBytes(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Lets go of the weights.</summary>
    public void Dispose() => network.Dispose();
}
