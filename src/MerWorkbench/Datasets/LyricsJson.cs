using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Datasets;

/// <summary>
/// Reads <c>lyrics.json</c>: an object with a track id for each name, and as its value the track's lines:
/// <c>{"TR1": [{"start": 12.3, "end": 15.1, "text": "words"}]}</c>.
/// </summary>
internal ref struct LyricsJson
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string path;
    private readonly ReadOnlySpan<byte> text;
    private Utf8JsonReader json;
    private int line, counted;

    private LyricsJson(string path)
    {
        this.path = path;
        text = LabelText.ReadBytes(path);
        json = new Utf8JsonReader(text, Lenient);
        line = 1;
    }

    /// <summary>The lines of each track. A file of another form is refused whole; a line that cannot be is reported.</summary>
    public static Dictionary<string, LyricsDraft> Read(string path, LabelFaults faults)
    {
        var reader = new LyricsJson(path);
        try
        {
            return reader.Tracks(faults);
        }
        catch (JsonException e)
        {
            throw new MerException("The JSON is damaged or cut off.", FormattableString.Invariant($"{path}:{(e.LineNumber ?? 0) + 1}"), inner: e);
        }
    }

    private Dictionary<string, LyricsDraft> Tracks(LabelFaults faults)
    {
        var tracks = new Dictionary<string, LyricsDraft>(StringComparer.Ordinal);
        Next(JsonTokenType.StartObject, "an object of tracks");
        while (NextOr(JsonTokenType.EndObject, JsonTokenType.PropertyName, "a track id"))
        {
            string id = json.GetString()!;
            var draft = new LyricsDraft(path, faults);
            if (!tracks.TryAdd(id, draft))
                faults.Add(new(path, Line(), $"Track {id} is there twice."));
            Next(JsonTokenType.StartArray, $"a list of lines of track {id}");
            while (NextOr(JsonTokenType.EndArray, JsonTokenType.StartObject, "a line as in {\"start\": 1, \"end\": 2, \"text\": \"words\"}"))
                Add(draft);
        }
        if (json.Read())
            throw Unexpected("nothing after the object of tracks");
        return tracks;
    }

    private void Add(LyricsDraft draft)
    {
        int at = Line();
        double? start = null, end = null;
        string? words = null;
        while (NextOr(JsonTokenType.EndObject, JsonTokenType.PropertyName, "start, end or text"))
        {
            string name = json.GetString()!;
            switch (name)
            {
                case "start" when start is null:
                    start = Number(name);
                    break;
                case "end" when end is null:
                    end = Number(name);
                    break;
                case "text" when words is null:
                    Next(JsonTokenType.String, "the words in text");
                    words = json.GetString()!;
                    break;
                default:
                    throw new MerException($"Expected start, end and text once each, got '{name}'.", Where());
            }
        }
        if (start is null || end is null || words is null)
            throw new MerException("Expected start, end and text; one is missing.", Where());
        draft.Add(at, start.Value, end.Value, words);
    }

    private double Number(string name)
    {
        Next(JsonTokenType.Number, $"seconds in {name}");
        return json.GetDouble();
    }

    private void Next(JsonTokenType wanted, string what)
    {
        if (!json.Read())
            throw new MerException($"Expected {what}; the file is empty.", path);
        if (json.TokenType != wanted)
            throw Unexpected(what);
    }

    // True where there is one more, false at the end of the object or list.
    private bool NextOr(JsonTokenType end, JsonTokenType more, string what)
    {
        json.Read();
        return json.TokenType == more || (json.TokenType == end ? false : throw Unexpected(what));
    }

    private MerException Unexpected(string what) =>
        new($"Expected {what}, got '{System.Text.Encoding.UTF8.GetString(json.ValueSpan[..Math.Min(40, json.ValueSpan.Length)])}'.", Where());

    private string Where() => FormattableString.Invariant($"{path}:{Line()}");

    // Utf8JsonReader keeps its line to itself until it throws.
    private int Line()
    {
        int at = (int)json.TokenStartIndex;
        line += text[counted..at].Count((byte)'\n');
        counted = at;
        return line;
    }
}
