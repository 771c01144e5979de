using System.Collections.Immutable;
using MerWorkbench.Experiments;
using MerWorkbench.Learning.Extraction;
using MerWorkbench.Papers.Grekow2021;

namespace MerWorkbench.Papers.Claims;

/// <summary>
/// What the review of Du et al. (2023) reports of three of its four works about models' standing to each other. Which runs are set against
/// each other is fixed here: every model that ran on both sides, but for those that look at nothing.
/// </summary>
/// <remarks>
/// What is said of inputs is asked of the recurrent networks and of the other models apart: with more columns than tracks the R2 of a linear model says how
/// ill-posed it is and little of the input. "Nearly as good" is read as: at most 0.05 of R2 behind.
/// </remarks>
public static class ClaimCatalogue
{
    /// <summary>The statement of Orjesek et al. (2022).</summary>
    public const string ReconstructionHelps = "Iterative reconstruction helps";

    private const string Network = "lstm", Linear = "linear-regression", SmoReg = "svr";

    private const string Mfcc = "marsyas-mfcc", Chroma = "marsyas-chroma", AllOfMarsyas = "marsyas", HigherLevel = "essentia";

    private static readonly (string, string)[] s_both = [("arousal", "arousal"), ("valence", "valence")], s_arousal = [("arousal", "arousal")], s_valence = [("valence", "valence")];

    /// <summary>All claims, in the order of the review.</summary>
    public static ImmutableArray<Claim> All { get; } =
    [
        .. ByFamily("Arousal is easier than valence", family => Points([("arousal", "valence")], (one, other) => one == other && family(one))),
        .. Inputs("MFCC are better than chroma", s_both, (one, other) => one == Mfcc && other == Chroma),
        .. Inputs("MFCC are nearly as good as all features for arousal", s_arousal, (one, other) => one == Mfcc && other is AllOfMarsyas or HigherLevel, margin: 0.05),
        .. Inputs("Higher-level features help valence", s_valence, (one, other) => one == HigherLevel && other == Mfcc),
        Beats("Marsyas's features", input => input.StartsWith(AllOfMarsyas, StringComparison.Ordinal)),
        Beats("Essentia's features", input => input.StartsWith(HigherLevel, StringComparison.Ordinal)),
        Grekow(s_both, (one, other) => one.Input == GrekowInput.Pretrained && other.Input == HigherLevel && one.Model == other.Model) with { Statement = "The pretrained front helps" },
        Points(s_both, (one, other) => one.Experiment.Paper == Orjesek2022.Orjesek2022.Name && one.Input == other.Input && one.Model == Orjesek2022.Orjesek2022.ShownModel && other.Model == "cnn-bigru")
            with { Statement = ReconstructionHelps },
        Classes("The LSTM with dense layers beats the other classifiers", (one, other) => one.Input == other.Input && IsNetwork(one) && !IsNetwork(other) && IsSelected(one) == IsSelected(other)),
        Classes("Combined features are better than standard ones", (one, other) => one.Input == "combined" && other.Input == "standard" && one.Model == other.Model),
        Classes("CFS helps", (one, other) => one.Input == other.Input && one.Model == other.Model + ClipClassifier.SuffixOf(FeatureSelection.Cfs)),
    ];

    private static IEnumerable<Claim> Inputs(string statement, (string, string)[] targets, Func<string, string, bool> sets, double margin = 0) => ByFamily(statement,
        family => Grekow(targets, (one, other) => sets(one.Input, other.Input) && one.Model == other.Model && family(one)) with { Margin = margin });

    private static Claim[] ByFamily(string statement, Func<Func<Run, bool>, Claim> of) =>
    [
        of(IsRecurrent) with { Statement = $"{statement}: networks" },
        of(run => !IsRecurrent(run)) with { Statement = $"{statement}: other models" },
    ];

    private static Claim Beats(string features, Func<string, bool> isOf)
    {
        Claim claim = Grekow(s_both, (one, other) => one.Input == other.Input && isOf(one.Input) && IsNetwork(one) && other.Model is Linear or SmoReg);
        return claim with { Statement = $"Recurrent networks beat linear regression and SMOreg on {features}" };
    }

    private static Claim Grekow(IReadOnlyList<(string, string)> targets, Func<Run, Run, bool> sets) =>
        Points(targets, (one, other) => one.Experiment.Paper == Grekow2021.Grekow2021.Name && sets(one, other));

    private static Claim Points(IReadOnlyList<(string, string)> targets, Func<Run, Run, bool> sets) => new()
    {
        Statement = "",
        Metric = "R2",
        Targets = targets,
        Sets = (one, other) => Looks(one) && Looks(other) && sets(one, other),
    };

    private static Claim Classes(string statement, Func<Run, Run, bool> sets) => new()
    {
        Statement = statement,
        Metric = "accuracy",
        Targets = [("class", "class")],
        Sets = (one, other) => one.Experiment.Paper == Hizlisoy2021.Hizlisoy2021.Name && Looks(one) && Looks(other) && !IsOptimistic(one) && !IsOptimistic(other) && sets(one, other),
    };

    private static bool Looks(Run run) => run.Input is not ("labels" or "none");

    private static bool IsNetwork(Run run) => run.Model.StartsWith(Network, StringComparison.Ordinal);

    private static bool IsRecurrent(Run run) => IsNetwork(run) || run.Model.Contains("gru", StringComparison.Ordinal);

    private static bool IsSelected(Run run) => run.Model.EndsWith(ClipClassifier.SuffixOf(FeatureSelection.Cfs), StringComparison.Ordinal);

    private static bool IsOptimistic(Run run) => run.Experiment.Name.Contains("optimistic", StringComparison.Ordinal);
}
