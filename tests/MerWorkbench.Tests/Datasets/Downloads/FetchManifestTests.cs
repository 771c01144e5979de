using System.Text.Json.Nodes;
using MerWorkbench.Datasets;
using MerWorkbench.Datasets.Downloads;
using MerWorkbench.Foundation;

namespace MerWorkbench.Tests.Datasets.Downloads;

public sealed class FetchManifestTests
{
    private const string Good = """
        {
          "name": "mine", "title": "Mine", "licence": "CC0", "source": "me", "mark": "a/b.csv",
          "files": [ { "name": "a.zip", "addresses": ["https://example.org/a.zip"], "bytes": 10, "unpack": "zip", "into": "a" } ]
        }
        """;

    public static TheoryData<string> Names => [.. FetchManifest.Names];

    [Theory, MemberData(nameof(Names))]
    public void Each_manifest_is_sound(string name)
    {
        FetchManifest manifest = FetchManifest.Find(name);
        Assert.Equal(name, manifest.Name);
        Assert.All([manifest.Title, manifest.Source, manifest.LicenceText], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.True(manifest.Files.Count > 0 ^ manifest.Manual is not null, "Fetched, or got by hand.");
        foreach (FetchFile file in manifest.Files)
        {
            // Over an open line, only a hash tells that nobody changed the file on its way.
            Assert.True(file.Sha256 is not null || file.Addresses.All(address => address.StartsWith("https://", StringComparison.Ordinal)), file.Name);
            Assert.All(file.Confirmed.Values, by => Assert.False(string.IsNullOrWhiteSpace(by)));
            Assert.Equal(file.Unpack, file.Name.EndsWith(".zip", StringComparison.Ordinal) ? ArchiveKind.Zip : file.Name.EndsWith(".tar.gz", StringComparison.Ordinal) ? ArchiveKind.TarGz : ArchiveKind.None);
        }
    }

    [Fact]
    public void What_no_documentation_confirms_is_known_by_name() =>
        Assert.Equal(
            [
                "https://allennlp.s3.amazonaws.com/models/elmo/2x1024_128_2048cnn_1xhighway/elmo_2x1024_128_2048cnn_1xhighway_options.json",
                "https://allennlp.s3.amazonaws.com/models/elmo/2x1024_128_2048cnn_1xhighway/elmo_2x1024_128_2048cnn_1xhighway_weights.hdf5",
                "https://archive.org/download/gtzan_genre/genres.tar.gz",
                "https://cvml.unige.ch/databases/emoMusic/annotations.tar.gz",
                "https://cvml.unige.ch/databases/emoMusic/clips_45sec.tar.gz",
                "https://www2.projects.science.uu.nl/memotion/emotifydata/data.csv",
                "https://www2.projects.science.uu.nl/memotion/emotifydata/emotifymusic.zip",
            ],
            FetchManifest.Names.SelectMany(name => FetchManifest.Find(name).Files).SelectMany(file => file.Addresses.Except(file.Confirmed.Keys)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_dataset_and_weight_of_the_plan_is_there() =>
        Assert.Empty(new[] { "fasttext-wiki-news", "bert-base-uncased", "elmo-small", "emomusic", "emotify", "deam", "gtzan", "pmemo", "musdb18hq", "musdb18-7", "isear", "goemotions" }.Except(FetchManifest.Names));

    [Fact]
    public void What_cannot_be_fetched_is_told_with_how_to_get_it()
    {
        Assert.Contains(DatasetCatalogue.Find("tem").Card.Access, Assert.Throws<MerException>(() => FetchManifest.Find("tem")).Message);
        Assert.Contains("There are: bert-base-uncased, deam,", Assert.Throws<MerException>(() => FetchManifest.Find("deamm")).Message);
        Assert.Equal("deam", FetchManifest.Find("DEAM").Name);
    }

    [Fact]
    public void Weights_go_below_weights_and_datasets_to_their_name()
    {
        Assert.EndsWith(Path.Combine("weights", "elmo-small"), FetchManifest.Find("elmo-small").UsualFolder);
        Assert.Equal(DataFolders.ForNew("deam"), FetchManifest.Find("deam").UsualFolder);
        Assert.Equal("musdb18", FetchManifest.Find("musdb18hq").Dataset!.Card.Name);
        Assert.EndsWith("musdb18hq", FetchManifest.Find("musdb18hq").UsualFolder);
        Assert.Equal(DatasetCatalogue.Find("isear").Card.Licence, FetchManifest.Find("isear").LicenceText);
    }

    [Theory]
    [InlineData("name", "../mine", "Expected a name of small letters, digits and hyphens, got '../mine'.")]
    [InlineData("licence", null, "Expected a licence; a person must know it before fetching.")]
    [InlineData("mark", "../a", "Expected the mark to be a file below the folder, got '../a'.")]
    [InlineData("files.name", "b/a.zip", "Expected a file name without a folder, got 'b/a.zip'.")]
    [InlineData("files.name", "..", "Expected a file name without a folder, got '..'.")]
    [InlineData("files.into", "/etc", "a.zip: expected 'into' to be a folder below the dataset's, got '/etc'.")]
    [InlineData("files.addresses", "ftp://x/a", "a.zip: expected an address that begins with http:// or https://, got 'ftp://x/a'.")]
    [InlineData("files.addresses", null, "a.zip: expected at least one address.")]
    [InlineData("files.confirmed", "https://example.org/b.zip", "a.zip: expected one of its addresses in 'confirmed', got 'https://example.org/b.zip'.")]
    [InlineData("files.sha256", "ABC", "a.zip: expected a SHA-256 of 64 hexadecimal digits in small letters, got 'ABC'.")]
    [InlineData("files.md5", "5b3d6dddb579ab49814ab86dba69e7c7", "a.zip: expected in 'hashFrom' who gave the hash.")]
    [InlineData("files.unpack", "rar", "This is not a manifest: The JSON value could not be converted")]
    [InlineData("files.adress", "x", "This is not a manifest: The JSON property 'adress' could not be mapped")]
    public void A_manifest_that_says_what_cannot_be_is_refused(string key, string? value, string said)
    {
        JsonObject manifest = JsonNode.Parse(Good)!.AsObject();
        JsonObject part = key.StartsWith("files.", StringComparison.Ordinal) ? manifest["files"]![0]!.AsObject() : manifest;
        string name = key.Split('.')[^1];
        part[name] = name switch
        {
            "addresses" => new JsonArray(value is null ? [] : [value]),
            "confirmed" => new JsonObject { [value!] = "me" },
            _ => value,
        };
        var problem = Assert.Throws<MerException>(() => FetchManifest.Parse(manifest.ToJsonString(), "mine.json"));
        Assert.StartsWith($"mine.json: {said}", problem.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    public void What_is_no_manifest_is_refused(string text) =>
        Assert.StartsWith("mine.json: This is not a manifest: ", Assert.Throws<MerException>(() => FetchManifest.Parse(text, "mine.json")).Message);

    [Fact]
    public void A_good_one_is_read()
    {
        FetchManifest manifest = FetchManifest.Parse(Good, "mine.json");
        Assert.Equal(("mine", "CC0", 10L, ArchiveKind.Zip), (manifest.Name, manifest.LicenceText, manifest.Size!.Value.Value, manifest.Files[0].Unpack));
    }
}
