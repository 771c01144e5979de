using System.CommandLine;
using MerWorkbench.Audio;
using MerWorkbench.Cli.Terminal;
using MerWorkbench.Features.Comparison;
using MerWorkbench.Figures;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Cli.Commands;

/// <summary><c>mer features compare</c>.</summary>
internal static class FeaturesCompareCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The sound." };
        var with = new Option<string>("--with")
        {
            Description = $"Two or more conventions, the first being the standard: {string.Join(", ", MfccConventions.All.Select(convention => convention.Name))}.",
            DefaultValueFactory = _ => "librosa,essentia",
        };
        var start = new Option<double>("--start") { Description = "Where to begin, in seconds." };
        var length = new Option<double>("--length") { Description = "How much to hear, in seconds.", DefaultValueFactory = _ => 30 };
        var figure = new Option<FileInfo?>("--figure") { Description = "Draw it there: .html, .svg, .png or .pdf." };
        Option<bool> json = Shared.Json();
        var command = new Command("compare", "Say why the MFCCs of two tools differ, stage by stage. Example: mer features compare song.mp3 --with librosa,essentia")
        {
            file, with, start, length, figure, json,
        };
        command.SetAction(parsed =>
        {
            MfccConvention[] conventions = [.. parsed.GetValue(with)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(MfccConventions.Find)];
            if (conventions.Length < 2)
                throw new MerException("a comparison needs at least two conventions.", remedy: "For example: --with librosa,essentia");
            Waveform sound = Part(Waveform.Load(parsed.GetValue(file)!.FullName).ToMono(), parsed.GetValue(start), parsed.GetValue(length));
            ConventionComparison[] comparisons = [.. conventions.Skip(1).Select(other => ConventionComparison.Of(sound, conventions[0], other))];
            if (parsed.GetValue(figure) is { } picture)
                ConventionFigure.Of(comparisons).Write(picture.FullName);
            if (parsed.GetValue(json))
                Json.Print(comparisons);
            else
                System.Console.WriteLine(string.Join("\n\n", comparisons.Select(comparison => comparison.ToString())));
            return ExitCode.Done;
        });
        return command;
    }

    private static Waveform Part(Waveform sound, double start, double length)
    {
        double duration = sound.Duration.Value;
        if (!(start >= 0 && start < duration && length > 0))
            throw new MerException(FormattableString.Invariant($"the sound lasts {sound.Duration}; there is nothing from {start} s on for {length} s."), sound.Source);
        var from = new Seconds(start);
        // The last sample is counted, not computed from seconds.
        return sound.Slice(from, Seconds.FromSamples(Math.Min(new Seconds(Math.Min(length, duration)).ToSamples(sound.Rate), sound.Length - from.ToSamples(sound.Rate)), sound.Rate));
    }
}
