using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MerWorkbench.Foundation;
using MerWorkbench.Learning.Selection;
using MerWorkbench.Metrics;

namespace MerWorkbench.Learning.Extraction;

/// <summary>
/// The features of clips as classifiers of one study share them: the networks of a fold are trained once and its features selected
/// once, whichever classifier asks first. What is kept is kept under the digest of all that decides it, so no fold can see another's.
/// </summary>
/// <param name="options">How features are made.</param>
/// <param name="standard">The standard sets and their widths in words, as results print them.</param>
/// <param name="seed">The seed of networks that are trained on all songs; those of a fold take the fold's.</param>
/// <param name="store">Where what the networks made of clips outlives the process; null, the default, keeps it in memory alone.</param>
public sealed class FoldFeatures(ExtractionOptions options, string standard, int seed, ExtractionStore? store = null)
{
    private const int LogMelInput = 0, MfccInput = 1, FirstStandardInput = 2;

    // Folds are worked on side by side: what two of them want is made by one.
    private readonly OncePerKey<LearnedFeatures> _learned = new();
    private readonly OncePerKey<int[]> _selected = new();

    private static string Search { get; } = FormattableString.Invariant(
        $"best first, {new CfsOptions().Patience} expansions without success, locally predictive {new CfsOptions().LocallyPredictive}; all columns where it selects none");

    /// <summary>How features are made.</summary>
    public ExtractionOptions Options => options;

    /// <summary>Every parameter with its value, one a line.</summary>
    internal string ParametersOf(ClipFeatureSets sets, FeatureSelection selection)
    {
        string lines = $"features = {sets}, each column standardised by the training part";
        if (sets.HasFlag(ClipFeatureSets.Standard))
            lines += $"\nstandard features = {standard}";
        if ((sets & (ClipFeatureSets.CnnMfcc | ClipFeatureSets.CnnLogMel)) != 0)
            lines += $"\n{options.NetworkParameters}";
        return lines + selection switch
        {
            FeatureSelection.None => "\nselection = none",
            FeatureSelection.Cfs => $"\nselection = CFS on the fold's training and validation songs, {Search}",
            _ => $"\nselection = CFS on all songs, the tested too: OPTIMISTIC, {Search}",
        };
    }

    /// <summary>What classifiers see in a fold.</summary>
    /// <param name="task">The fold. The validation part joins the training part, for nothing is chosen by it.</param>
    /// <param name="sets">Which features.</param>
    /// <param name="selection">Which columns of them.</param>
    /// <param name="share">Where this stands in the fold's work.</param>
    internal FoldTable TableOf(FoldTask task, ClipFeatureSets sets, FeatureSelection selection, (double From, double To) share)
    {
        Example[] known = [.. task.Train, .. task.Validation], clips = [.. known, .. task.Test];
        double[][] rows = [.. clips.Select(_ => Array.Empty<double>())];
        List<FoldTable.Column> columns = [];
        List<EpochRecord> epochs = [];
        if (sets.HasFlag(ClipFeatureSets.Standard))
        {
            rows = [.. clips.Select(StandardRow)];
            columns.AddRange(Enumerable.Range(0, rows[0].Length).Select(feature => new FoldTable.Column(null, feature)));
        }
        (ClipFeatureSets Set, int Input, string Label)[] networks =
            [.. new[] { (ClipFeatureSets.CnnMfcc, MfccInput, "cnn-mfcc"), (ClipFeatureSets.CnnLogMel, LogMelInput, "cnn-logmel") }.Where(network => sets.HasFlag(network.Item1))];
        for (int i = 0; i < networks.Length; i++)
        {
            LearnedFeatures found = Learn(task, known, clips, networks[i].Input, networks[i].Label,
                (share.From + ((share.To - share.From) * i / networks.Length), share.From + ((share.To - share.From) * (i + 1) / networks.Length)));
            rows = [.. rows.Zip(clips, (row, clip) => (double[])[.. row, .. found.Values[clip.Id]])];
            int units = options.Network.Units, before = i * units;
            columns.AddRange(Enumerable.Range(0, ExtractionOptions.Pieces * units).Select(column => new FoldTable.Column(column / units, before + (column % units))));
            epochs.AddRange(found.Epochs);
        }
        var scale = Standardizer.Fit(rows[..known.Length]);
        rows = [.. rows.Select(row => scale.Transform(row))];
        int[] labels = [.. clips.Select(clip => ClassificationScores.MostLikely(clip.Targets))];
        var table = new FoldTable(columns, rows[..known.Length], labels[..known.Length], rows[known.Length..], known[0].Targets.Count, epochs);
        return selection switch
        {
            FeatureSelection.None => table,
            FeatureSelection.Cfs => table.Keep(Select(table.Train, table.Labels, task.Token)),
            _ => table.Keep(Select(rows, labels, task.Token)),
        };
    }

    private int[] Select(double[][] rows, int[] labels, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes<int>(labels));
        foreach (double[] row in rows)
            hash.AppendData(MemoryMarshal.AsBytes<double>(row));
        string key = Convert.ToHexStringLower(hash.GetHashAndReset());
        return _selected.Get(key, () =>
        {
            CfsSelection found = Cfs.Select(rows, labels, token: token);
            return found.Columns.IsEmpty ? [.. Enumerable.Range(0, rows[0].Length)] : [.. found.Columns];
        });
    }

    private LearnedFeatures Learn(FoldTask task, Example[] known, Example[] clips, int input, string label, (double From, double To) share)
    {
        Example[] train = options.OnAll ? [.. clips.OrderBy(clip => clip.Id, StringComparer.Ordinal)] : known;
        Example[] wanted = options.OnAll ? train : clips;
        int networkSeed = options.OnAll ? seed : task.Seed;
        string key = DigestOf(train, wanted, input, FormattableString.Invariant($"{label}|{networkSeed}|{options.NetworkParameters}"));
        return _learned.Get(key, () =>
        {
            if (store?.TryRead(key, wanted) is { } kept)
                return kept;
            LearnedFeatures found = ExtractorTraining.Run(train, wanted, input, label, options, networkSeed, task, share);
            store?.Keep(key, wanted, found);
            return found;
        });
    }

    private static string DigestOf(Example[] train, Example[] wanted, int input, string parameters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(parameters));
        foreach (Example clip in train)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"|{clip.Id}|"));
            hash.AppendData(MemoryMarshal.AsBytes<double>(clip.Targets.ToArray()));
        }
        foreach (Example clip in wanted)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"|{clip.Id}|"));
            hash.AppendData(MemoryMarshal.AsBytes(clip.Inputs[input].Values.Span));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static double[] StandardRow(Example clip) => [.. clip.Inputs.Skip(FirstStandardInput).SelectMany(set => set.WideRow(0))];
}
