using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Notebooks.Display;
using MerWorkbench.Notebooks.Engine;

namespace MerWorkbench.Notebooks.Magics;

/// <summary><c>#!time</c>: how long the cell took from here on, by the clock on the wall, shown when it has ended.</summary>
internal sealed class TimeMagic : IMagic
{
    /// <inheritdoc/>
    public string Name => "time";

    /// <inheritdoc/>
    public string Usage => "#!time";

    /// <inheritdoc/>
    public string Summary => "Shows how long the cell took (not in notebooks to be committed, which are the same each time).";

    /// <inheritdoc/>
    public Task RunAsync(IReadOnlyList<string> arguments, CellContext cell)
    {
        new MagicArguments(arguments, "#!time", Usage).Expect(0);
        if (cell.Engine.Page.IsStatic)
            return Task.CompletedTask;
        long began = Stopwatch.GetTimestamp();
        cell.AtEnd(() =>
        {
            cell.Output.Show(new MimeBundle($"Wall time: {Text(Stopwatch.GetElapsedTime(began))}"));
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    private static string Text(TimeSpan time) =>
        time.TotalSeconds < 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms")
        : time.TotalMinutes < 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");
}
