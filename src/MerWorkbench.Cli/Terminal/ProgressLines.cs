using System.Globalization;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Shows how far work is where no bars can be drawn: a line for each stage that is done, and one every ten seconds.</summary>
/// <param name="to">Where the lines go.</param>
/// <param name="time">The clock.</param>
internal sealed class ProgressLines(TextWriter to, TimeProvider time) : IProgress<WorkProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Stage> stages = [];
    private readonly Lock gate = new();

    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            if (!stages.TryGetValue(value.Stage, out Stage? stage) || value.IsAnewAfter(stage.Latest))
                stages[value.Stage] = stage = new(time.GetTimestamp(), value);
            stage.Latest = value;
            TimeSpan worked = time.GetElapsedTime(stage.Began), silent = time.GetElapsedTime(stage.Told);
            if (value.IsDone && !stage.HasEnded)
            {
                stage.HasEnded = true;
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: done in {worked.TotalSeconds:0.0} s{ProgressView.Rate(value, worked)}"));
            }
            if (stage.HasEnded || value.Done <= stage.DoneWhenTold || silent < Pause)
                return;
            // By what was done lately: at first much may have been known from a run before.
            double left = silent.TotalSeconds / (value.Done - stage.DoneWhenTold) * (value.Total - value.Done);
            string done = ProgressView.Amount(value, value.Done) + (value.Total > 0 ? $" of {ProgressView.Amount(value, value.Total)}" : "");
            to.WriteLine($"{value.Stage}: {done}{ProgressView.Rate(value, worked)}{(value.Total > 0 ? $", about {Duration.Of(left)} left" : "")}");
            (stage.Told, stage.DoneWhenTold) = (time.GetTimestamp(), value.Done);
        }
    }

    // One pass over a stage.
    private sealed class Stage(long began, WorkProgress first)
    {
        public long Began { get; } = began;

        public long Told { get; set; } = began;

        public long DoneWhenTold { get; set; } = first.Done;

        public WorkProgress Latest { get; set; } = first;

        public bool HasEnded { get; set; }
    }
}
