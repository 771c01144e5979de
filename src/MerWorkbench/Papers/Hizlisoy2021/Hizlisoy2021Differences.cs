using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Learning;
using MerWorkbench.Learning.Extraction;
using MerWorkbench.Models;

namespace MerWorkbench.Papers.Hizlisoy2021;

/// <summary>Where this reproduction of Hizlisoy 2021 departs from the paper.</summary>
internal static class Hizlisoy2021Differences
{
    private const string TheirMusic = "124 excerpts of Turkish traditional music, which are not shared";

    // What was measured once and is told whatever data is at hand; the options measure it again.
    private const string Measured = "On the 96 études, ten folds, quick, seed 7", OnMusic = "On the 400 songs of Emotify, ten folds, quick, seed 7";

    /// <summary>What keeps results on a dataset from being set against the paper's.</summary>
    public static IReadOnlyList<string> Obstacles(DatasetCard data, Corpus corpus, ReproductionOptions options)
    {
        List<string> obstacles = [.. Obstacle.OfMusic(data, TheirMusic, IsThePapers(data))];
        obstacles.Add("other standard features: openSMILE's, Essentia's and librosa's as this workbench has them instead of openSMILE, MIRtoolbox and jAudio");
        obstacles.Add("the paper may have trained its networks and selected its features on songs that it tested: where it did, its scores are optimistic");
        if (data.Items is { } items && corpus.Tracks.Count < items)
            obstacles.Add(FormattableString.Invariant($"a part of the data: {corpus.Tracks.Count} of {items} tracks have sound and class here"));
        return [.. obstacles, .. Obstacle.OfTraining(options.Profile)];
    }

    /// <summary>All differences on a dataset.</summary>
    public static IReadOnlyList<Difference> All(DatasetCard data, Corpus corpus, Hizlisoy2021Inputs inputs, KFold protocol, ReproductionOptions options)
    {
        ExtractionOptions extraction = Hizlisoy2021Grid.ExtractionOf(inputs, options.Profile);
        CnnExtractorOptions network = extraction.Network;
        var classifier = new CldnnOptions();
        return
        [
            new("Music", "124 excerpts of 30 s of Turkish traditional music", $"{data.Title}, {corpus.Tracks.Count} tracks of {data.ClipLength?.ToString() ?? "any length"}",
                IsThePapers(data) ? "it is the paper's own" : "the paper's is not shared"),
            new("Classes", "three: the quadrants Q1 to Q3 of 21 listeners' valence and arousal; how many excerpts each has is not known here",
                $"{corpus.Target.Description} ({Counts(corpus)})", data.Classes.IsEmpty ? "an option: --classes 3 leaves the pleasant and calm out, as the paper did" : "what the data at hand has"),
            new("Standard features", "7,368 of openSMILE, MIRtoolbox and jAudio; which are not known here", Hizlisoy2021Inputs.StandardText,
                "openSMILE's set is rebuilt in this workbench; Essentia's and librosa's stand for the other two tools"),
            new("Frames of the networks", "log-mel energies and MFCC; bands, coefficients, frame and hop are not known here",
                FormattableString.Invariant($"{inputs.Recipe.MelBands} mel bands, {inputs.Recipe.Coefficients} MFCC, frames of {inputs.Recipe.FrameLength} every {inputs.Recipe.Hop} samples at {inputs.Recipe.Rate}: {inputs.PieceFrames} frames a piece"),
                options.Profile == Profile.Paper ? "librosa's own" : "so that the networks of all folds train in minutes; the paper profile takes 128 bands and a hop of 512"),
            new("Extractor", "four convolutions of 64, 128, 128, 128 filters; kernels, pooling and dropout are not known here, the dense width follows from 768 = 3 x 256",
                FormattableString.Invariant($"convolutions over time of {string.Join(", ", network.Filters)} filters, kernel {network.Kernel}, each with ReLU and pooling by {network.Pool}; flattened ({network.FramesLeft(inputs.PieceFrames)} frames x {network.Filters[^1]}); dense {network.Units}; dropout {network.Dropout}; a class output for training only"),
                "own choice; four poolings keep what is flattened small enough for the dense layer"),
            new("Training of the extractor", "whether on the training part of each fold or on all songs is not known here", "anew in each fold, on its training part alone; a piece is an item with its clip's class",
                $"an extractor that has seen the tested songs tells their class from memory; --extractor-on-all shows by how much, labelled optimistic. {Measured}, trained on all songs it lifts the accuracy of lstm-dnn from 0.65 to 0.95 on cnn-mfcc and of random-forest from 0.65 to 0.96 on combined. {OnMusic}, it lifts all four classifiers behind CFS on combined from between 0.56 and 0.58 to between 0.97 and 0.98: as high as the paper's 0.99 of lstm-dnn"),
            new("Combined features", "learned features raise the accuracy of every classifier, of lstm-dnn from 92.74 to 99.19 %", "the same sets joined", $"{Measured}, they do not: random-forest 0.80 on standard, 0.65 on combined; {OnMusic}, neither: 0.65 and 0.59. Of songs that it was trained on the extractor is surer than of new ones, and classifiers lean on that"),
            new("Feature selection", "CFS; whether inside the folds is not known here", "CFS as Weka's, best first, fitted in each fold on its training part alone",
                $"--cfs-on-all selects on all songs and shows the difference, labelled optimistic. {Measured}, it lifts random-forest on standard from 0.80 to 0.91 and lstm-dnn from 0.78 to 0.89: by more than the paper's selection does. {OnMusic}, selection lifts random-forest from 0.65 to 0.67 inside the folds and to 0.71 on all songs"),
            new("LSTM and dense layers", "an LSTM and dense layers; sizes, and how the features are arranged as a sequence, are not known here",
                FormattableString.Invariant($"LSTM of {classifier.Units} units over the three pieces, each with its learned features and the standard features of the whole clip; without learned features a sequence of one; dense {string.Join(", ", classifier.Dense)}; dropout {classifier.Dropout}; Glorot's draw of the input weights"),
                "own choice; by the usual draw thousands of features saturate the gates from the start"),
            new("Other classifiers", "k-NN, SVM and random forest; their parameters are not known here", "k = 5; linear kernel, C = 1; 100 trees", "usual values, and for the SVM a kernel that bears more columns than rows"),
            new("Training", "Adam 1e-4, batches of 10, 100 epochs; whether of the extractor, the classifier or both is not known here", Training(Hizlisoy2021Grid.TrainingOf(options.Profile)),
                options.Profile == Profile.Paper ? "the paper's, of both" : "both networks; larger and fewer steps, to end in minutes"),
            new("Validation part", "not known here", "joins the training part", "nothing is chosen by it: all epochs are run"),
            new("Split", "10-fold cross-validation", protocol.Description, "a song or artist on both sides inflates scores"),
        ];
    }

    private static bool IsThePapers(DatasetCard data) => !data.IsSynthetic && data.Name == "tem";

    private static string Counts(Corpus corpus)
    {
        var target = (ClassTarget)corpus.Target;
        return string.Join(", ", target.Classes.Select((name, i) => FormattableString.Invariant($"{name}: {corpus.Examples.Count(clip => clip.Targets[i] == 1)}")));
    }

    private static string Training(TrainingOptions training) => FormattableString.Invariant(
        $"Adam {training.LearningRate}, batches of {training.BatchSize}, {training.Epochs} epochs");
}
