using MerWorkbench.Datasets;
using MerWorkbench.Experiments;
using MerWorkbench.Features;
using MerWorkbench.Learning.Extraction;
using MerWorkbench.Units;
using FrameFeatures = MerWorkbench.Features.FrameFeatures;

namespace MerWorkbench.Papers.Hizlisoy2021;

/// <summary>What the models of Hizlisoy 2021 see of a clip.</summary>
internal sealed record Hizlisoy2021Inputs
{
    // With as many a piece the networks of all folds train in the minutes that quick has.
    private const int MostQuickFrames = 128;

    /// <summary>How the frames of the networks are cut.</summary>
    public required FrameRecipe Recipe { get; init; }

    /// <summary>Frames of a piece.</summary>
    public required int PieceFrames { get; init; }

    /// <summary>The log-mel energies, <c>[frames, bands]</c>.</summary>
    public FeatureSet LogMel => new FrameFeatures(FormattableString.Invariant($"cnn-logmel-{Recipe.MelBands}-hop-{Recipe.Hop}"), Recipe, FrameDescriptors.LogMel);

    /// <summary>The MFCC, <c>[frames, coefficients]</c>.</summary>
    public FeatureSet Mfcc => new FrameFeatures(FormattableString.Invariant($"cnn-mfcc-{Recipe.Coefficients}-of-{Recipe.MelBands}-hop-{Recipe.Hop}"), Recipe, FrameDescriptors.Mfcc);

    /// <summary>The standard features, one row a clip: in place of openSMILE, MIRtoolbox and jAudio, openSMILE's set as this workbench has it, Essentia's and librosa's.</summary>
    public static IReadOnlyList<FeatureSet> Standard { get; } = [FeatureSets.Find("compare2016"), FeatureSets.Find("essentia"), FeatureSets.Find("librosa-clip")];

    /// <summary>The standard sets and their widths in words.</summary>
    public static string StandardText { get; } = FormattableString.Invariant(
        $"{Standard.Sum(set => set.Columns.Count)}: {string.Join(", ", Standard.Select(set => FormattableString.Invariant($"{set.Name} {set.Columns.Count}")))}");

    /// <summary>All sets, in the order that <see cref="ExtractionOptions"/> states.</summary>
    public IReadOnlyList<FeatureSet> All => [LogMel, Mfcc, .. Standard];

    /// <summary>
    /// The inputs of a profile. quick: 40 mel bands, and the shortest hop of 512 samples and its doubles that gives a piece at most
    /// 128 frames: 512 for clips of 6 s, 2048 for clips of 30 s. paper: librosa's own, 128 bands, a hop of 512.
    /// </summary>
    public static Hizlisoy2021Inputs Of(DatasetCard card, Profile profile)
    {
        Seconds piece = new((card.ClipLength?.Value ?? 30) / ExtractionOptions.Pieces);
        FrameRecipe recipe = FrameRecipe.Librosa;
        if (profile != Profile.Paper)
        {
            recipe = recipe with { MelBands = 40 };
            while (FramesOf(recipe) > MostQuickFrames)
                recipe = recipe with { Hop = recipe.Hop * 2 };
        }
        return new() { Recipe = recipe, PieceFrames = FramesOf(recipe) };

        int FramesOf(FrameRecipe cut) => (int)(piece.Value * cut.Rate.Hertz / cut.Hop);
    }
}
