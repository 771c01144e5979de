namespace MerWorkbench.Lyrics.FastText;

/// <summary>
/// The n-grams of a word between its marks (<c>&lt;word&gt;</c>): runs of characters, a character being one of UTF-8, of lengths
/// <c>least</c> to <c>most</c>, but for a lone mark. In fastText's order: by where they begin, then by length.
/// </summary>
internal ref struct NgramEnumerator(ReadOnlySpan<byte> marked, int least, int most)
{
    private readonly ReadOnlySpan<byte> _bytes = marked;
    private int _start = -1, _end = marked.Length, _length;

    /// <summary>The hash of the n-gram at hand.</summary>
    public uint Hash { get; private set; }

    /// <summary>Its first byte and the one behind its last.</summary>
    public readonly (int Start, int End) Place => (_start, _end);

    public bool MoveNext()
    {
        if (most <= 0)
            return false;
        while (true)
        {
            if (_end == _bytes.Length || _length == most)
            {
                do
                    _start++;
                while (_start < _bytes.Length && IsWithin(_bytes[_start]));
                if (_start == _bytes.Length)
                    return false;
                (_end, _length, Hash) = (_start, 0, Fnv.Start);
            }
            do
                Hash = Fnv.Add(Hash, _bytes[_end++]);
            while (_end < _bytes.Length && IsWithin(_bytes[_end]));
            _length++;
            bool isMark = _length == 1 && (_start == 0 || _end == _bytes.Length);
            if (_length >= least && !isMark)
                return true;
        }
    }

    // A character of UTF-8 goes on with bytes 10xxxxxx.
    private static bool IsWithin(byte value) => (value & 0xC0) == 0x80;
}
