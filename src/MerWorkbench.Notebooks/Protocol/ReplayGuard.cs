namespace MerWorkbench.Notebooks.Protocol;

/// <summary>Knows the signatures of the last messages, so that one that was listened to on the wire cannot be sent again.</summary>
/// <param name="capacity">How many are remembered; the oldest is forgotten first.</param>
internal sealed class ReplayGuard(int capacity = 1 << 16)
{
    private readonly HashSet<UInt128> seen = [];
    private readonly Queue<UInt128> order = [];

    /// <summary>Remembers a signature.</summary>
    /// <param name="signature">The signature's bytes, at least 16.</param>
    /// <returns>False where it was there already.</returns>
    public bool TryAdd(ReadOnlySpan<byte> signature)
    {
        UInt128 mark = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(signature);
        if (!seen.Add(mark))
            return false;
        order.Enqueue(mark);
        if (order.Count > capacity)
            seen.Remove(order.Dequeue());
        return true;
    }
}
