using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Architecture;

/// <summary>What the README shows is what the code does.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Its_code_sample_is_the_code_that_runs_here()
    {
        using var folder = new TemporaryFolder();
        string path = folder["song.wav"];
        new Waveform(SampleRate.Hz22050, new float[22_050]).Save(path);
        int frames = Sample(path);

        Assert.Equal(44, frames);
        string[] shown = [.. Block("```csharp").Where(line => line.Length > 0 && !line.StartsWith("using", StringComparison.Ordinal))];
        string[] run = [.. File.ReadAllLines(ThisFile).SkipWhile(line => line.Trim() != "// sample").Skip(1)
            .TakeWhile(line => line.Trim() != "// end").Select(line => line.Trim().Replace("Load(path)", "Load(\"song.mp3\")", StringComparison.Ordinal))];
        Assert.Equal(run, shown);
    }

    [Fact]
    public void Its_table_is_the_one_the_program_wrote()
    {
        string written = File.ReadAllText(Path.Combine(Checkout(), "figures", "readme", "table.md"));
        string table = written[written.IndexOf('|', StringComparison.Ordinal)..];
        Assert.Contains(table, Readme(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_links_into_the_repository_lead_somewhere()
    {
        foreach (string[] parts in Readme().Split("](").Skip(1).Select(rest => rest.Split(')')))
        {
            if (!parts[0].StartsWith("http", StringComparison.Ordinal))
                Assert.True(File.Exists(Path.Combine(Checkout(), parts[0])), parts[0]);
        }
    }

    private static int Sample(string path)
    {
        // sample
        Waveform song = Waveform.Load(path).ToMono().Resample(SampleRate.Hz22050);
        FeatureMatrix mel = LogMel.Librosa.Extract(song);     // [frames, 128], in dB, by librosa's definitions
        Console.WriteLine(LogMel.Librosa.Parameters);         // every parameter behind it
        // end
        return mel.Frames;
    }

    private static IEnumerable<string> Block(string fence) =>
        Readme().Split('\n').SkipWhile(line => line != fence).Skip(1).TakeWhile(line => line != "```");

    private static string Readme() => File.ReadAllText(Path.Combine(Checkout(), "README.md"));

    private static string Checkout() => Workplace.CheckoutAround(AppContext.BaseDirectory)!;

    private static string ThisFile => Path.Combine(Checkout(), "tests", "MerWorkbench.Tests", "Architecture", $"{nameof(ReadmeTests)}.cs");
}
