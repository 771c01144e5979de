using System.Text.RegularExpressions;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

/// <summary>What holds for every dataset; a new one is covered as soon as the catalogue lists it.</summary>
public sealed class DatasetFamilyTests
{
    public static TheoryData<string> Names => [.. DatasetCatalogue.All.Select(dataset => dataset.Card.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_card_is_complete(string name)
    {
        DatasetCard card = DatasetCatalogue.Find(name).Card;
        Assert.Matches("^[a-z][a-z0-9-]*$", card.Name);
        Assert.All([card.Title, card.Summary, card.Citation, card.Licence, card.Access], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.True(card.Scale is not null || !card.Classes.IsEmpty || !card.Sources.IsEmpty, "Labels are valence and arousal, or classes; or sources are given apart.");
        Assert.True(card.Items is null or > 0);
        Assert.True(card.Megabytes is null or > 0);
        Assert.NotEmpty(card.KnownFaults);
        Assert.Matches(new Regex(@"^@[a-z]+\{\w+,.*title\s*=.*\}$", RegexOptions.Singleline), card.BibTeX);
        Assert.Equal(card.BibTeX.Count(c => c == '{'), card.BibTeX.Count(c => c == '}'));
    }

    [Theory, MemberData(nameof(Names))]
    public void Whatever_people_made_has_a_DOI_in_card_and_BibTeX(string name)
    {
        DatasetCard card = DatasetCatalogue.Find(name).Card;
        if (card.IsSynthetic)
        {
            Assert.Null(card.Doi);
            return;
        }
        Assert.Matches(@"^10\.\d{4,}/\S+$", card.Doi!);
        Assert.Contains(card.Doi!, card.BibTeX);
        Assert.Matches(@"\(\d{4}\)", card.Citation);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_folder_without_the_data_is_refused_with_what_was_expected_and_how_to_get_it(string name)
    {
        using var folder = new TemporaryFolder();
        Dataset dataset = DatasetCatalogue.Find(name);
        foreach (Action use in new Action[] { () => dataset.Locate(folder.Root), () => dataset.Check(folder.Root) })
        {
            var problem = Assert.Throws<MerException>(use);
            Assert.Equal(folder.Root, problem.Where);
            Assert.Contains(dataset.Mark, problem.Message);
            Assert.Contains(dataset.Card.Access, problem.Message);
        }
        Assert.Null(dataset.TryLocate(folder.Root));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_folder_is_known_by_its_mark(string name)
    {
        using var folder = new TemporaryFolder();
        Dataset dataset = DatasetCatalogue.Find(name);
        folder.PutText(dataset.Mark, "");
        Assert.Equal(folder.Root, dataset.Locate(folder.Root));
    }

    public static TheoryData<string> Labelled => [.. Names.Select(row => row.Data).Where(name => DatasetCatalogue.Find(name) is MusicDataset { Card.Sources.IsEmpty: true }), "own-songs"];

    [Theory, MemberData(nameof(Labelled))]
    public void Labels_load_without_sound_and_sound_is_ok_missing_changed_or_unreadable(string name)
    {
        DamageSample sample = DamageSample.Of(name);
        using TemporaryFolder folder = sample.Make();
        var dataset = (MusicDataset)(sample.Open?.Invoke(folder.Root) ?? DatasetCatalogue.Find(name));
        Track track = dataset.Load(folder.Root).First(one => !one.HasAudio);
        TrackStatus Status() => dataset.Check(folder.Root).Tracks.Single(report => report.Id == track.Id).Status;
        Assert.Equal(TrackStatus.Missing, Status());

        Directory.CreateDirectory(Path.GetDirectoryName(track.AudioPath)!);
        new Waveform(SampleRate.Hz22050, [.. Enumerable.Range(0, 22050).Select(i => 0.3f * MathF.Sin(0.06f * i))]).Save(track.AudioPath);
        DataManifest.Record(folder.Root);
        Assert.True(dataset.Load(folder.Root).Single(one => one.Id == track.Id).HasAudio);
        Assert.Equal(TrackStatus.Ok, Status());

        File.AppendAllText(track.AudioPath, "x");
        Assert.Equal(TrackStatus.Changed, Status());

        File.WriteAllText(track.AudioPath, "no sound");
        DataManifest.Record(folder.Root);
        Assert.Equal(TrackStatus.Unreadable, Status());
    }

    [Fact]
    public void Names_are_unique_sorted_and_found_in_any_case()
    {
        Assert.Equal(DatasetCatalogue.All.Select(dataset => dataset.Card.Name).Distinct().Order(StringComparer.Ordinal), DatasetCatalogue.All.Select(dataset => dataset.Card.Name));
        Assert.IsType<Emotify>(DatasetCatalogue.Find("EMOTIFY"));
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        Assert.Contains("emomusic, emotify, ", Assert.Throws<MerException>(() => DatasetCatalogue.Find("deamm")).Message);
}
