namespace MerWorkbench.Notebooks.Protocol;

/// <summary>A kernel's sockets, as the server sees them. All members but <see cref="Wake"/> belong to the socket thread.</summary>
internal interface ISockets : IDisposable
{
    /// <summary>Waits until a message may be there, <see cref="Wake"/> was called or the time is over; null waits without end.</summary>
    void Wait(TimeSpan? atMost);

    /// <summary>Takes the next message that came in, control before shell.</summary>
    bool TryReceive(out Channel channel, out IReadOnlyList<byte[]> frames);

    /// <summary>Sends a message.</summary>
    void Send(Channel channel, IReadOnlyList<byte[]> frames);

    /// <summary>Ends <see cref="Wait"/>, from any thread, also one that begins later.</summary>
    void Wake();
}
