namespace MerWorkbench.Lyrics.FastText;

/// <summary>The input matrix of a fastText file: a row a word, label or bucket, plain or quantised.</summary>
internal abstract class VectorRows
{
    /// <summary>How many rows.</summary>
    public long Count { get; private init; }

    /// <summary>Numbers a row.</summary>
    public int Width { get; private init; }

    /// <summary>Adds rows to a vector, in their order.</summary>
    public abstract void AddTo(Span<float> vector, ReadOnlySpan<long> rows);

    /// <summary>Adds a row to a vector.</summary>
    public void AddTo(Span<float> vector, long row) => AddTo(vector, [row]);

    /// <summary>Passes a matrix by and keeps its place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="section">Where the matrix begins; afterwards where it ended.</param>
    /// <param name="isQuantised">Whether it is kept as codes.</param>
    public static VectorRows Read(MappedBytes file, FileSection section, bool isQuantised)
    {
        string name = section.Name;
        if (isQuantised)
            return QuantisedRows.Read(file, section, name);
        (long rows, int width) = Size(section);
        return new Plain(file, section.Skip(Bytes(section, rows, width, sizeof(float)))) { Count = rows, Width = width };
    }

    private static (long Rows, int Width) Size(FileSection section)
    {
        long rows = section.Int64(), width = section.Int64();
        return rows >= 0 && width is > 0 and <= int.MaxValue / sizeof(float)
            ? (rows, (int)width)
            : throw section.Fault(FormattableString.Invariant($"the size is {rows} x {width}."));
    }

    private static long Bytes(FileSection section, long rows, long width, int each) => rows <= long.MaxValue / width / each
        ? rows * width * each
        : throw section.Fault(FormattableString.Invariant($"the size is {rows} x {width}."));

    private sealed class Plain(MappedBytes file, long start) : VectorRows
    {
        public override void AddTo(Span<float> vector, ReadOnlySpan<long> rows)
        {
            // The rows of n-grams lie far apart: all are on their way before the first is waited for.
            foreach (long row in rows)
                file.Prefetch(PlaceOf(row), Width * sizeof(float));
            file.AddFloats(vector[..Width], start, rows);
        }

        private long PlaceOf(long row) => start + row * Width * sizeof(float);
    }

    // Jégou, Douze and Schmid (2011): pieces of a row are replaced by the number of the nearest of 256 centroids; with
    // norms apart, the rows were brought to length one first, and each length has a code of its own.
    private sealed class QuantisedRows(MappedBytes file, long codes, Centroids centroids, long normCodes, Centroids? norms) : VectorRows
    {
        public override void AddTo(Span<float> vector, ReadOnlySpan<long> rows)
        {
            foreach (long row in rows)
                Add(vector, row);
        }

        private void Add(Span<float> vector, long row)
        {
            float norm = norms is null ? 1 : norms[0, file.Slice(normCodes + row, 1)[0]][0];
            ReadOnlySpan<byte> code = file.Slice(codes + row * centroids.Pieces, centroids.Pieces);
            for (int piece = 0, at = 0; piece < code.Length; piece++)
            {
                foreach (float value in centroids[piece, code[piece]])
                    vector[at++] += norm * value;
            }
        }

        public static VectorRows Read(MappedBytes file, FileSection section, string name)
        {
            bool hasNorms = section.Byte() != 0;
            (long rows, int width) = Size(section);
            int codeBytes = section.Int32("the number of codes", 0, int.MaxValue);
            long codes = section.Skip(codeBytes);
            section.Name = $"{name} (centroids)";
            Centroids centroids = Centroids.Read(file, section, width);
            if (codeBytes != rows * centroids.Pieces)
                throw section.Fault(FormattableString.Invariant($"{rows} rows of {centroids.Pieces} pieces need as many codes; there are {codeBytes}."));
            section.Name = $"{name} (norms)";
            long normCodes = hasNorms ? section.Skip(rows) : 0;
            return new QuantisedRows(file, codes, centroids, normCodes, hasNorms ? Centroids.Read(file, section, 1) : null) { Count = rows, Width = width };
        }
    }

    /// <summary>256 centroids for each piece of a row.</summary>
    private sealed class Centroids(MappedBytes file, long start, int pieces, int pieceWidth, int lastWidth)
    {
        private const int Each = 256;

        public int Pieces => pieces;

        public ReadOnlySpan<float> this[int piece, int code] => piece == pieces - 1
            ? file.Floats(start + (piece * Each * (long)pieceWidth + code * lastWidth) * sizeof(float), lastWidth)
            : file.Floats(start + (piece * (long)Each + code) * pieceWidth * sizeof(float), pieceWidth);

        public static Centroids Read(MappedBytes file, FileSection section, int width)
        {
            section.Int32("the width", width, width);
            int pieces = section.Int32("the number of pieces", 1, width), each = section.Int32("the width of a piece", 1, width);
            int last = section.Int32("the width of the last piece", 1, each);
            if ((pieces - 1L) * each + last != width)
                throw section.Fault(FormattableString.Invariant($"{pieces} pieces of {each} and a last one of {last} do not make {width}."));
            return new(file, section.Skip((long)width * Each * sizeof(float)), pieces, each, last);
        }
    }
}
