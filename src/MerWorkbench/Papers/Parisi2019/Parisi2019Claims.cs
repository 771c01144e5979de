using System.Collections.Immutable;
using System.Globalization;
using MerWorkbench.Experiments;
using MerWorkbench.Learning;
using MerWorkbench.Papers.Claims;

namespace MerWorkbench.Papers.Parisi2019;

/// <summary>The comparisons that Parisi 2019 draws, lyrics against audio and the voice against the mix, and those that control them.</summary>
internal static class Parisi2019Claims
{
    /// <summary>The words of the paper's highlighted classifier against the sound.</summary>
    public static Claim WordsOverSound { get; } = Of("Words tell more than sound", run => run.Input == Parisi2019.ShownInput && run.Model == Parisi2019.ShownModel,
        run => run.Model == MelLearner.ShortName && Is(run, VoiceInput.Mix, VoiceInput.SeparatedVocals));

    /// <summary>The separated voice against the mix.</summary>
    public static Claim VocalsOverMix { get; } = Of("The separated voice tells more than the mix", run => Is(run, VoiceInput.SeparatedVocals), run => Is(run, VoiceInput.Mix));

    /// <summary>All, the paper's first.</summary>
    public static ImmutableArray<Claim> All { get; } =
    [
        WordsOverSound,
        VocalsOverMix,
        Of("The recorded voice tells more than the mix", run => Is(run, VoiceInput.TrueVocals), run => Is(run, VoiceInput.Mix)),
        Of("The recorded voice tells more than the separated one", run => Is(run, VoiceInput.TrueVocals), run => Is(run, VoiceInput.SeparatedVocals)),
        Pairs("The voice tells more than its accompaniment", (one, other) => (Is(one, VoiceInput.SeparatedVocals) && Is(other, VoiceInput.SeparatedAccompaniment))
            || (Is(one, VoiceInput.TrueVocals) && Is(other, VoiceInput.TrueAccompaniment))),
        Of("Words tell more than the largest class", run => run.Input != Parisi2019.NoInput && run.Model != MelLearner.ShortName, run => run.Input == Parisi2019.NoInput),
        Of("Sound tells more than the largest class", run => run.Model == MelLearner.ShortName, run => run.Input == Parisi2019.NoInput),
    ];

    /// <summary>What a finding says of a claim of the paper.</summary>
    public static ClaimCheck Check(PublishedClaim claim, Finding? finding) => finding is null
        ? new(claim, "not both sides were run", "open here")
        : new(claim, string.Create(CultureInfo.InvariantCulture,
            $"difference of accuracy {finding.Difference:+0.000;-0.000} [{finding.Interval.Low:+0.000;-0.000}, {finding.Interval.High:+0.000;-0.000}] over songs, p {P(finding.OverFolds?.P)} over folds and {P(finding.OverSongs?.P)} over songs"),
            finding.Verdict == ClaimVerdict.CannotTell ? "open here: it cannot be told from chance" : $"{Findings.Words(finding.Verdict)} here");

    private static string P(double? value) => value is { } p ? p.ToString("0.000", CultureInfo.InvariantCulture) : "undefined";

    private static bool Is(Run run, params VoiceInput[] inputs) => inputs.Any(input => run.Input == VoiceCorpus.NameOf(input));

    private static Claim Of(string statement, Func<Run, bool> first, Func<Run, bool> second) => Pairs(statement, (one, other) => first(one) && second(other));

    private static Claim Pairs(string statement, Func<Run, Run, bool> sets) => new()
    {
        Statement = statement,
        Metric = "accuracy",
        Targets = [("class", "class")],
        Sets = (one, other) => one.Experiment.Paper == Parisi2019.Name && sets(one, other),
    };
}
