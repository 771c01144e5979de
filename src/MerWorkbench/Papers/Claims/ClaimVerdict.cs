namespace MerWorkbench.Papers.Claims;

/// <summary>What runs say of a <see cref="Claim"/>.</summary>
public enum ClaimVerdict
{
    /// <summary>The difference lies clearly on the claim's side: the whole interval over songs does, and the test over folds gives p below 0.05.</summary>
    Holds,

    /// <summary>The difference lies as clearly on the other side.</summary>
    DoesNotHold,

    /// <summary>Neither: too few songs or folds, or too small a difference, to say.</summary>
    CannotTell,
}
