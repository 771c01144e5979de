using System.Diagnostics;
using System.Globalization;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Notebooks.Display;

/// <summary>One stage of long work, as a line.</summary>
internal sealed class ProgressStage(WorkProgress first)
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>What is done.</summary>
    public string Name => Latest.Stage;

    /// <summary>How far it is.</summary>
    public WorkProgress Latest { get; private set; } = first;

    private double Share => Latest.Total > 0 ? Math.Clamp((double)Latest.Done / Latest.Total, 0, 1) : 0;

    /// <summary>Takes the next report of the stage; where that has begun anew, so does its clock.</summary>
    public void Take(WorkProgress next)
    {
        if (next.IsAnewAfter(Latest))
            watch.Restart();
        Latest = next;
    }

    /// <summary>The line: <c>features: 37 %, song.mp3, about 2 min left</c>; at the end without what differs from run to run.</summary>
    public string ToText(bool isEnd)
    {
        if (Latest.IsDone)
            return $"{Name}: done";
        string amount = Latest.InBytes
            ? Latest.Total > 0 ? $"{new ByteCount(Latest.Done)} of {new ByteCount(Latest.Total)}" : $"{new ByteCount(Latest.Done)}"
            : Latest.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Share * 100):0} %")
            : string.Create(CultureInfo.InvariantCulture, $"{Latest.Done}");
        if (isEnd)
            return $"{Name}: {amount}, stopped";
        return $"{Name}: {amount}{(Latest.Detail is { } detail ? $", {detail}" : "")}{Left()}";
    }

    /// <summary>The line with a bar.</summary>
    public string ToHtml(bool isEnd)
    {
        string value = Latest.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $" value=\"{Share:0.###}\"") : "";
        return $"<div><progress{value} style=\"width:16em\"></progress> {HtmlView.Encode(ToText(isEnd))}</div>";
    }

    private string Left()
    {
        if (watch.Elapsed < Settled || Share < 0.01)
            return "";
        double seconds = watch.Elapsed.TotalSeconds / Share * (1 - Share);
        return string.Create(CultureInfo.InvariantCulture,
            $", about {(seconds < 90 ? $"{seconds:0} s" : seconds < 5400 ? $"{seconds / 60:0} min" : $"{seconds / 3600:0.0} h")} left");
    }
}
