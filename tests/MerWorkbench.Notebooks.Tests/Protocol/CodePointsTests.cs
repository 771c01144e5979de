using MerWorkbench.Notebooks.Protocol;

namespace MerWorkbench.Notebooks.Tests.Protocol;

public sealed class CodePointsTests
{
    // A clef (two units), é (one), half a character (one).
    private const string Text = "a\ud834\udd1eé\ud834b";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    [InlineData(5, 6)]
    public void Places_go_there_and_back(int codePoints, int utf16)
    {
        Assert.Equal(utf16, CodePoints.ToUtf16(Text, codePoints));
        Assert.Equal(codePoints, CodePoints.FromUtf16(Text, utf16));
    }

    [Theory]
    [InlineData(-4, 0)]
    [InlineData(99, 6)]
    public void Places_outside_are_the_nearest_inside(int codePoints, int utf16) => Assert.Equal(utf16, CodePoints.ToUtf16(Text, codePoints));
}
