namespace MerWorkbench.Emotion;

/// <summary>What quadrants have in common.</summary>
public static class Quadrants
{
    /// <summary>Whether valence is high.</summary>
    public static bool IsPleasant(this Quadrant quadrant) => quadrant is Quadrant.Q1 or Quadrant.Q4;

    /// <summary>Whether arousal is high.</summary>
    public static bool IsActive(this Quadrant quadrant) => quadrant is Quadrant.Q1 or Quadrant.Q2;

    /// <summary>The quadrant of two sides.</summary>
    /// <param name="pleasant">Whether valence is high.</param>
    /// <param name="active">Whether arousal is high.</param>
    public static Quadrant Of(bool pleasant, bool active) => (pleasant, active) switch
    {
        (true, true) => Quadrant.Q1,
        (false, true) => Quadrant.Q2,
        (false, false) => Quadrant.Q3,
        (true, false) => Quadrant.Q4,
    };

    internal static double Middle(bool high, AxisRange range, double lowEnds, double highBegins) =>
        high ? (highBegins + range.High) / 2 : (range.Low + lowEnds) / 2;
}
