using MerWorkbench.Features;

namespace MerWorkbench.Tests.Features;

public sealed class FrameTableTests
{
    [Theory]
    [InlineData(0, 64 << 20)]
    [InlineData(1, 64 << 20)]
    [InlineData(5000, 64 << 20)]
    [InlineData(9000, 1)]        // all but one chunk in the file
    [InlineData(8192, 1)]        // whole chunks only
    public void Rows_come_back_in_both_directions(int rows, long memory)
    {
        using var table = new FrameTable(3, memory);
        for (int row = 0; row < rows; row++)
            table.Append([row, -row, row * 0.5f]);
        Assert.Equal(rows, table.Rows);
        for (int column = 0; column < 3; column++)
            Assert.Equal(Enumerable.Range(0, rows).Select(row => row * new[] { 1, -1, 0.5f }[column]), table.Column(column));
        var some = new float[3 * Math.Min(rows, 4100)];
        int first = Math.Max(0, rows - 4700);
        table.CopyRows(first, some);
        for (int i = 0; i < some.Length; i++)
            Assert.Equal((first + i / 3) * new[] { 1, -1, 0.5f }[i % 3], some[i]);
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FrameTable(2).Append([1]));
}
