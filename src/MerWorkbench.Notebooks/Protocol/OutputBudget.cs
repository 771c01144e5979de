using System.Diagnostics;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>
/// What one cell may put out. Text ends at 10 MB and displays at 100 MB: more makes a notebook that no browser opens.
/// Displays in great numbers are slowed to 500 a second after the first 1,000, because the servers between kernel and
/// browser drop what comes faster. Taking outputs away starts the sums again.
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
    /// <param name="delay">How long to wait before it is sent.</param>
    /// <param name="isFirstCut">Whether this is the first that is not shown.</param>
    /// <returns>Whether it may be shown.</returns>
    public bool TakeDisplay(long bytes, out TimeSpan delay, out bool isFirstCut)
    {
        lock (gate)
        {
            delay = TimeSpan.Zero;
            isFirstCut = displayed <= MostDisplayed && displayed + bytes > MostDisplayed;
            if (displayed + bytes > MostDisplayed)
            {
                displayed = Math.Max(displayed, MostDisplayed + 1);
                return false;
            }
            displayed += bytes;
            delay = Pace(1 + bytes / BytesPerUnit);
            return true;
        }
    }

    /// <summary>Starts the sums again, and paces what takes outputs away as if it were a display.</summary>
    /// <returns>How long to wait.</returns>
    public TimeSpan Clear()
    {
        lock (gate)
        {
            text = displayed = 0;
            return Pace(1);
        }
    }

    private TimeSpan Pace(double cost)
    {
        long now = Stopwatch.GetTimestamp();
        units = Math.Min(Burst, units + Stopwatch.GetElapsedTime(refilled, now).TotalSeconds * PerSecond) - cost;
        refilled = now;
        return units >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-units / PerSecond);
    }
}
