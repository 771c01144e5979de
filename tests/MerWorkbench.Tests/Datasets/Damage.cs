using System.Globalization;
using System.Text;

namespace MerWorkbench.Tests.Datasets;

/// <summary>One way in which a folder arrives damaged, and what the person must then be told.</summary>
/// <param name="What">The damage in words.</param>
/// <param name="Do">Does it to a whole sample.</param>
/// <param name="Where">How the place that is named must end: <c>labels.csv:3</c>; null where the damage does no harm and the same is loaded.</param>
internal sealed record Damage(string What, Action<TemporaryFolder> Do, string? Where)
{
    private static readonly (string What, byte[] Bytes)[] OtherFiles =
    [
        ("a zip archive", [.. "PK\x03\x04\x14\0\0\0\x08\0"u8, 0xB5, 0x90, 0xFF]),
        ("a gzip file", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0xC8]),
        ("a picture", [0x89, .. "PNG\r\n\x1A\n"u8]),
        ("a web page", [.. "<!DOCTYPE html><html>Not found</html>\n"u8]),
        ("an object of JSON", [.. "{\"error\": \"Not found\"}\n"u8]),
        ("a Git LFS pointer", [.. "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"u8]),
    ];

    /// <summary>All damages that make sense for a label file.</summary>
    public static IEnumerable<Damage> Of(LabelFile file, string text)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        string[] header = file.Header ?? [.. Cells(lines[0]).Select(cell => cell.Trim().Trim('"'))];
        int first = file.Header is null ? 1 : 0, at = first + file.Row, last = lines.Length - 1;
        string name = Path.GetFileName(file.Path);
        return [.. Harmless(), .. Whole(), .. Columns(), .. Rows(), .. Values()];

        string[] Cells(string line) => line.Split(file.Separator);
        string Line(int index) => FormattableString.Invariant($"{name}:{index + 1}");
        Damage Bytes(string what, byte[] bytes, string? where) => new($"{file.Path}: {what}", folder => folder.Put(file.Path, bytes), where);
        Damage Text(string what, IEnumerable<string> changed, string? where) => Bytes(what, Encoding.UTF8.GetBytes(string.Join('\n', changed) + "\n"), where);
        string[] With(int line, string content) => [.. lines[..line], content, .. lines[(line + 1)..]];
        string[] WithCell(int line, string column, string content)
        {
            string[] cells = Cells(lines[line]);
            cells[Array.IndexOf(header, column)] = content;
            return With(line, string.Join(file.Separator, cells));
        }

        IEnumerable<Damage> Harmless()
        {
            byte[] plain = Encoding.UTF8.GetBytes(text), crlf = Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n"));
            yield return Bytes("a byte order mark", [.. Encoding.UTF8.Preamble, .. plain], null);
            yield return Bytes("CRLF", crlf, null);
            yield return Bytes("a byte order mark and CRLF", [.. Encoding.UTF8.Preamble, .. crlf], null);
            yield return Bytes("no line end at the end", plain[..^1], null);
            yield return Text("blanks about every cell", lines.Select(line => string.Join(file.Separator, Cells(line).Select(cell => cell.StartsWith('"') || cell.EndsWith('"') ? cell : $"  {cell} "))), null);
        }

        IEnumerable<Damage> Whole()
        {
            yield return Bytes("empty", [], name);
            if (!file.IsOptional)
                yield return new($"{file.Path}: not there", folder => File.Delete(folder[file.Path]), "");
            if (first == 1 && !file.MayBeEmpty)
                yield return Text("the header alone", lines[..1], name);
            if (first == 1)
                yield return Text("no header", lines[1..], Line(0));
            yield return Bytes("UTF-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], Line(0));
            yield return Bytes("UTF-16, big end first", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)], Line(0));
            foreach (int line in new[] { at, last }.Distinct())
                yield return Bytes($"a letter of Latin-1 in line {line + 1}", [.. Encoding.UTF8.GetBytes(string.Concat(lines[..line].Select(before => before + "\n"))), 0xE9, .. Encoding.UTF8.GetBytes(string.Join('\n', lines[line..]) + "\n")], Line(line));
            foreach (var (what, bytes) in OtherFiles)
                yield return Bytes(what, bytes, Line(0));
            foreach (char other in ",;\t|".Where(other => other != file.Separator))
                yield return Bytes($"{(int)other:X2} for the separator", Encoding.UTF8.GetBytes(text.Replace(file.Separator, other)), Line(0));
        }

        IEnumerable<Damage> Columns()
        {
            if (first == 0)
                yield break;
            foreach (string column in file.Needed)
            {
                string[] renamed = [.. Cells(lines[0])];
                renamed[Array.IndexOf(header, column)] = "renamed";
                yield return Text($"no column {column}", With(0, string.Join(file.Separator, renamed)), Line(0));
                string[] twice = [.. Cells(lines[0])];
                twice[Array.FindIndex(header, other => other != column)] = column;
                yield return Text($"the column {column} twice", With(0, string.Join(file.Separator, twice)), Line(0));
            }
        }

        IEnumerable<Damage> Rows()
        {
            string[] cells = Cells(lines[at]);
            for (int count = 1; count < cells.Length && !file.IsRagged; count++)
                yield return Text($"a row of {count} cells", With(at, string.Join(file.Separator, cells[..count])), Line(at));
            string[] ended = Cells(lines[last]);
            if (!file.IsRagged && ended.Length > 1)
                yield return Bytes("cut off in the last row", Encoding.UTF8.GetBytes(string.Join('\n', lines[..last]) + "\n" + ended[0]), Line(last));
            if (!file.MendsSurplus)
                yield return Text("cells too many", With(at, lines[at] + string.Concat(Enumerable.Repeat($"{file.Separator}1", header.Length))), Line(at));
            if (file.IsQuoted)
                yield return Text("a quote that does not close", With(at, "\"" + lines[at].Replace("\"", "")), Line(at));
            if (file.HasIds)
                yield return Text("a row twice", [.. lines, lines[at]], Line(lines.Length));
        }

        IEnumerable<Damage> Values()
        {
            foreach (var (column, low, high) in file.Numbers)
            {
                List<string> bad = ["", "abc", "NaN", "Infinity", "1e999", "0x1", "1.2.3", "-", "--1"];
                if (low > -1e300)
                    bad.Add((low - 1).ToString(CultureInfo.InvariantCulture));
                if (high < 1e300)
                    bad.Add((high + 1).ToString(CultureInfo.InvariantCulture));
                if (file.IsQuoted)
                    bad.Add("\"1,5\"");
                foreach (string value in bad)
                    yield return Text($"{column} is '{value}'", WithCell(at, column, value), Line(at));
            }
            foreach (string column in file.Words)
            {
                string word = Cells(lines[at])[Array.IndexOf(header, column)].Trim('"');
                foreach (string value in new[] { "", "something", "7", word + "s", char.IsLower(word[0]) ? word.ToUpperInvariant() : word.ToLowerInvariant() })
                    yield return Text($"{column} is '{value}'", WithCell(at, column, value), Line(at));
            }
            foreach (string column in file.Texts)
            {
                foreach (string value in new[] { "", "   " })
                    yield return Text($"{column} is '{value}'", WithCell(at, column, value), Line(at));
            }
        }
    }

    /// <summary>All damages that make sense for a sound file with this header, <c>wav</c> or <c>au</c>.</summary>
    public static IEnumerable<Damage> OfSound(string path, byte[] sound, bool isAu)
    {
        string name = Path.GetFileName(path);
        Damage Bytes(string what, byte[] bytes) => new($"{path}: {what}", folder => folder.Put(path, bytes), name);
        byte[] With(int at, params byte[] bytes) => [.. sound[..at], .. bytes, .. sound[(at + bytes.Length)..]];

        yield return Bytes("empty", []);
        yield return Bytes("a line of text", [.. "not a sound\n"u8]);
        yield return Bytes("zeros", new byte[1000]);
        yield return Bytes("a line of text of its own length", [.. Enumerable.Repeat((byte)'a', sound.Length)]);
        yield return Bytes("its own end first", [.. sound.Reverse()]);
        foreach (var (what, bytes) in OtherFiles)
            yield return Bytes(what, bytes);
        int header = isAu ? 24 : 44;
        for (int length = 1; length < header; length += 3)
            yield return Bytes($"cut off after {length} bytes", sound[..length]);
        yield return Bytes("the header alone", sound[..header]);
        foreach (int share in new[] { 10, 25, 50, 75, 90 })
            yield return Bytes($"cut off after {share} %", sound[..(sound.Length * share / 100)]);
        if (isAu)
        {
            yield return Bytes("another magic word", With(0, [.. ".sne"u8]));
            yield return Bytes("an unknown encoding", With(12, 0, 0, 0, 99));
            yield return Bytes("no rate", With(16, 0, 0, 0, 0));
            yield return Bytes("no channels", With(20, 0, 0, 0, 0));
        }
        else
        {
            yield return Bytes("another magic word", With(0, [.. "RIFX"u8]));
            yield return Bytes("another form", With(8, [.. "AVI "u8]));
            yield return Bytes("an unknown encoding", With(20, 0x34, 0x12));
            yield return Bytes("no channels", With(22, 0, 0));
            yield return Bytes("no rate", With(24, 0, 0, 0, 0));
        }
    }
}
