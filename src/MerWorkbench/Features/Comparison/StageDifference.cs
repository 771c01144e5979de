namespace MerWorkbench.Features.Comparison;

/// <summary>How two conventions differ in one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="First">The first convention's setting.</param>
/// <param name="Second">The second convention's setting.</param>
/// <param name="FirstShape">The shape of what the first makes, <c>[rows, columns]</c>.</param>
/// <param name="SecondShape">The shape of what the second makes.</param>
public sealed record StageDifference(MfccStage Stage, string First, string Second, (int Rows, int Columns) FirstShape, (int Rows, int Columns) SecondShape)
{
    /// <summary>The stage's name for people: <c>mel bands</c>.</summary>
    public string Title => Stage switch
    {
        MfccStage.PreEmphasis => "pre-emphasis",
        MfccStage.Mel => "mel bands",
        MfccStage.Cosine => "DCT",
        _ => Stage.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether the settings differ.</summary>
    public bool Differs { get; init; }

    /// <summary>
    /// How far what both have made up to here lies apart, everything before included; rows are paired by time. Null where one has more columns than
    /// the other, so that there is nothing to pair.
    /// </summary>
    public ValueDifference? SoFar { get; init; }

    /// <summary>How far the two settings lie apart on the same input: what the first made up to this stage. Null as <see cref="SoFar"/>.</summary>
    public ValueDifference? OnSameInput { get; init; }

    /// <summary>What the first's MFCCs change by when this stage alone is taken from the second.</summary>
    public required CepstralChange Alone { get; init; }
}
