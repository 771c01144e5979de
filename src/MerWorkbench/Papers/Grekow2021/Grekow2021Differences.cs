using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Learning;
using MerWorkbench.Units;

namespace MerWorkbench.Papers.Grekow2021;

/// <summary>Where this reproduction of Grekow 2021 departs from the paper.</summary>
internal static class Grekow2021Differences
{
    /// <summary>What keeps results on a dataset from being set against the paper's.</summary>
    public static IReadOnlyList<string> Obstacles(DatasetCard data, int tracks, Profile profile)
    {
        List<string> obstacles = [.. Obstacle.OfMusic(data, "324 fragments of GTZAN, whose labels are not public", IsThePapers(data), " and rated by simulated listeners")];
        if (tracks < data.Items)
            obstacles.Add(FormattableString.Invariant($"a part of the data: {tracks} of {data.Items} tracks have sound here"));
        return [.. obstacles, .. Obstacle.OfTraining(profile)];
    }

    /// <summary>All differences on a dataset.</summary>
    public static IReadOnlyList<Difference> All(DatasetCard data, int tracks, Seconds piece, KFold protocol, IReadOnlyList<GrekowInput> inputs, ReproductionOptions options)
    {
        RecurrentOptions recurrent = Grekow2021.Common(options);
        FrontOptions front = new() { Training = recurrent.Training };
        return
        [
            new("Music", "324 fragments of 6 s of GTZAN, ten genres", $"{data.Title}, {tracks} tracks of {data.ClipLength?.ToString() ?? "any length"}",
                IsThePapers(data) ? "it is the paper's own" : "the paper's labels are not public"),
            new("Labels", "arousal and valence judged by five music experts; their scale is not known here", LabelsOf(data), "what the data at hand has"),
            new("Features", "124 by Marsyas; Essentia's, whose number 529 is deduced from others", Columns(inputs),
                "written anew after the tools' definitions and compared with them; of Essentia's statistics two are kept, the others say much the same"),
            new("Pieces", "shorter pieces of the fragment, several lengths compared; which is not known here",
                FormattableString.Invariant($"{piece}, {options.Overlap * 100:0} % overlapping{(data.ClipLength is null || options.Piece is not null ? "" : ": a fifth of the clip")}"),
                "of 1, 2, 3 and 6 s tried on the 30 s of Emotify, 6 s served arousal best; so the choice has seen those songs. Options: --piece, --overlap"),
            new("Networks", "not known here", recurrent.Networks == AxisNetworks.Joint ? "one for both axes" : "one for each axis",
                "an option: --networks"),
            new("Training", "100 epochs in WekaDeeplearning4j; batch, step size, dropout and stopping not known here", Training(recurrent), "own choice"),
            new("Split", "10-fold cross-validation", protocol.Description, "a song or artist on both sides inflates scores"),
            new("Pretrained front", "a model trained first on the features, its output fed to the LSTM; its layers and training are not known here",
                FormattableString.Invariant($"one layer of {front.Units} units, trained on single pieces with the label of their clip, then {(front.IsFineTuned ? "fine-tuned" : "frozen")}"), "own design; trained inside each fold, so that no test song shapes it"),
            new("Linear regression", "Weka's, which drops attributes by Akaike's criterion", "the same criterion where the training part has more tracks than the input has columns; elsewhere all columns are kept", "with fewer tracks than columns the criterion says nothing"),
            new("Support vector regression", "Weka's SMOreg; its settings are not known here", "its defaults: linear kernel, C = 1, epsilon 0.001, columns and labels normalised; solved by libsvm", "Weka stops before the optimum; predictions differ by some 0.2 to 0.6 % of the labels' range"),
            .. data.IsSynthetic ? OfEtudes(inputs) : [],
        ];
    }

    // Where networks beat the mean by little, and of fewer songs not at all.
    private static IEnumerable<Difference> OfEtudes(IReadOnlyList<GrekowInput> inputs)
    {
        if (inputs.Any(input => input.Name == GrekowInput.Chroma))
            yield return new("Valence from chroma", "R² 0.02 to 0.04", "of 324 études, quick, seed 7: networks reach 0.10 to 0.14; of 96 (--data etudes) they are no better than the mean",
                "études say valence by their mode and have keys by chance, so that each key must be learned. Ridge regression on the mean of 12 pitch classes of 96: -0.03 as they sound, 0.15 turned to the key that is heard");
        if (inputs.Any(input => input.Name == GrekowInput.Marsyas))
            yield return new("Valence from all of Marsyas's features", "not in the paper", "of 324 études, quick, seed 7: 0.38, from 0.30 to 0.45; of 96 the network reaches 0.16, from -0.01 to 0.28",
                "96 songs are few for a sequence of 124 features");
        if (inputs.Any(input => input.Name == GrekowInput.Rhythm))
            yield return new("Valence from rhythm", "not in the paper", "of 324 études, quick, seed 7: 0.08, from 0.01 to 0.13; of 96 the network is no better than the mean",
                "of what rhythm shows, tempo and density, études let valence move a fifth and a tenth of a dial, and arousal three quarters of each");
    }

    private static bool IsThePapers(DatasetCard data) => !data.IsSynthetic && data.Name == GrekowGtzan.ShortName;

    private static string Training(RecurrentOptions recurrent)
    {
        string stopping = recurrent.Training.Patience is { } patience
            ? FormattableString.Invariant($"stopped {patience} epochs after the best on the validation tracks, best taken back")
            : "no stopping";
        return FormattableString.Invariant(
            $"at most {recurrent.Training.Epochs} epochs, {stopping}; batches of {recurrent.Training.BatchSize}, Adam {recurrent.Training.LearningRate}, dropout {recurrent.Dropout}");
    }

    private static string LabelsOf(DatasetCard data) => data.AffectScale == AffectScale.Gems
        ? $"mean over listeners of arousal = {GemsMapping.ArousalFormula}; valence = {GemsMapping.ValenceFormula}"
        : $"mean over {(data.IsSynthetic ? "simulated listeners" : "listeners")}, {data.AffectScale.Name}";

    private static string Columns(IReadOnlyList<GrekowInput> inputs) => string.Join("; ", inputs.Select(input =>
        FormattableString.Invariant($"{input.Name}: {input.Set.Columns.Count(input.Chosen)}")));
}
