using System.Globalization;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Lyrics;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>What encoders make of words: which are near to which, alone and in a line.</summary>
public static class EncoderViews
{
    private const int MostTokens = 24;

    /// <summary>The words nearest to each of some, encoder beside encoder, with the cosine of the two words' vectors, each word as a text of its own.</summary>
    /// <param name="encoders">The encoders.</param>
    /// <param name="words">The words.</param>
    /// <param name="among">The words that may be near; the word itself is passed over.</param>
    /// <param name="count">How many for each.</param>
    public static ResultTable Neighbours(IReadOnlyList<ITextEncoder> encoders, IReadOnlyList<string> words, IReadOnlyList<string> among, int count = 4)
    {
        var table = new ResultTable($"Nearest of {among.Count.ToString(CultureInfo.InvariantCulture)} words, with the cosine.", [new("Word"), .. encoders.Select(encoder => new ResultColumn(encoder.Name))]);
        Dictionary<string, string>[] near = [.. encoders.Select(Nearest)];
        foreach (string word in words)
            table.Add([word, .. near.Select(of => (ResultCell)of[word])]);
        return table;

        Dictionary<string, string> Nearest(ITextEncoder encoder)
        {
            string[] all = [.. words.Concat(among).Distinct(StringComparer.Ordinal)];
            Dictionary<string, float[]> vectors = all.Zip(encoder.Encode(all, Ambient.Token)).ToDictionary(pair => pair.First, pair => pair.Second.Pooled);
            return words.ToDictionary(word => word, word => string.Join(", ", among.Where(other => other != word)
                .Select(other => (Word: other, Cosine: Cosine(vectors[word], vectors[other]))).OrderByDescending(other => other.Cosine).ThenBy(other => other.Word, StringComparer.Ordinal).Take(count)
                .Select(other => string.Create(CultureInfo.InvariantCulture, $"{other.Word} {other.Cosine:0.00}"))));
        }
    }

    /// <summary>How like the tokens of a line are to each other, as the cosine of their vectors, one column wide. An encoder that reads context gives one word two vectors in two places.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="line">A line of at most 24 tokens.</param>
    /// <exception cref="MerException">It has more.</exception>
    public static Figure Line(ITextEncoder encoder, string line)
    {
        TextEncoding encoding = encoder.Encode([line], Ambient.Token)[0];
        int count = encoding.Tokens.Count;
        if (count > MostTokens)
            throw new MerException(FormattableString.Invariant($"The figure has room for {MostTokens} tokens; the line has {count}."));
        double[] places = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        string[] names = [.. encoding.Tokens.Select(token => Title.Escape(token.Text))];
        return new Figure(new Heatmap
        {
            Z = [.. places.Select(row => (PlotValues)places.Select(column => Math.Round(Cosine(encoding.Vectors.Row((int)row), encoding.Vectors.Row((int)column)), 4)).ToArray())],
            X = places,
            Y = places,
            ZMin = -1,
            ZMax = 1,
            ColorBar = new("cosine") { Thickness = 8 },
            HoverInfo = "skip",
        })
        {
            Layout = new()
            {
                XAxis = new() { Title = encoder.Name, TickVals = places, TickText = names, TickAngle = -90, Ticks = "", ShowGrid = false, Range = [-0.5, count - 0.5], Constrain = "domain" },
                YAxis = new() { TickVals = places, TickText = names, Ticks = "", ShowGrid = false, Range = [count - 0.5, -0.5], Constrain = "domain", ScaleAnchor = "x" },
            },
            Size = FigureSize.InOneColumn(78),
            Description = $"Cosines of the vectors that {encoder.Name} gives the tokens of a line",
        };
    }

    private static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double product = 0, ofA = 0, ofB = 0;
        for (int i = 0; i < a.Length; i++)
            (product, ofA, ofB) = (product + ((double)a[i] * b[i]), ofA + ((double)a[i] * a[i]), ofB + ((double)b[i] * b[i]));
        return ofA * ofB > 0 ? product / Math.Sqrt(ofA * ofB) : 0;
    }
}
