using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;

namespace MerWorkbench.Experiments;

/// <summary>
/// Makes a corpus of labels over time: for each label the half second of samples before it (<see cref="RawWindows"/>), the
/// features of the same half second, and the label on -1..1.
/// </summary>
/// <remarks>
/// <see cref="Learning.Example.Inputs"/> are the samples <c>[labels, 22050]</c> and the features <c>[labels, bins]</c>. A label
/// whose half second is not whole in the sound is left out. All windows lie in memory: 5.3 MB a clip of 60 labels, 2.3 GB for the
/// 431 clips of MediaEval 2015.
/// </remarks>
public static class SeriesCorpus
{
    /// <summary>Reads the sound of the tracks that have labels over time.</summary>
    /// <param name="card">The dataset, as <see cref="Dataset.CardOf"/> gives it.</param>
    /// <param name="tracks">Its tracks, as loaded; those without sound or labels over time are left out.</param>
    /// <param name="frames">The frames whose statistics over each half second are the second input.</param>
    /// <param name="store">Where those features are kept.</param>
    /// <param name="jobs">How many files are worked on at a time.</param>
    /// <param name="progress">Told of each file; may be null.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="MerException">No track has sound and labels over time, or a file cannot be read.</exception>
    public static Corpus Build(DatasetCard card, IReadOnlyList<Track> tracks, FeatureSet frames, FeatureStore store,
        int jobs, IProgress<WorkProgress>? progress, CancellationToken token)
    {
        Track[] heard = [.. tracks.Where(track => track is { HasAudio: true, Dynamic.Mean.Length: > 0 }).Select(Whole).OfType<Track>()];
        if (heard.Length == 0)
            throw new MerException($"None of the {tracks.Count} tracks of {card.Title} has sound and labels over time.",
                remedy: "Sets with labels over time: deam, emomusic, pmemo, and dynamic-etudes, which are composed where no real data is.");
        FeatureSet pieces = frames.Pieces(RawWindows.Length, RawWindows.Length);
        IReadOnlyList<StoredSound> sounds = store.ExtractAll([.. heard.Select(track => track.AudioPath)], [pieces], jobs, progress, token);

        var inputs = new IReadOnlyList<FeatureMatrix>[heard.Length];
        int done = 0;
        Parallel.For(0, heard.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = token }, i =>
        {
            AffectSeries labels = heard[i].Dynamic!.Mean;
            FeatureMatrix samples = RawWindows.Before(SoundSource.FromFile(heard[i].AudioPath), labels.Start, labels.Step, labels.Length, token);
            int count = Math.Min(samples.Frames, RowsBefore(sounds[i].Features[0], labels).Count);
            // A header may say a little more than there is: both inputs and the labels end together.
            heard[i] = First(heard[i], count);
            inputs[i] = [samples.Frames == count ? samples : Rows(samples, [.. Enumerable.Range(0, count)], samples.Timing),
                Rows(sounds[i].Features[0], [.. RowsBefore(sounds[i].Features[0], labels).Take(count)], samples.Timing)];
            progress?.Report(new("windows", Interlocked.Increment(ref done), heard.Length, heard[i].Id));
        });
        return Corpus.Of(card, heard, inputs, [.. sounds.Select(sound => sound.Sound)], new SeriesTarget(),
            $"input 0:\n{RawWindows.Parameters}\ninput 1:\n{pieces.Parameters}\nlabels = on {AffectScale.MinusOneToOne}");
    }

    // Labels on -1..1, without those in the first half second.
    private static Track? Whole(Track track)
    {
        AffectSeries labels = track.Dynamic!.Mean;
        int early = Enumerable.Range(0, labels.Length).Count(i => labels.TimeAt(i).Value < RawWindows.Length.Value - 1e-9);
        return early == labels.Length ? null : Part(track, early, labels.Length - early);
    }

    private static Track First(Track track, int count) => count == track.Dynamic!.Mean.Length ? track : Part(track, 0, count);

    private static Track Part(Track track, int from, int count)
    {
        AffectSeries labels = track.Dynamic!.Mean;
        Affect[] points = [.. Enumerable.Range(from, count).Select(i => labels[i].To(AffectScale.MinusOneToOne))];
        return track with
        {
            Dynamic = new(new(AffectScale.MinusOneToOne, labels.TimeAt(from), labels.Step,
                [.. points.Select(point => point.Valence.Value)], [.. points.Select(point => point.Arousal.Value)]), [], []),
        };
    }

    // The row centred nearest to the middle of the half second before each label, as long as there is one.
    private static IReadOnlyList<int> RowsBefore(FeatureMatrix matrix, AffectSeries labels) =>
    [
        .. Enumerable.Range(0, labels.Length)
            .Select(i => (int)Math.Round((labels.TimeAt(i).Value - (RawWindows.Length.Value / 2) - matrix.Timing.First.Value) / matrix.Timing.Hop.Value))
            .TakeWhile(row => row < matrix.Frames),
    ];

    private static FeatureMatrix Rows(FeatureMatrix matrix, IReadOnlyList<int> rows, RowTiming timing)
    {
        var values = new float[rows.Count * matrix.Bins];
        for (int i = 0; i < rows.Count; i++)
            matrix.Row(rows[i]).CopyTo(values.AsSpan(i * matrix.Bins));
        return new(matrix.Columns, values, timing, matrix.Warnings);
    }
}
