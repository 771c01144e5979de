namespace MerWorkbench.Separation;

/// <summary>Samples that wait: put in at the end, taken from the front.</summary>
internal sealed class SampleQueue
{
    private float[] samples = new float[1 << 12];
    private int first;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Those that wait, the oldest first.</summary>
    public ReadOnlySpan<float> Waiting => samples.AsSpan(first, Count);

    /// <summary>Puts samples in.</summary>
    public void Add(ReadOnlySpan<float> more) => more.CopyTo(Room(more.Length));

    /// <summary>Puts zeros in.</summary>
    public void AddSilence(int count) => Room(count).Clear();

    /// <summary>Takes samples out.</summary>
    public void Drop(int count)
    {
        first += count;
        Count -= count;
    }

    private Span<float> Room(int more)
    {
        if (first + Count + more > samples.Length)
        {
            float[] larger = Count + more > samples.Length / 2 ? new float[2 * (Count + more)] : samples;
            Waiting.CopyTo(larger);
            (samples, first) = (larger, 0);
        }
        Span<float> room = samples.AsSpan(first + Count, more);
        Count += more;
        return room;
    }
}
