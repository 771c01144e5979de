using System.Diagnostics;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>
/// What one cell may put out. Text ends at 10 MB and displays at 100 MB: more makes a notebook that no browser opens.
/// Messages in great numbers are slowed to 500 a second after the first 1,000 (text in a loop is few messages, see <see cref="Outbox"/>),
/// because the servers between kernel and browser drop what comes faster. Taking outputs away starts the sums of bytes again.
/// </summary>
internal sealed class OutputBudget
{
    /// <summary>The most text of a cell, in UTF-16 units.</summary>
    public const long MostText = 10_000_000;

    /// <summary>The most displays of a cell, in bytes.</summary>
    public const long MostDisplayed = 100_000_000;

    private const double Burst = 1000, PerSecond = 500, BytesPerUnit = 20_000;

    private readonly Lock gate = new();
    private long text, displayed;
    private double units = Burst;
    private long refilled = Stopwatch.GetTimestamp();

    /// <summary>Takes room for text.</summary>
    /// <param name="length">How much is to be written.</param>
    /// <param name="isFirstCut">Whether this is the moment at which the text ends: the time for a note.</param>
    /// <returns>How much of it may be written.</returns>
    public int TakeText(int length, out bool isFirstCut)
    {
        isFirstCut = false;
        // Looked at without the lock: a cell that prints without end must not keep others waiting for it.
        if (Volatile.Read(ref text) > MostText)
            return 0;
        lock (gate)
        {
            long left = MostText - text;
            text += length;
            if (length <= left)
                return length;
            isFirstCut = left >= 0;
            return (int)Math.Max(0, left);
        }
    }

    /// <summary>Takes room for a display.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="isFirstCut">Whether this is the first that is not shown: the time for a note.</param>
    /// <returns>Whether it may be shown.</returns>
    public bool TakeDisplay(long bytes, out bool isFirstCut)
    {
        lock (gate)
        {
            bool fits = displayed + bytes <= MostDisplayed;
            isFirstCut = !fits && displayed <= MostDisplayed;
            // Once one was left out, so are all that follow: a smaller one behind a gap would mislead.
            displayed = fits ? displayed + bytes : MostDisplayed + 1;
            return fits;
        }
    }

    /// <summary>Starts the sums of bytes again.</summary>
    public void Clear()
    {
        lock (gate)
            text = displayed = 0;
    }

    /// <summary>Takes room for a message, and waits where there were too many of late.</summary>
    /// <param name="bytes">Its size.</param>
    public void Pace(long bytes = 0)
    {
        TimeSpan delay;
        lock (gate)
        {
            long now = Stopwatch.GetTimestamp();
            units = Math.Min(Burst, units + Stopwatch.GetElapsedTime(refilled, now).TotalSeconds * PerSecond) - 1 - bytes / BytesPerUnit;
            refilled = now;
            delay = TimeSpan.FromSeconds(Math.Max(0, -units / PerSecond));
        }
        if (delay > TimeSpan.Zero)
            Thread.Sleep(delay);
    }
}
