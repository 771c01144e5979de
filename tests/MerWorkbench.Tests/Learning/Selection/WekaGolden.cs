using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Learning.Selection;

/// <summary>A data set and what Weka found in it.</summary>
internal sealed record WekaGolden(double[][] Rows, double[] Targets, bool IsNumeric, JsonElement Found)
{
    public int[] Labels => [.. Targets.Select(target => (int)target)];

    public static WekaGolden Read(string name)
    {
        using var lines = new StreamReader(new GZipStream(Golden.Open($"weka/{name}.csv.gz"), CompressionMode.Decompress));
        bool isNumeric = lines.ReadLine() == "0";
        List<double[]> rows = [];
        while (lines.ReadLine() is { } line)
            rows.Add([.. line.Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture))]);
        return new([.. rows.Select(row => row[..^1])], [.. rows.Select(row => row[^1])], isNumeric, FoundIn(name));
    }

    public static JsonElement FoundIn(string name)
    {
        using var document = JsonDocument.Parse(Golden.Text("weka/cfs.json"));
        return document.RootElement.GetProperty(name).Clone();
    }

    public int[] Columns(string key) => [.. Found.GetProperty(key).EnumerateArray().Select(column => column.GetInt32())];

    public double[] Numbers(string key) => [.. Found.GetProperty(key).EnumerateArray().Select(value => value.GetDouble())];

    public double[][] CutPoints => [.. Found.GetProperty("cutPoints").EnumerateArray().Select(points => points.EnumerateArray().Select(point => point.GetDouble()).ToArray())];
}
