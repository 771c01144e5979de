using System.Globalization;
using MerWorkbench.Datasets;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;
using MerWorkbench.Lyrics.Bert;
using MerWorkbench.Units;

namespace MerWorkbench.Experiments;

/// <summary>
/// Makes a corpus of words: each text, or each segment of a song's lyrics, with its tokens' vectors <c>[tokens, dimension]</c> and the vector
/// of the whole <c>[1, dimension]</c> as <see cref="Learning.Example.Inputs"/>, and its class.
/// </summary>
public static class TextCorpus
{
    /// <summary>Texts as items of an experiment: without sound, and with one line of words whose times say nothing.</summary>
    /// <param name="texts">The texts, each of one class.</param>
    public static IReadOnlyList<Track> Of(IReadOnlyList<LabelledText> texts) => [.. texts.Select(text => new Track
    {
        Id = text.Id,
        AudioPath = "",
        HasAudio = false,
        Class = text.Classes.Single(),
        SongKey = text.GroupKey,
        ArtistKey = text.ArtistKey,
        OfficialPart = text.Part,
        Lyrics = new([new(default, new(1), text.Text)]),
    })];

    /// <summary>The sung segments of songs (<see cref="LyricsSegments"/>) as items of an experiment, each with its song's class and keys.</summary>
    /// <param name="songs">The songs; those without lyrics have no segment.</param>
    /// <param name="target">The wanted length of a segment; null for <see cref="LyricsSegments.Usual"/>.</param>
    public static IReadOnlyList<Track> Segments(IReadOnlyList<Track> songs, Seconds? target = null) =>
    [
        .. from song in songs
           where song.Lyrics is not null
           from segment in LyricsSegments.Of(song.Lyrics!, target).Index()
           select song with
           {
               Id = string.Create(CultureInfo.InvariantCulture, $"{song.Id}#{segment.Index + 1}"),
               Lyrics = new(segment.Item.Lines),
               StartInSong = segment.Item.Start,
               HasAudio = false,
           },
    ];

    /// <summary>The words of an item, a line a line.</summary>
    /// <exception cref="MerException">It has none.</exception>
    public static string TextOf(Track item) => item.Lyrics is { } lyrics
        ? string.Join('\n', lyrics.Lines.Select(line => line.Text))
        : throw new MerException($"{item.Id} has no words.");

    /// <summary>Encodes items.</summary>
    /// <param name="card">The dataset.</param>
    /// <param name="items">What <see cref="Of"/> or <see cref="Segments"/> made; those without a class of the target are left out.</param>
    /// <param name="target">The classes.</param>
    /// <param name="encoder">What makes vectors of words.</param>
    /// <param name="store">Where vectors are kept; null encodes each time.</param>
    /// <param name="progress">Told of the encoding; may be null.</param>
    /// <param name="token">Stops the work; what is encoded stays in the store.</param>
    /// <param name="identities">What each item is, where that is more than its words; null, the default, for the digest of its words.</param>
    /// <exception cref="MerException">No item has words and class, or the encoder refuses a text.</exception>
    public static Corpus Build(DatasetCard card, IReadOnlyList<Track> items, ClassTarget target, ITextEncoder encoder, TextStore? store = null,
        IProgress<WorkProgress>? progress = null, CancellationToken token = default, IReadOnlyList<ContentHash>? identities = null)
    {
        Track[] known = [.. items.Where(item => item.Lyrics is not null && target.Of(item) is not null)];
        if (known.Length == 0)
            throw new MerException($"None of the {items.Count} items of {card.Title} has words and a label of this kind: {target.Description}.", remedy: card.Access);
        if (identities is not null)
            Check.SameLength(known.Length, identities.Count, "the items", "their identities");
        string[] texts = [.. known.Select(TextOf)];
        IReadOnlyList<TextEncoding> encodings = store is null ? encoder.Encode(texts, token) : store.Encode(encoder, texts, progress, token);
        return Corpus.Of(card, known, [.. encodings.Select(Inputs)], identities ?? [.. texts.Select(ContentHash.OfText)], target,
            $"encoder = {encoder.Name}, {encoder.Dimension} dimensions\nencoder hash = {encoder.Hash}\ninput 0 = tokens\ninput 1 = the whole text, as the encoder pools");
    }

    /// <summary>Parts items into pieces, for an encoder that learns: the numbers of the pieces with the marks at both ends, <c>[tokens, 1]</c>, as the only input.</summary>
    /// <param name="card">The dataset.</param>
    /// <param name="items">What <see cref="Of"/> or <see cref="Segments"/> made, all with words and a class of the target.</param>
    /// <param name="target">The classes.</param>
    /// <param name="encoder">The encoder that will learn.</param>
    /// <param name="identities">What each item is, where that is more than its words; null, the default, for the digest of its words.</param>
    /// <exception cref="MerException">The encoder refuses a text.</exception>
    public static Corpus Pieces(DatasetCard card, IReadOnlyList<Track> items, ClassTarget target, BertEncoder encoder, IReadOnlyList<ContentHash>? identities = null)
    {
        string[] texts = [.. items.Select(TextOf)];
        return Corpus.Of(card, items, [.. encoder.Numbers(texts).Select(pieces => (IReadOnlyList<FeatureMatrix>)[new([Piece], Array.ConvertAll(pieces, piece => (float)piece), new(default, new(1)))])],
            identities ?? [.. texts.Select(ContentHash.OfText)], target, $"encoder = {encoder.Name}\nencoder hash = {encoder.Hash}\ninput 0 = numbers of pieces, with the marks at both ends");
    }

    private static FeatureColumn Piece { get; } = new("piece", new("piece of a word", FeatureGroup.Words, "1", "whole numbers from 0",
        "The number of a piece of a word in an encoder's vocabulary.", "the encoder's vocabulary"));

    private static IReadOnlyList<FeatureMatrix> Inputs(TextEncoding encoding) => [encoding.Vectors, TextEncoding.Matrix(encoding.Pooled, encoding.Pooled.Length)];
}
