using MerWorkbench.Datasets;
using MerWorkbench.Emotion;
using MerWorkbench.Experiments;
using MerWorkbench.Foundation;

namespace MerWorkbench.Papers.Hizlisoy2021;

/// <summary>The classes of Hizlisoy 2021: the quadrants of valence and arousal.</summary>
internal static class Hizlisoy2021Classes
{
    /// <summary>
    /// The target on a dataset: its own classes where it has some, else the quadrants of the mean label, which meet at neutral; at neutral
    /// is high. Of three classes, songs of the fourth quadrant are left out, as in the paper.
    /// </summary>
    /// <exception cref="MerException">The data has neither classes nor valence and arousal, or three classes are asked for where it has others of its own.</exception>
    public static ClassTarget Of(DatasetCard card, int classes)
    {
        Check.InRange(classes, 3, 4);
        if (classes == 3 && !card.Classes.IsEmpty && card.Classes.Length != 3)
            throw new MerException($"{card.Title} has {card.Classes.Length} classes of its own: {string.Join(", ", card.Classes)}; got --classes 3.", remedy: "Leave --classes out.");
        if (!card.Classes.IsEmpty)
            return new(card.Classes, "as the data has them", track => track.Class);
        var rule = new ThresholdRule(card.AffectScale);
        Quadrant[] quadrants = [.. rule.Classes.Take(classes)];
        return new(quadrants.Select(quadrant => quadrant.ToString()), $"of the mean label by the rule {rule}",
            track => track.Annotation is { } label ? rule.ClassOf(label.Mean).ToString() : null);
    }

    /// <summary>What folds spread evenly: the data's classes, or the quadrants.</summary>
    public static Strata StrataOf(DatasetCard card) => card.Classes.IsEmpty ? Strata.Quadrant : Strata.Class;
}
