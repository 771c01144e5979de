namespace MerWorkbench.Emotion;

/// <summary>On which side of a quadrant's border a value exactly at neutral falls. The literature uses both.</summary>
public enum QuadrantRule
{
    /// <summary>At neutral counts as high: value &gt;= neutral. The default here.</summary>
    NeutralIsHigh,

    /// <summary>At neutral counts as low: only value &gt; neutral is high.</summary>
    NeutralIsLow,
}
