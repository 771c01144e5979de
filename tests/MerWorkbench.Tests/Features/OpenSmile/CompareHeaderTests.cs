using System.Text.Json;
using MerWorkbench.Features;
using MerWorkbench.Features.OpenSmile;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Features.OpenSmile;

/// <summary>Names and order of columns against what others print of openSMILE's files: opensmile/headers.json says where each was seen.</summary>
public sealed class CompareHeaderTests
{
    private static readonly JsonElement Headers = JsonDocument.Parse(Golden.Text("opensmile/headers.json")).RootElement;
    private static readonly string[] Deam = [.. new Deam260().Columns.Select(column => column.Name)];
    private static readonly string[] Compare = [.. new Compare2016().Columns.Select(column => column.Name)];

    [Fact]
    public void Deam_has_260_columns_in_the_order_of_its_files()
    {
        var deam = Headers.GetProperty("deam");
        Assert.Equal(260, Deam.Distinct().Count());
        Assert.Equal(deam.GetProperty("first").GetString(), Deam[0]);
        Assert.Equal(deam.GetProperty("last").GetString(), Deam[^1]);
        string[] read = Strings(deam.GetProperty("read"));
        Assert.Equal(159, read.Length);
        Assert.Equal(read, Deam.Where(read.Contains));
        Assert.Equal(Strings(Headers.GetProperty("pmemo").GetProperty("descriptors")), Deam.Where(name => name.EndsWith("_amean", StringComparison.Ordinal)).Select(name => name[..^6]));
    }

    [Fact]
    public void Compare_has_6373_columns_in_the_order_of_its_rows()
    {
        var compare = Headers.GetProperty("compare");
        Assert.Equal(6373, Compare.Length);
        Assert.Equal(6373, Compare.Distinct().Count());
        Assert.Equal(Strings(compare.GetProperty("first")), Compare[..4]);
        Assert.Equal(compare.GetProperty("last").GetString(), Compare[^1]);
        foreach (var seen in compare.GetProperty("at").EnumerateObject())
            Assert.Equal(seen.Value.GetString(), Compare[int.Parse(seen.Name, System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal(Strings(compare.GetProperty("pitch")), Compare.Where(name => name.StartsWith("F0final_sma_", StringComparison.Ordinal) && !name.Contains("_de_", StringComparison.Ordinal) && !name.Contains("_ff0_", StringComparison.Ordinal)));
        string[] order = Strings(compare.GetProperty("in_order"));
        Assert.Equal(order, Compare.Where(order.Contains));
    }

    [Fact]
    public void Every_column_says_what_it_is_and_how_far_it_is_openSMILEs()
    {
        foreach (var column in new Deam260().Columns.Concat(new Compare2016().Columns))
        {
            Assert.NotEqual(Fidelity.Exact, column.Fidelity);
            Assert.False(string.IsNullOrEmpty(column.Note), column.Name);
            Assert.False(string.IsNullOrEmpty(column.Of.Source), column.Name);
            Assert.False(string.IsNullOrEmpty(column.Statistic), column.Name);
        }
    }

    [Fact]
    public void The_hash_depends_on_the_set_alone()
    {
        Assert.Equal(new Deam260().Hash, new Deam260().Hash);
        Assert.NotEqual(new Deam260().Hash, new Compare2016().Hash);
        Assert.Contains("rate = 44100 Hz", new Deam260().Parameters, StringComparison.Ordinal);
    }

    private static string[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
