using System.Collections.Immutable;
using MerWorkbench.Units;

namespace MerWorkbench.Datasets;

/// <summary>The lines of one track as they are read from a file, before it is known whether they make lyrics.</summary>
internal sealed class LyricsDraft(string path, LabelFaults faults)
{
    private readonly List<(LyricsLine Line, int At)> lines = [];

    /// <summary>The file's line that the first line of lyrics was read from; 0 where there is none.</summary>
    public int FirstAt => lines.Count > 0 ? lines[0].At : 0;

    /// <summary>Takes a line, in any order; one that is empty or ends before it begins is reported.</summary>
    /// <param name="at">The file's line.</param>
    /// <param name="start">When it begins, in seconds from the beginning of the sound.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="text">The words.</param>
    public void Add(int at, double start, double end, string text)
    {
        if (!(start >= 0 && end > start && double.IsFinite(end)))
            faults.Add(new(path, at, FormattableString.Invariant($"Expected a line that begins at 0 s or later and ends after it began, got {start} s to {end} s.")));
        else if (string.IsNullOrWhiteSpace(text))
            faults.Add(new(path, at, "Expected the words of the line; there are none."));
        else
            lines.Add((new(new Seconds(start), new Seconds(end), text.Trim()), at));
    }

    /// <summary>The lyrics in the order they are sung; a line that begins before the one before it ended is reported and left out.</summary>
    public TrackLyrics Build()
    {
        var sung = ImmutableArray.CreateBuilder<LyricsLine>();
        foreach (var (line, at) in lines.OrderBy(line => line.Line.Start.Value))
        {
            if (sung.Count > 0 && line.Start.Value < sung[^1].End.Value)
                faults.Add(new(path, at, $"Expected a line that begins when the one before it ended ({sung[^1].End}) or later, got {line.Start}."));
            else
                sung.Add(line);
        }
        return new(sung.ToImmutable());
    }
}
