using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Learning;

namespace MerWorkbench.Experiments;

/// <summary>A dataset made ready to learn from: its tracks that have sound, each with features and label.</summary>
public sealed class Corpus
{
    private Corpus(DatasetCard card, IReadOnlyList<Track> tracks, IReadOnlyList<Example> examples, string input, string dataHash) =>
        (Card, Tracks, Examples, Input, DataHash) = (card, tracks, examples, input, dataHash);

    /// <summary>The dataset.</summary>
    public DatasetCard Card { get; }

    /// <summary>The tracks that have sound, in the dataset's order.</summary>
    public IReadOnlyList<Track> Tracks { get; }

    /// <summary>One example a track, targets in the order arousal, valence.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>The resolved parameters of the features.</summary>
    public string Input { get; }

    /// <summary>Hash over every track's id, sound and label.</summary>
    public string DataHash { get; }

    /// <summary>Loads a dataset and takes its features from the store, extracting what is missing.</summary>
    /// <param name="card">The dataset, as <see cref="Dataset.CardOf"/> gives it.</param>
    /// <param name="tracks">Its tracks, as loaded; those without sound are left out.</param>
    /// <param name="sequence">The features of pieces.</param>
    /// <param name="clip">The features of the whole clip.</param>
    /// <param name="store">Where features are kept.</param>
    /// <param name="jobs">How many files are worked on at a time.</param>
    /// <param name="progress">Told of each file; may be null.</param>
    /// <param name="token">Stops the work; what is done stays in the store.</param>
    /// <exception cref="MerException">No track has sound, or a file cannot be read.</exception>
    public static Corpus Build(DatasetCard card, IReadOnlyList<Track> tracks, FeatureSet sequence, FeatureSet clip, FeatureStore store,
        int jobs, IProgress<WorkProgress>? progress, CancellationToken token)
    {
        Track[] heard = [.. tracks.Where(track => track is { HasAudio: true, Annotation: not null })];
        if (heard.Length == 0)
            throw new MerException($"None of the {tracks.Count} tracks of {card.Title} has sound and labels of valence and arousal.", remedy: card.Access);
        IReadOnlyList<StoredSound> sounds = store.ExtractAll([.. heard.Select(track => track.AudioPath)], [sequence, clip], jobs, progress, token);

        var examples = new Example[heard.Length];
        var identity = new StringBuilder();
        for (int i = 0; i < heard.Length; i++)
        {
            Affect label = heard[i].Annotation!.Mean;
            examples[i] = new(heard[i].Id, sounds[i].Features[0], sounds[i].Features[1], [label.Arousal.Value, label.Valence.Value]);
            identity.Append(FormattableString.Invariant(
                $"{heard[i].Id}|{sounds[i].Sound.Hex}|{label.Scale}|{label.Arousal.Value:R}|{label.Valence.Value:R}\n"));
        }
        string input = $"pieces:\n{sequence.Parameters}\nclip:\n{clip.Parameters}";
        return new(card, heard, examples, input, ContentHash.OfText(identity.ToString()).Hex);
    }
}
