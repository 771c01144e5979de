using System.Globalization;
using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Experiments;

/// <summary>A dataset made ready to learn from: its tracks that have sound, each with features and label.</summary>
public sealed class Corpus
{
    private Corpus(DatasetCard card, IReadOnlyList<Track> tracks, IReadOnlyList<Example> examples, Target target, string input, string dataHash) =>
        (Card, Tracks, Examples, Target, Input, DataHash) = (card, tracks, examples, target, input, dataHash);

    /// <summary>The dataset.</summary>
    public DatasetCard Card { get; }

    /// <summary>The tracks that have sound, in the dataset's order.</summary>
    public IReadOnlyList<Track> Tracks { get; }

    /// <summary>One example a track.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>What is to be predicted of a track.</summary>
    public Target Target { get; }

    /// <summary>The resolved parameters of the features.</summary>
    public string Input { get; }

    /// <summary>Hash over every track's id, sound and label.</summary>
    public string DataHash { get; }

    /// <summary>Takes the features of a dataset's tracks from the store, extracting what is missing.</summary>
    /// <param name="card">The dataset, as <see cref="Dataset.CardOf"/> gives it.</param>
    /// <param name="tracks">Its tracks, as loaded; those without sound or without the label asked for are left out.</param>
    /// <param name="inputs">The feature sets models see, in the order of <see cref="Example.Inputs"/>.</param>
    /// <param name="target">What is to be predicted.</param>
    /// <param name="store">Where features are kept.</param>
    /// <param name="jobs">How many files are worked on at a time.</param>
    /// <param name="progress">Told of each file; may be null.</param>
    /// <param name="token">Stops the work; what is done stays in the store.</param>
    /// <exception cref="MerException">No track has sound and label, or a file cannot be read.</exception>
    public static Corpus Build(DatasetCard card, IReadOnlyList<Track> tracks, IReadOnlyList<FeatureSet> inputs, Target target, FeatureStore store,
        int jobs, IProgress<WorkProgress>? progress, CancellationToken token)
    {
        Track[] heard = [.. tracks.Where(track => track.HasAudio && target.Of(track) is not null)];
        if (heard.Length == 0)
            throw new MerException($"None of the {tracks.Count} tracks of {card.Title} has sound and a label of this kind: {target.Description}.", remedy: card.Access);
        IReadOnlyList<StoredSound> sounds = store.ExtractAll([.. heard.Select(track => track.AudioPath)], inputs, jobs, progress, token);
        return Of(card, heard, [.. sounds.Select(sound => sound.Features)], [.. sounds.Select(sound => sound.Sound)], target,
            string.Join('\n', inputs.Select((set, i) => FormattableString.Invariant($"input {i}:\n{set.Parameters}"))));
    }

    /// <summary>The same corpus with some of its columns.</summary>
    /// <param name="columns">Which columns, in words; part of what names a run.</param>
    /// <param name="chosen">Whether a column is kept; at least one of each input is.</param>
    public Corpus With(string columns, Func<FeatureColumn, bool> chosen)
    {
        int[][] bins = [.. Examples[0].Inputs.Select(input => Enumerable.Range(0, input.Bins).Where(bin => chosen(input.Columns[bin])).ToArray())];
        return new(Card, Tracks, [.. Examples.Select(example => example with { Inputs = [.. example.Inputs.Select((input, i) => input.Pick(bins[i]))] })],
            Target, $"{Input}\ncolumns = {columns}: {string.Join(" and ", bins.Select(kept => kept.Length.ToString(CultureInfo.InvariantCulture)))}", DataHash);
    }

    /// <summary>Makes a corpus of what was read or computed elsewhere.</summary>
    /// <param name="card">The dataset.</param>
    /// <param name="tracks">Its tracks, each with a label of the target's kind.</param>
    /// <param name="inputs">What models see of each track.</param>
    /// <param name="sounds">The digest of each track's sound.</param>
    /// <param name="target">What is to be predicted.</param>
    /// <param name="parameters">How the inputs were made, every parameter resolved.</param>
    internal static Corpus Of(DatasetCard card, IReadOnlyList<Track> tracks, IReadOnlyList<IReadOnlyList<FeatureMatrix>> inputs, IReadOnlyList<ContentHash> sounds,
        Target target, string parameters)
    {
        var examples = new Example[tracks.Count];
        var identity = new StringBuilder();
        for (int i = 0; i < examples.Length; i++)
        {
            IReadOnlyList<double> label = target.Of(tracks[i])!;
            examples[i] = new(tracks[i].Id, inputs[i], label);
            identity.Append(CultureInfo.InvariantCulture, $"{tracks[i].Id}|{sounds[i].Hex}|").AppendJoin('|', label.Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }
        return new(card, tracks, examples, target, parameters, ContentHash.OfText(identity.ToString()).Hex);
    }
}
