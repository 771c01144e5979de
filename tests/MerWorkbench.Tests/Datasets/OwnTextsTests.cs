using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;
using MerWorkbench.Papers;
using MerWorkbench.Papers.Parisi2019;

namespace MerWorkbench.Tests.Datasets;

public sealed class OwnTextsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(0, count).Select(i => row(i) + "\n"));

    // Two emotions by words of the person's own, told by one word of each text.
    private static string Plain(int count) => "text,emotion\n" + Rows(count, i => $"\"la la {(i % 2 == 0 ? "sun" : "rain")} {i},\nla\",{(i % 2 == 0 ? "Bright" : "gloomy")}");

    private OwnTexts Open(string table)
    {
        _folder.PutText("My texts/texts.csv", table);
        return OwnTexts.Open(_folder["My texts"]);
    }

    [Fact]
    public void Texts_of_several_lines_load_with_emotions_of_ones_own()
    {
        OwnTexts own = Open(Plain(12));
        Assert.Equal("my-texts", own.Card.Name);
        Assert.Equal(["bright", "gloomy"], own.Card.Classes);
        IReadOnlyList<LabelledText> texts = own.Load(_folder["My texts"]);
        Assert.Equal(("line-2", "la la sun 0,\nla", "bright"), (texts[0].Id, texts[0].Text, texts[0].Classes.Single()));
        // The number of a line is that of the file, where a text takes two.
        Assert.Equal("line-4", texts[1].Id);
        Assert.All(texts, text => Assert.Null(text.Part));
    }

    [Fact]
    public void Songs_and_artists_keep_their_texts_together_and_so_do_the_same_words()
    {
        OwnTexts own = Open("text,emotion,song,artist\n" + Rows(10, i => $"words {i},{(i % 2 == 0 ? "joy" : "fear")},{(i < 2 ? "Blue" : "")},{(i < 3 ? "Ann" : "Bob")}") + "Words 9,joy,,\n");
        IReadOnlyList<LabelledText> texts = own.Load(_folder["My texts"]);
        Assert.Equal(("ann/blue", "ann"), (texts[0].GroupKey, texts[0].ArtistKey));
        Assert.Equal(texts[0].GroupKey, texts[1].GroupKey);
        Assert.Equal(texts[9].GroupKey, texts[10].GroupKey);
        Assert.Null(texts[10].ArtistKey);
        Track[] items = [.. TextCorpus.Of(texts)];
        Assert.Equal(items[0].ArtistKey, items[2].ArtistKey);
    }

    [Fact]
    public void A_folder_of_texts_is_known_by_its_file_and_takes_no_published_name()
    {
        Open(Plain(12));
        Assert.Equal("my-texts", DatasetCatalogue.Holding(_folder["My texts"]).Card.Name);
        _folder.PutText("isear/texts.csv", Plain(12));
        Assert.Equal("own-isear", DatasetCatalogue.Holding(_folder["isear"]).Card.Name);
        _folder.PutText("none/words.csv", Plain(12));
        MerException refusal = Assert.Throws<MerException>(() => DatasetCatalogue.Holding(_folder["none"]));
        Assert.Contains("texts.csv, with the columns text and emotion", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parisis_pairs_run_on_own_texts_and_emotions_by_a_split_of_ones_own()
    {
        OwnTexts own = Open("text,emotion,split\n" + Rows(60, i => $"la {(i % 2 == 0 ? "sun" : "rain")} la {i / 2},{(i % 2 == 0 ? "bright" : "gloomy")},{(i < 40 ? "train" : i < 48 ? "validation" : "test")}"));
        Reproduction result = Parisi2019.Reproduce(own, _folder["My texts"], new()
        {
            Profile = Profile.Smoke,
            Part = WorkPart.Lyrics,
            Inputs = ["fasttext"],
            Runs = _folder["runs"],
            Features = _folder["features"],
            Token = TestContext.Current.CancellationToken,
        });
        Assert.Equal("Own texts: my-texts", result.Data.Title);
        Assert.StartsWith("published split", result.Certificate.Protocol, StringComparison.Ordinal);
        Assert.Equal(12, ((ClassRun)result.Shown).Predictions.Count);
        Assert.Equal(["bright", "gloomy"], ((ClassRun)result.Shown).Classes);
        Assert.Contains(result.Differences, difference => difference.Here == "bright, gloomy");
        MerException deaf = Assert.Throws<MerException>(() => Parisi2019.Reproduce(own, _folder["My texts"], new() { Part = WorkPart.Audio }));
        Assert.Contains("words and no sound", deaf.Message, StringComparison.Ordinal);
    }
}
