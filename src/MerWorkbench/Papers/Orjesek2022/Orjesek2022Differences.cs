using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Learning;
using MerWorkbench.Metrics;
using MerWorkbench.Models;
using MerWorkbench.Papers.Claims;

namespace MerWorkbench.Papers.Orjesek2022;

/// <summary>Where this reproduction of Orjesek et al. 2022 departs from the paper.</summary>
internal static class Orjesek2022Differences
{
    /// <summary>What keeps results on a dataset from being set against the paper's.</summary>
    public static IReadOnlyList<string> Obstacles(DatasetCard data, int tracks, Profile profile)
    {
        bool isDeam = data.Name.StartsWith("deam", StringComparison.Ordinal);
        List<string> obstacles = [.. Obstacle.OfMusic(data, "431 clips of DEAM", isDeam, " and rated by simulated listeners")];
        if (isDeam && !data.IsSynthetic && tracks != 431)
            obstacles.Add(FormattableString.Invariant($"another part of the data: {tracks} tracks, the paper has 431"));
        obstacles.Add("another label scale, by all appearance: over all moments RMSE cannot be less than SD x sqrt(1 - r²). "
            + "With the official labels on -1..1 of those 431 clips (SD 0.330 and 0.352) and the paper's best r, that is 0.248 for arousal and 0.271 for valence; the paper's RMSE of 0.105 and 0.114 is "
            + "2.4 times smaller, and smaller even than for labels on a range of width 1 (0.124 and 0.136). So the labels were rescaled, or r is a mean over songs, or the test songs were others");
        obstacles.Add("the paper's validation scheme is not known here");
        return [.. obstacles, .. Obstacle.OfTraining(profile)];
    }

    /// <summary>All differences on a dataset.</summary>
    public static IReadOnlyList<Difference> All(DatasetCard data, Corpus corpus, KFold protocol, ReproductionOptions options, IEnumerable<Run> runs)
    {
        RawAudioTraining song = Orjesek2022.LearnersOf(Orjesek2022.OverSong, options)[0].Options, window = Orjesek2022.LearnersOf(Orjesek2022.InsideWindow, options)[0].Options;
        var reconstruction = new ReconstructionOptions();
        int pool = window.Network.Pool;
        return
        [
            new("Music", "431 clips of 45 s of DEAM", $"{data.Title}, {corpus.Tracks.Count} tracks, {corpus.Examples.Sum(example => example.Targets.Count / 2)} labels over time",
                data.IsSynthetic ? "it stands in where no real data with labels over time is" : "what the data at hand has"),
            new("Labels", "twice a second; their scale is not known here, and its RMSE does not fit -1..1", "twice a second on -1..1; a label belongs to the half second before it", "the scale of the release"),
            new("Iterative reconstruction", "an autoencoder-based layer whose values settle near -1, 0 and 1; its equations are not known here",
                $"our own design: x -> tanh(g(W'tanh(g(Wx + b)) + c)), {reconstruction.Parameters}, gradients through all steps; what comes out is standardised. {Effect(runs)}How values settle: see the figure",
                "the simplest recurrence that rebuilds its input and can do so. With a gain of 1 fresh weights drive values nowhere, and training may choose; with 2, which runs beside it over the song, they go to the ends"),
            new("Sizes", "not known here", FormattableString.Invariant($"{RawAudioEncoder.Filters} filters of {RawAudioEncoder.Kernel} samples every {RawAudioEncoder.Stride}, dense {RawAudioEncoder.Units}, dropout {RawAudioEncoder.DropoutShare}, GRU of 8 each way, maxout of 4 pieces: 3,312 trained parameters"),
                "those of public code of the same kind, which names no paper: an inference"),
            new("Front", "convolution; its start and what stands between it and the recurrence are not known here", "filters begin as cosines under a Hann window, evenly spaced in mel from 150 to 8,000 Hz, and learn on; the logarithm of what they rectify; features standardised",
                "what songs share, their level, hides the rest: from random filters, without logarithm and standardising, R² of valence on études was 0.12 over the song, −0.01 with reconstruction, and −0.01 inside the window, after twice the epochs"),
            new("What the recurrence runs over", "not known here", $"both: {Orjesek2022.OverSong}, the windows of a song, each the mean of its 199 steps; {Orjesek2022.InsideWindow}, the steps inside a window{(pool == 1 ? "" : FormattableString.Invariant($", means of {pool}"))}, last states read, update gates that begin with memories up to the window's length",
                "neither can be told from what is known; the paper profile takes all steps of a window, the others a quarter of them, in a quarter of the time"),
            new("Training", "Adam with its default parameters; loss, batch and epochs not known here", $"{Training(song)}; inside the window {Training(window)}", "the paper's step size in its own profile; the quick one goes through one cycle of larger ones, which reaches as far in a quarter of the epochs"),
            new("Split", "not known here", protocol.Description, "a song or artist on both sides inflates scores"),
            new("Metrics", "RMSE and PCC as mean and deviation, over what is not said", "over all moments of all test songs together, and, named so, as the mean over songs", "the two tell different things: between songs, and within"
                + (data.IsSynthetic ? ". Within an étude the labels move by about 0.05 where études differ by 0.5, so that per song no model tells much, ridge regression no more than the networks" : "")),
            new("Baselines", "other published systems", "ridge regression on 117 features of the same half seconds, and the mean of the labels", "they run on the same folds"),
        ];
    }

    private static string Effect(IEnumerable<Run> runs)
    {
        Findings findings = Findings.Of(runs, [.. ClaimCatalogue.All.Where(claim => claim.Statement == ClaimCatalogue.ReconstructionHelps)]);
        return findings.All is not [var finding] ? "" : FormattableString.Invariant(
            $"Measured here: R² {(finding.Difference < 0 ? "less" : "more")} by {Math.Abs(finding.Difference):0.00} with it, 95 % interval of the difference {finding.Interval.Low:0.00} to {finding.Interval.High:0.00} over songs, mean over both axes and all pairs of runs; over folds {P(finding.OverFolds)}, over songs {P(finding.OverSongs)}: whether it helps, the runs {Verdict(finding.Verdict)}. ");

        static string P(PairedTest? test) => test?.ToString() ?? "no test";
        static string Verdict(ClaimVerdict verdict) => verdict switch { ClaimVerdict.Holds => "say yes", ClaimVerdict.DoesNotHold => "say no", _ => "cannot tell" };
    }

    private static string Training(RawAudioTraining training)
    {
        TrainingOptions options = training.Training;
        string epochs = options.Patience is { } patience
            ? FormattableString.Invariant($"at most {options.Epochs} epochs, stopped {patience} after the best on the validation songs")
            : FormattableString.Invariant($"{options.Epochs} epochs");
        return FormattableString.Invariant($"{epochs}, batches of {options.BatchSize} songs, {(training.WindowsPerSong is { } windows ? $"{windows} windows each" : "all windows")}, Adam {options.LearningRate}{(options.OneCycle ? " in one cycle" : "")}");
    }
}
