namespace MerWorkbench.TestData;

/// <summary>Where the real data for tests lies: the folder named by <c>MER_TEST_DATA</c>.</summary>
public static class RealData
{
    /// <summary>Said of every test that needs real data and finds none.</summary>
    public const string Absent = "needs real data: set MER_TEST_DATA to the folder that holds it";

    /// <summary>The folder, or null where the variable is unset.</summary>
    public static string? Root =>
        Environment.GetEnvironmentVariable("MER_TEST_DATA") is { Length: > 0 } root ? root : null;

    /// <summary>True where the variable is unset; for <c>[Fact(Skip = RealData.Absent, SkipWhen = nameof(...))]</c>.</summary>
    public static bool IsAbsent => Root is null;

    /// <summary>A path below the folder.</summary>
    public static string PathOf(params string[] parts) =>
        Path.Combine([Root ?? throw new InvalidOperationException(RealData.Absent), .. parts]);
}
