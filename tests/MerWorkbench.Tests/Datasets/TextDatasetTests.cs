using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Datasets;

/// <summary>The sets of texts and the table of features, as they were released.</summary>
public sealed class TextDatasetTests
{
    private static readonly string[] Five = ["joy", "fear", "anger", "sadness", "disgust"];

    public static bool Absent => RealData.IsAbsent;

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Isear_has_7666_answers_of_1096_people_and_5477_in_the_five_basic_emotions()
    {
        IReadOnlyList<LabelledText> texts = new Isear().Load(RealData.PathOf("isear"));
        Assert.Equal(7666, texts.Count);
        Assert.Equal(1096, texts.Select(text => text.GroupKey).Distinct().Count());
        Assert.Equal(5477, new Isear().Load(Five, RealData.PathOf("isear")).Count);
        Assert.Equal(
            new Dictionary<string, int> { ["joy"] = 1094, ["fear"] = 1095, ["anger"] = 1096, ["sadness"] = 1096, ["disgust"] = 1096, ["shame"] = 1096, ["guilt"] = 1093 },
            texts.CountBy(text => text.Classes.Single()).ToDictionary());
        Assert.All(texts, text => Assert.DoesNotContain(text.Text, c => c is 'á' or '÷' or '¦' or '\\' or '|'));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Isears_stray_bytes_and_broken_rows_are_mended()
    {
        Dictionary<string, LabelledText> texts = new Isear().Load(RealData.PathOf("isear")).ToDictionary(text => text.Id);
        Assert.Equal("During the period of falling in love, each time that we met and especially when we had not met for a long time.", texts["0110011"].Text);
        Assert.Equal(("joy", "11001"), (texts["0110011"].Classes.Single(), texts["0110011"].GroupKey));
        Assert.Equal(
            "Last night I had a chat with a fellow student. I had known her for about half a year, and for the first time we were speaking \"the same language\"- meaning an inspiring discussion and encounter.",
            texts["0410221"].Text);
        Assert.Contains(texts.Values, text => text.Text == "When I spoke to Jan-Erik Wikström on the telephone.");
        Assert.Contains(texts.Values, text => text.Text.Contains("180° turn", StringComparison.Ordinal));
        Assert.EndsWith("and only calmed down later.", texts["3310611"].Text);
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void GoEmotions_has_its_three_published_parts()
    {
        IReadOnlyList<LabelledText> texts = new GoEmotions().Load(RealData.PathOf("goemotions"));
        Assert.Equal(
            new Dictionary<OfficialPart, int> { [OfficialPart.Development] = 43410, [OfficialPart.Validation] = 5426, [OfficialPart.Evaluation] = 5427 },
            texts.CountBy(text => text.Part!.Value).ToDictionary());

        LabelledText two = texts.Single(text => text.Id == "ee84bjg");
        Assert.Equal(["joy", "neutral"], two.Classes);
        Assert.Equal(OfficialPart.Validation, two.Part);
        Assert.StartsWith("You know the answer man", two.Text);
        // Counts taken with another program from the file itself.
        Assert.Equal(498, texts.Count(text => text.Part == OfficialPart.Development && text.Classes is ["disgust"]));
        Assert.Equal(541, texts.Count(text => text.Part == OfficialPart.Development && text.Classes is ["fear"]));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void GoEmotions_groups_what_occurs_twice()
    {
        var same = new GoEmotions().Load(RealData.PathOf("goemotions")).GroupBy(text => text.GroupKey).Where(group => group.Count() > 1).ToList();
        Assert.Equal(186, same.Count);
        Assert.Equal(82, same.Count(group => group.Select(text => text.Part).Distinct().Count() > 1));
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Turkish_music_has_400_rows_of_50_features()
    {
        LabelledFeatures table = new TurkishMusicEmotion().Load(RealData.PathOf("turkish-music-emotion"));
        Assert.Equal(50, table.Columns.Length);
        Assert.Equal(400, table.Rows.Length);
        Assert.All(table.Rows.CountBy(row => row.Class), emotion => Assert.Equal(100, emotion.Value));
        Assert.Equal(Enumerable.Range(1, 400), table.Rows.Select(row => row.Id));
        Assert.Equal(("relax", 0.052, 0.970), (table.Rows[0].Class, table.Rows[0].Values[0], table.Rows[0].Values[^1]));
        Assert.Equal(130.043, table.Rows[0].Values[table.Columns.IndexOf("_Tempo_Mean")]);
        Assert.Equal(12, table.Rows.GroupBy(row => string.Join(' ', row.Values)).Count(same => same.Count() == 2));
    }

    [Theory(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    [InlineData("isear")]
    [InlineData("goemotions")]
    [InlineData("turkish-music-emotion")]
    public void The_release_is_without_fault(string name)
    {
        DatasetReport report = DatasetCatalogue.Find(name).Check(RealData.PathOf(name));
        Assert.Empty(report.LabelFaults);
        Assert.True(report.IsComplete);
    }

    [Fact]
    public void An_emotion_that_a_set_does_not_have_is_refused() =>
        Assert.Contains("'love'", Assert.Throws<MerException>(() => new Isear().Load(["joy", "love"], "/nowhere")).Message);
}
