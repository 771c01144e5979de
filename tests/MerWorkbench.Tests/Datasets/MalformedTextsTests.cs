using System.Text;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets;

/// <summary>Damaged files of the sets of texts and of the table of features: loading stops at file and line, checking lists every fault.</summary>
public sealed class MalformedTextsTests
{
    private const string IsearHeader = "ID|Field1|MYKEY|SIT|STATE|";
    private const string IsearRows = "\n11|joy|0011|When we met.|1|\n11|fear|0012|When I fell.|1|\n";
    private const string Labels = "anger\ndisgust\nfear\njoy\nneutral\nsadness\nsurprise";

    private static TemporaryFolder Isear(string text)
    {
        var folder = new TemporaryFolder();
        folder.PutText("isear.csv", text);
        return folder;
    }

    private static TemporaryFolder GoEmotions()
    {
        var folder = new TemporaryFolder();
        folder.PutText("ekman/labels.txt", Labels);
        folder.PutText("ekman/train.tsv", "Great \"stuff\tfor us\"\t3\taa\nIs it?\t3,6\tab\n".Replace("stuff\tfor", "stuff for"));
        folder.PutText("ekman/dev.tsv", "So sad\t5\tba\n");
        folder.PutText("ekman/test.tsv", "Go away!\t0\tca\n");
        return folder;
    }

    private static TemporaryFolder Turkish(string text)
    {
        var folder = new TemporaryFolder();
        folder.PutText("Acoustic_Features.csv", text);
        return folder;
    }

    private static string TurkishHeader(int features = 50) => "Class," + string.Join(',', DamageSample.TurkishFeatures.Take(features));

    private static string TurkishRow(string emotion = "sad", string first = "\"0.5\"", int features = 50) =>
        $"\n\"{emotion}\",{first}," + string.Join(',', Enumerable.Repeat("\"1.5\"", features - 1));

    private static void AssertRefused(Action load, string where, params string[] parts)
    {
        var problem = Assert.Throws<MerException>(load);
        Assert.EndsWith(where, problem.Where);
        Assert.All(parts, part => Assert.Contains(part, problem.Message));
    }

    [Fact]
    public void Sound_files_in_the_fixtures_load()
    {
        using TemporaryFolder isear = Isear(IsearHeader + IsearRows), go = GoEmotions(), turkish = Turkish(TurkishHeader() + TurkishRow());
        Assert.Equal(["When we met.", "When I fell."], new Isear().Load(isear.Root).Select(text => text.Text));
        Assert.Equal("Great \"stuff for us\"", new GoEmotions().Load(go.Root)[0].Text);
        Assert.Equal([0.5, 1.5], new TurkishMusicEmotion().Load(turkish.Root).Rows.Single().Values.Take(2));
    }

    [Theory]
    [InlineData("", "isear.csv", "empty")]
    [InlineData(IsearHeader + "\n", "isear.csv", "there are none")]
    [InlineData("ID|Field1|SIT|STATE|" + "\n11|joy|When.|1|\n", "isear.csv:1", "column MYKEY")]
    [InlineData("ID,Field1,MYKEY,SIT,STATE,\n", "isear.csv:1", "column ID")]
    [InlineData(IsearHeader + "\n11|joy|0011|When", "isear.csv:2", "6 cells", "got 4")]
    [InlineData(IsearHeader + "\n11|joy|0011|When.|1|\n\n11|fear|0012|When.|1|\n", "isear.csv:3", "6 cells", "got 1")]
    [InlineData(IsearHeader + "\n11|hope|0011|When.|1|\n", "isear.csv:2", "joy, fear", "'hope'")]
    [InlineData(IsearHeader + "\n11|joy|0011|When.|1|\n12|fear|0011|When.|1|\n", "isear.csv:3", "0011 is there twice")]
    [InlineData(IsearHeader + "\n|joy|0011|When.|1|\n", "isear.csv:2", "ID", "empty")]
    [InlineData(IsearHeader + "\n11|joy||When.|1|\n", "isear.csv:2", "MYKEY", "empty")]
    [InlineData(IsearHeader + "\n11|joy|0011||1|\n", "isear.csv:2", "SIT", "empty")]
    [InlineData(IsearHeader + "\n11|joy|0011|á á|1|\n", "isear.csv:2", "stray bytes alone")]
    [InlineData("ID|Field1|MYKEY|SIT|SIT|\n", "isear.csv:1", "SIT is there twice")]
    public void A_malformed_row_of_Isear_is_refused_by_file_and_line(string text, string where, params string[] parts)
    {
        using TemporaryFolder folder = Isear(text);
        AssertRefused(() => new Isear().Load(folder.Root), where, parts);
    }

    [Fact]
    public void A_text_that_is_broken_at_separators_is_put_together()
    {
        using TemporaryFolder folder = Isear(IsearHeader + "\n11|joy|0011|I had \\a chat\\\" and á|an ÷l|at last.\"|1|\n");
        Assert.Equal("I had \"a chat\" and an öl at last.", new Isear().Load(folder.Root).Single().Text);
    }

    [Fact]
    public void A_byte_order_mark_and_CRLF_do_no_harm()
    {
        using TemporaryFolder isear = Isear(""), go = GoEmotions();
        File.WriteAllText(isear["isear.csv"], (IsearHeader + IsearRows).Replace("\n", "\r\n"), new UTF8Encoding(true));
        Assert.Equal(2, new Isear().Load(isear.Root).Count);
        File.WriteAllText(go["ekman/labels.txt"], Labels.Replace("\n", "\r\n"), new UTF8Encoding(true));
        File.WriteAllText(go["ekman/dev.tsv"], "So sad\t5\tba\r\n", new UTF8Encoding(true));
        Assert.Equal("So sad", new GoEmotions().Load(go.Root)[2].Text);
    }

    [Theory]
    [InlineData("latin1", "isear.csv:3", "0xE9")]
    [InlineData("utf-16", "isear.csv:1", "0xFF")]
    public void Text_in_another_encoding_is_refused_at_its_line(string encoding, string where, string part)
    {
        using TemporaryFolder folder = Isear("");
        File.WriteAllText(folder["isear.csv"], IsearHeader + "\n11|joy|0011|When.|1|\n12|joy|0012|The café.|1|\n", Encoding.GetEncoding(encoding));
        AssertRefused(() => new Isear().Load(folder.Root), where, part, "UTF-8");
    }

    [Theory]
    [InlineData("train.tsv", "\t3,6\tab", "\t3,7\tab", "train.tsv:2", "from 0 to 6", "'3,7'")]
    [InlineData("train.tsv", "\t3,6\tab", "\t3,x\tab", "train.tsv:2", "'3,x'")]
    [InlineData("train.tsv", "\t3,6\tab", "\t3,3\tab", "train.tsv:2", "different", "'3,3'")]
    [InlineData("train.tsv", "\t3,6\tab", "\t\tab", "train.tsv:2", "''")]
    [InlineData("train.tsv", "\t3,6\tab", "\t-1\tab", "train.tsv:2", "'-1'")]
    [InlineData("train.tsv", "\t3,6\tab", "\t3,6", "train.tsv:2", "3 cells", "got 2")]
    [InlineData("train.tsv", "\tab", "\tab\tac", "train.tsv:2", "3 cells", "got 4")]
    [InlineData("train.tsv", "\tab", "\taa", "train.tsv:2", "aa is there twice")]
    [InlineData("test.tsv", "\tca", "\tba", "test.tsv:1", "ba is there twice")]
    [InlineData("test.tsv", "Go away!", "", "test.tsv:1", "text", "empty")]
    [InlineData("dev.tsv", "So sad\t5\tba\n", "", "dev.tsv", "empty")]
    [InlineData("labels.txt", "fear\njoy", "joy\nfear", "labels.txt:3", "fear", "'joy'")]
    [InlineData("labels.txt", "\nsurprise", "", "labels.txt:7", "surprise", "no more lines")]
    [InlineData("labels.txt", "surprise", "surprise\nlove", "labels.txt:8", "'love' too")]
    public void A_malformed_row_of_GoEmotions_is_refused_by_file_and_line(string file, string old, string damaged, string where, params string[] parts)
    {
        using TemporaryFolder folder = GoEmotions();
        string path = folder[$"ekman/{file}"], text = File.ReadAllText(path);
        Assert.Contains(old, text);
        File.WriteAllText(path, text.Replace(old, damaged));
        AssertRefused(() => new GoEmotions().Load(folder.Root), where, parts);
        Assert.Contains(new GoEmotions().Check(folder.Root).LabelFaults, fault => fault.Where.EndsWith(where, StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_is_not_there_is_refused_by_name()
    {
        using TemporaryFolder folder = GoEmotions();
        File.Delete(folder["ekman/dev.tsv"]);
        AssertRefused(() => new GoEmotions().Load(folder.Root), "dev.tsv", "cannot be read");
    }

    public static TheoryData<string, string, string> TurkishCases => new()
    {
        { "", "Acoustic_Features.csv", "empty" },
        { TurkishHeader(), "Acoustic_Features.csv", "there are none" },
        { TurkishHeader(49) + TurkishRow(features: 49), "Acoustic_Features.csv:1", "column _HarmonicChangeDetectionFunction_PeriodEntropy" },
        { TurkishHeader() + ",_More" + TurkishRow(features: 51), "Acoustic_Features.csv:1", "50 features beside Class, got 51" },
        { TurkishHeader().Replace("Class", "Klasse") + TurkishRow(), "Acoustic_Features.csv:1", "column Class" },
        { TurkishHeader().Replace("_Lowenergy_Mean", "_RMSenergy_Mean") + TurkishRow(), "Acoustic_Features.csv:1", "_RMSenergy_Mean is there twice" },
        { TurkishHeader() + TurkishRow() + TurkishRow("calm"), "Acoustic_Features.csv:3", "'calm'" },
        { TurkishHeader() + TurkishRow(first: "\"much\""), "Acoustic_Features.csv:2", "'much'" },
        { TurkishHeader() + TurkishRow(first: "\"NaN\""), "Acoustic_Features.csv:2", "'NaN'" },
        { TurkishHeader() + TurkishRow(first: "\"1e999\""), "Acoustic_Features.csv:2", "'1e999'" },
        { TurkishHeader() + TurkishRow(first: ""), "Acoustic_Features.csv:2", "_RMSenergy_Mean" },
        { TurkishHeader() + TurkishRow(first: "\"0,5\""), "Acoustic_Features.csv:2", "'0,5'" },
        { TurkishHeader() + TurkishRow(first: "0,5"), "Acoustic_Features.csv:2", "51 cells, got 52" },
        { TurkishHeader() + TurkishRow() + "\n\"sad\",\"0.5", "Acoustic_Features.csv:3", "quotes" },
        { TurkishHeader() + TurkishRow(features: 20), "Acoustic_Features.csv:2", "51 cells, got 21" },
    };

    [Theory, MemberData(nameof(TurkishCases))]
    public void A_malformed_row_of_Turkish_music_is_refused_by_file_and_line(string text, string where, string part)
    {
        using TemporaryFolder folder = Turkish(text);
        AssertRefused(() => new TurkishMusicEmotion().Load(folder.Root), where, part);
    }

    [Fact]
    public void The_archives_own_file_name_is_taken_too()
    {
        using var folder = new TemporaryFolder();
        folder.PutText("Acoustic Features.csv", TurkishHeader() + TurkishRow());
        Assert.Single(new TurkishMusicEmotion().Load(folder.Root).Rows);
    }

    [Fact]
    public void Checking_lists_every_fault_and_keeps_the_sound_rows()
    {
        using TemporaryFolder folder = Isear(IsearHeader + "\n11|joy|0011|When.|1|\n11|hope|0012|When.|1|\n11|fear|0013\n");
        DatasetReport report = new Isear().Check(folder.Root);
        Assert.Equal([0, 3, 4], report.LabelFaults.Select(fault => fault.Line));
        Assert.Contains("7666 texts, got 1", report.LabelFaults[0].Problem);
        Assert.Equal(1, report.Items);
        Assert.False(report.IsComplete);
    }
}
