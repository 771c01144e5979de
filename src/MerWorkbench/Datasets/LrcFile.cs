using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>A file of lyrics with times, as players show them beside a sound file (<c>.lrc</c>).</summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>[mm:ss.xx]words</c>: the line begins then; also <c>[mm:ss]</c>, <c>[mm:ss.xxx]</c> and <c>[mm:ss:xx]</c>. Several
/// times before the words: the line is sung so often.</item>
/// <item>A line ends when the next begins. A time without words ends the line before it. The last line, where nothing ends it,
/// ends with <c>[length:mm:ss]</c>, else lasts as long as the median line, else 4 s.</item>
/// <item><c>[offset:+500]</c>: all lines come so many milliseconds sooner (later with a minus), none before the beginning.</item>
/// <item><c>[ti:...]</c>, <c>[ar:...]</c> and any other name: <see cref="Tags"/>. A name with <c>#</c> is a comment.</item>
/// <item><c>&lt;mm:ss.xx&gt;</c> within the words gives the time of a word; it is left out.</item>
/// </list>
/// </remarks>
/// <param name="Lyrics">The lines, in the order they are sung.</param>
/// <param name="Tags">What the file says of the song, by the tag's name in lower case: <c>ti</c> title, <c>ar</c> artist, <c>al</c> album.</param>
public sealed partial record LrcFile(TrackLyrics Lyrics, ImmutableSortedDictionary<string, string> Tags)
{
    private const double LastLine = 4;

    /// <summary>Reads a file.</summary>
    /// <exception cref="MerException">It cannot be read, or a line is malformed; the message names file and line, what was expected and what was found.</exception>
    public static LrcFile Read(string path) => Read(path, new LabelFaults(gather: false));

    internal static LrcFile Read(string path, LabelFaults faults)
    {
        var tags = new Dictionary<string, (string Value, int At)>(StringComparer.Ordinal);
        var marks = new List<Mark>();
        foreach (var (at, text) in LabelText.Lines(LabelText.Read(path)))
        {
            string line = text.Trim();
            if (line.Length == 0)
                continue;
            if (Tag().Match(line) is { Success: true } tag)
            {
                string name = tag.Groups["name"].Value.ToLowerInvariant(), value = tag.Groups["value"].Value.Trim();
                if (!name.StartsWith('#') && !tags.TryAdd(name, (value, at)) && tags[name].Value != value)
                    faults.Add(new(path, at, $"The tag {name} is there twice, as '{tags[name].Value}' and '{value}'."));
            }
            else if (Stamped().Match(line) is { Success: true } stamped)
            {
                string words = Blanks().Replace(WordStamp().Replace(stamped.Groups["words"].Value, " "), " ").Trim();
                marks.AddRange(stamped.Groups["stamp"].Captures.Select(stamp => new Mark(Time(stamp.Value), words, at)));
            }
            else
            {
                faults.Add(new(path, at, $"Expected [mm:ss.xx] with seconds below 60 before the words, or a tag [name:value], got '{line}'."));
            }
        }
        double offset = Offset(path, tags, faults);
        Mark[] sung = [.. marks.Select(mark => mark with { Time = Math.Max(0, mark.Time - offset) }).OrderBy(mark => mark.Time)];
        return new(Lines(path, sung, Length(path, tags, faults), faults), tags.ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value.Value, StringComparer.Ordinal));
    }

    private static TrackLyrics Lines(string path, Mark[] marks, double? length, LabelFaults faults)
    {
        // A time without words ends nothing where words begin then.
        List<Mark> kept = [];
        foreach (var moment in marks.GroupBy(mark => mark.Time))
        {
            Mark[] words = [.. moment.Where(mark => mark.Words.Length > 0).DistinctBy(mark => mark.Words)];
            if (words.Length > 1)
                faults.Add(new(path, words[1].At, FormattableString.Invariant($"Two lines begin at {moment.Key:0.###} s: '{words[0].Words}' and '{words[1].Words}'.")));
            kept.Add(words.Length > 0 ? words[0] : moment.First());
        }
        double[] durations = [.. kept.Zip(kept.Skip(1)).Where(pair => pair.First.Words.Length > 0).Select(pair => pair.Second.Time - pair.First.Time).Order()];
        double usual = durations.Length > 0 ? durations[durations.Length / 2] : LastLine;

        var draft = new LyricsDraft(path, faults);
        for (int i = 0; i < kept.Count; i++)
        {
            if (kept[i].Words.Length > 0)
                draft.Add(kept[i].At, kept[i].Time, i + 1 < kept.Count ? kept[i + 1].Time : length > kept[i].Time ? length.Value : kept[i].Time + usual, kept[i].Words);
        }
        if (draft.FirstAt == 0)
            faults.Add(new(path, 0, "Expected lines of words with times; there are none."));
        return draft.Build();
    }

    private static double Offset(string path, Dictionary<string, (string Value, int At)> tags, LabelFaults faults)
    {
        if (!tags.TryGetValue("offset", out var tag))
            return 0;
        if (int.TryParse(tag.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int milliseconds))
            return milliseconds / 1000.0;
        faults.Add(new(path, tag.At, $"Expected whole milliseconds in the tag offset, got '{tag.Value}'."));
        return 0;
    }

    private static double? Length(string path, Dictionary<string, (string Value, int At)> tags, LabelFaults faults)
    {
        if (!tags.TryGetValue("length", out var tag))
            return null;
        if (WholeStamp().IsMatch(tag.Value))
            return Time(tag.Value);
        faults.Add(new(path, tag.At, $"Expected mm:ss in the tag length, got '{tag.Value}'."));
        return null;
    }

    // "1:02", "01:02.5", "01:02.50", "01:02.500", "01:02:50"
    private static double Time(string stamp)
    {
        string[] parts = stamp.Split(':', '.');
        double whole = (60 * int.Parse(parts[0], CultureInfo.InvariantCulture)) + int.Parse(parts[1], CultureInfo.InvariantCulture);
        return parts.Length < 3 ? whole : whole + (int.Parse(parts[2], CultureInfo.InvariantCulture) / Math.Pow(10, parts[2].Length));
    }

    private const string Stamp = @"[0-9]{1,3}:[0-5]?[0-9](?:[.:][0-9]{1,3})?";

    [GeneratedRegex(@"^\[(?<name>[A-Za-z#][A-Za-z0-9_#]*):(?<value>[^\]]*)\]$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:\[(?<stamp>" + Stamp + @")\]\s*)+(?<words>(?!\[[0-9]+:).*)$")]
    private static partial Regex Stamped();

    [GeneratedRegex("^" + Stamp + "$")]
    private static partial Regex WholeStamp();

    [GeneratedRegex("<" + Stamp + ">")]
    private static partial Regex WordStamp();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private sealed record Mark(double Time, string Words, int At);
}
