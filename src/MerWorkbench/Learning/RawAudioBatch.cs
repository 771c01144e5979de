using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Models;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Learning;

/// <summary>Songs as tensors: the windows of all of them one after the other, labels beside. Only the songs of a batch are ever copied.</summary>
internal sealed class RawAudioBatch
{
    private RawAudioBatch(Tensor windows, Tensor lengths, Tensor targets) => (Windows, Lengths, Targets) = (windows, lengths, targets);

    /// <summary>The samples, <c>[windows, samples]</c>.</summary>
    public Tensor Windows { get; }

    /// <summary>How many windows each song has, <c>[songs]</c>.</summary>
    public Tensor Lengths { get; }

    /// <summary>The standardised labels, <c>[windows, 2]</c>.</summary>
    public Tensor Targets { get; }

    /// <summary>Copies songs into tensors that belong to the current dispose scope.</summary>
    /// <param name="songs">The songs.</param>
    /// <param name="scale">Standardises the labels.</param>
    /// <param name="rows">Which windows of each song.</param>
    public static RawAudioBatch Of(IReadOnlyList<Example> songs, Standardizer scale, IReadOnlyList<int[]> rows)
    {
        int count = rows.Sum(chosen => chosen.Length), samples = songs[0].Inputs[0].Bins, at = 0;
        Tensor windows = empty(count, samples);
        Span<float> values = windows.data<float>().Span;
        var targets = new float[count * SeriesLabels.Axes];
        foreach (var (song, chosen) in songs.Zip(rows))
        {
            FeatureMatrix matrix = song.Inputs[0];
            Check.SameLength(SeriesLabels.Times(song), matrix.Frames, "the labels", "the windows");
            foreach (int row in chosen)
            {
                matrix.Row(row).CopyTo(values[(at * samples)..]);
                double[] label = scale.Transform([song.Targets[SeriesLabels.Axes * row], song.Targets[(SeriesLabels.Axes * row) + 1]]);
                (targets[SeriesLabels.Axes * at], targets[(SeriesLabels.Axes * at) + 1]) = ((float)label[0], (float)label[1]);
                at++;
            }
        }
        return new(windows, tensor(rows.Select(chosen => (long)chosen.Length).ToArray(), [rows.Count]), tensor(targets, [count, SeriesLabels.Axes]));
    }

    /// <summary>The windows of a song that an epoch shows, drawn with torch's random generator.</summary>
    /// <param name="times">How many the song has.</param>
    /// <param name="wanted">How many are wanted; all where null.</param>
    /// <param name="span">Neighbours for a recurrence over the song, windows far apart for one inside the window.</param>
    public static int[] Draw(int times, int? wanted, RecurrentSpan span)
    {
        if (wanted is not { } count || count >= times)
            return [.. Enumerable.Range(0, times)];
        int stride = span == RecurrentSpan.Song ? 1 : times / count;
        using Tensor chance = randint(times - ((count - 1) * stride), [1]);
        int first = (int)chance.item<long>();
        return [.. Enumerable.Range(0, count).Select(i => first + (i * stride))];
    }
}
