using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Architecture;

public sealed class RealDataTests
{
    public static bool Absent => RealData.IsAbsent;

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void The_named_folder_exists() => Assert.True(Directory.Exists(RealData.Root));
}
