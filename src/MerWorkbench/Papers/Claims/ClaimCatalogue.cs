using System.Collections.Immutable;
using MerWorkbench.Experiments;
using MerWorkbench.Learning.Extraction;
using MerWorkbench.Papers.Grekow2021;

namespace MerWorkbench.Papers.Claims;

/// <summary>
/// What the review of Du et al. (2023) reports of three of its four works about models' standing to each other. Which runs are set against
/// each other is fixed here, before any result: every model that ran on both sides.
/// </summary>
/// <remarks>
/// Left out are models that look at nothing, and of claims about inputs the linear regression as well: with more columns than tracks its R2
/// says how ill-posed it is and nothing of the input. "Nearly as good" is read as: at most 0.05 of R2 behind.
/// </remarks>
public static class ClaimCatalogue
{
    private const string Linear = "linear-regression", SmoReg = "svr", Network = "lstm";

    private const string Mfcc = "marsyas-mfcc", Chroma = "marsyas-chroma", HigherLevel = "essentia";

    private static readonly (string, string)[] s_both = [("arousal", "arousal"), ("valence", "valence")];

    private static readonly string[] s_allFeatures = ["marsyas", HigherLevel];

    /// <summary>All claims, in the order of the review.</summary>
    public static ImmutableArray<Claim> All { get; } =
    [
        new() { Statement = "Arousal is easier than valence", Metric = "R2", Targets = [("arousal", "valence")], Sets = (one, other) => one == other && Looks(one) && one.Model != Linear },
        Inputs("MFCC are better than chroma", (one, other) => one == Mfcc && other == Chroma, s_both),
        Inputs("MFCC are nearly as good as all features for arousal", (one, other) => one == Mfcc && s_allFeatures.Contains(other), [("arousal", "arousal")]) with { Margin = 0.05 },
        Inputs("Higher-level features help valence", (one, other) => one == HigherLevel && other == Mfcc, [("valence", "valence")]),
        Of(Grekow2021.Grekow2021.Name, "Recurrent networks beat linear regression and SMOreg", "R2", s_both,
            (one, other) => one.Input == other.Input && IsNetwork(one) && other.Model is Linear or SmoReg),
        Inputs("The pretrained front helps", (one, other) => one == GrekowInput.Pretrained && other == HigherLevel, s_both),
        Of(Orjesek2022.Orjesek2022.Name, "Iterative reconstruction helps", "R2", s_both,
            (one, other) => one.Input == other.Input && one.Model == Orjesek2022.Orjesek2022.ShownModel && other.Model == "cnn-bigru"),
        Classes("The LSTM with dense layers beats the other classifiers", (one, other) => one.Input == other.Input && IsNetwork(one) && !IsNetwork(other) && IsSelected(one) == IsSelected(other)),
        Classes("Combined features are better than standard ones", (one, other) => one.Input == "combined" && other.Input == "standard" && one.Model == other.Model),
        Classes("CFS helps", (one, other) => one.Input == other.Input && one.Model == other.Model + ClipClassifier.SuffixOf(FeatureSelection.Cfs)),
    ];

    private static Claim Inputs(string statement, Func<string, string, bool> sets, IReadOnlyList<(string, string)> targets) =>
        Of(Grekow2021.Grekow2021.Name, statement, "R2", targets, (one, other) => sets(one.Input, other.Input) && one.Model == other.Model && one.Model != Linear);

    private static Claim Classes(string statement, Func<Run, Run, bool> sets) =>
        Of(Hizlisoy2021.Hizlisoy2021.Name, statement, "accuracy", [("class", "class")], (one, other) => !IsOptimistic(one) && !IsOptimistic(other) && sets(one, other));

    private static Claim Of(string paper, string statement, string metric, IReadOnlyList<(string, string)> targets, Func<Run, Run, bool> sets) => new()
    {
        Statement = statement,
        Metric = metric,
        Targets = targets,
        Sets = (one, other) => one.Experiment.Paper == paper && other.Experiment.Paper == paper && Looks(one) && Looks(other) && sets(one, other),
    };

    private static bool Looks(Run run) => run.Input is not ("labels" or "none");

    private static bool IsNetwork(Run run) => run.Model.StartsWith(Network, StringComparison.Ordinal);

    private static bool IsSelected(Run run) => run.Model.EndsWith(ClipClassifier.SuffixOf(FeatureSelection.Cfs), StringComparison.Ordinal);

    private static bool IsOptimistic(Run run) => run.Experiment.Name.Contains("optimistic", StringComparison.Ordinal);
}
