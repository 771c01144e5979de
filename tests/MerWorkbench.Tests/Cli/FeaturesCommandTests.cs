using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Features;
using MerWorkbench.Features.Store;
using MerWorkbench.Foundation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Cli;

public sealed class FeaturesCommandTests : IDisposable
{
    private const int Interrupt = 2;
    private const int Songs = 20;

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    private string Store => Path.Combine(_home.Root, "data", "features");

    [Theory]
    [InlineData("features extract --set nothing --data etudes", "There is no feature set named 'nothing'. There are: librosa, ")]
    [InlineData("features extract --set librosa", "Which sounds? Name a dataset by --data NAME, or files and folders by --files PATH...")]
    [InlineData("features extract --set librosa --data etudes --files a.wav", "Name a dataset by --data or sounds by --files, not both.")]
    [InlineData("features extract --set librosa --data etudes --hop 1", "--hop goes with --pieces")]
    [InlineData("features extract --set librosa --data etudes --pieces 0", "--pieces and --hop take seconds above 0, at most 3600; got '0'.")]
    [InlineData("features extract --set librosa --data etudes --pieces x", "--pieces and --hop take seconds above 0, at most 3600; got 'x'.")]
    [InlineData("features extract --set librosa --data etudes --jobs 0", "--jobs takes a number above 0, at most 1024; got '0'.")]
    [InlineData("features extract --data etudes", "--set")]
    [InlineData("features describe nothing", "There is no feature set named 'nothing'. There are: librosa, ")]
    [InlineData("features get a.wav --set librosa marsyas", "One set at a time")]
    [InlineData("features gc --older-than x", "--older-than takes days above 0, at most 36500; got 'x'.")]
    public void Wrong_use_is_2_and_says_what_is_right(string line, string said)
    {
        var (code, _, error) = MerProcess.Run(line, _home.Root);
        Assert.Equal(2, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_list_get_and_gc_go_together()
    {
        MakeSongs(3);
        File.WriteAllText(_home["songs/bad.mp3"], "bad");
        string line = $"features extract --files {_home["songs"]} --set librosa --clip --jobs 2";

        var (code, output, error) = MerProcess.Run(line, _home.Root);
        Assert.Equal(1, code);
        Assert.Contains("3 of 4 sounds have their features: 3 computed now, 0 known before.", output, StringComparison.Ordinal);
        Assert.Contains("times real time", output, StringComparison.Ordinal);
        Assert.Contains($"1 of 4 sounds gave no features:\n  {_home["songs/bad.mp3"]}: this is not sound but text.", error, StringComparison.Ordinal);
        File.Delete(_home["songs/bad.mp3"]);
        using (var again = JsonDocument.Parse(MerProcess.Run(line + " --json", _home.Root).Output))
            Assert.Equal((0, 3), (again.RootElement.GetProperty("computed").GetInt32(), again.RootElement.GetProperty("known").GetInt32()));

        using (var list = JsonDocument.Parse(MerProcess.Run("features list --json", _home.Root).Output))
        {
            Assert.Equal(FeatureSets.All.Select(set => set.Name), list.RootElement.GetProperty("sets").EnumerateArray().Select(set => set.GetProperty("name").GetString()));
            var held = Assert.Single(list.RootElement.GetProperty("store").GetProperty("sets").EnumerateArray());
            Assert.Equal(("librosa-clip", 3), (held.GetProperty("name").GetString(), held.GetProperty("songs").GetInt32()));
        }

        Assert.Equal(0, MerProcess.Run($"features get {_home["songs/01.wav"]} --set librosa --out {_home["01.csv"]}", _home.Root).Code);
        string[] rows = File.ReadAllLines(_home["01.csv"]);
        FeatureMatrix expected = FeatureSets.Librosa.Extract(Waveform.Load(_home["songs/01.wav"]));
        Assert.Equal("time_seconds," + string.Join(',', expected.Columns.Select(column => column.Name)), rows[0]);
        Assert.Equal(expected.Frames, rows.Length - 1);
        float[] third = [.. rows[3].Split(',').Select(value => float.Parse(value, CultureInfo.InvariantCulture))];
        Assert.Equal(expected.Row(2).ToArray(), third[1..]);
        Assert.Equal(expected.Timing[2].Value, third[0], 6);

        string foreign = Path.Combine(Store, "readme.txt"), older = Path.Combine(Store, "librosa-0123456789ab", "ab", new string('a', 64) + ".safetensors");
        Directory.CreateDirectory(Path.GetDirectoryName(older)!);
        File.WriteAllText(foreign, "x");
        File.WriteAllText(older, "x");
        Assert.Contains("Would free", MerProcess.Run("features gc --dry-run", _home.Root).Output, StringComparison.Ordinal);
        Assert.True(File.Exists(older));
        Assert.Contains("Freed", MerProcess.Run("features gc", _home.Root).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(older));
        Assert.True(File.Exists(foreign));
        Assert.Contains("nothing to remove", MerProcess.Run("features gc", _home.Root).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_tells_each_column_and_its_descriptor()
    {
        foreach (FeatureSet set in FeatureSets.All.Append(FeatureSets.Librosa.Pieces(new(1.2), new(0.6))))
        {
            using var document = JsonDocument.Parse(MerProcess.Run($"features describe {set.Name} --json").Output);
            Assert.Equal(set.Hash.Hex, document.RootElement.GetProperty("hash").GetString());
            Assert.Equal(set.Columns.Select(column => column.Name), document.RootElement.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        }
        var (code, output, _) = MerProcess.Run("features describe librosa");
        Assert.Equal(0, code);
        Assert.Contains("20 columns: mfcc_0, mfcc_1, mfcc_2, ... mfcc_19", output, StringComparison.Ordinal);
        Assert.Contains("rate = 22050 Hz", output, StringComparison.Ordinal);
        Assert.Equal(FeatureSets.Librosa.Columns.Count + 2, MerProcess.Run("features describe librosa --columns").Output.Count(c => c == '\n'));
    }

    [Fact]
    public void An_extraction_killed_at_random_moments_ends_in_the_same_bytes()
    {
        MakeSongs(Songs);
        string line = $"features extract --files {_home["songs"]} --set librosa librosa-clip --jobs 2 --store ";
        Assert.Equal(0, MerProcess.Run(line + _home["whole"], _home.Root).Code);

        var random = new Random(7);
        int killed = 0;
        var damaged = new HashSet<string>();
        for (int i = 0; i < 20; i++)
        {
            using Process process = MerProcess.Start(line + _home["broken"], _home.Root);
            // Somewhere while it writes: a little after the first file it makes or is making.
            int before = Files().Length;
            while (!process.WaitForExit(1) && Files().Length <= before)
            {
            }
            Thread.Sleep(random.Next(40));
            if (!process.HasExited)
            {
                process.Kill();
                killed++;
            }
            process.WaitForExit();
            // What was finished stays finished; now and then a file is lost or damaged by other hands.
            string[] entries = [.. Files().Where(file => file.EndsWith(".safetensors", StringComparison.Ordinal))];
            Assert.All(entries.Where(entry => !damaged.Contains(entry)), entry => Assert.NotNull(FeatureFile.Check(entry)));
            if (i % 4 != 3)
                continue;
            random.Shuffle(entries);
            File.Delete(entries[0]);
            File.WriteAllBytes(entries[1], File.ReadAllBytes(entries[1])[..^4]);
            damaged.Add(entries[1]);
        }
        var (code, _, error) = MerProcess.Run(line + _home["broken"], _home.Root);

        Assert.True(code == 0, error);
        Assert.InRange(killed, 10, 20);
        Assert.Equal(Content(_home["whole"]), Content(_home["broken"]));

        string[] Files() => Directory.Exists(_home["broken"]) ? Directory.GetFiles(_home["broken"], "*", SearchOption.AllDirectories) : [];
    }

    [Fact]
    public void Four_processes_at_once_make_the_same_files()
    {
        MakeSongs(Songs);
        string line = $"features extract --files {_home["songs"]} --set librosa --clip --jobs 2 --json --store ";
        Assert.Equal(0, MerProcess.Run(line + _home["one"], _home.Root).Code);
        Process[] processes = [.. Enumerable.Range(0, 4).Select(_ => MerProcess.Start(line + _home["four"], _home.Root))];
        foreach (Process process in processes)
        {
            using (process)
            {
                var (code, output, error) = MerProcess.End(process);
                Assert.True(code == 0, error);
                using var report = JsonDocument.Parse(output);
                Assert.Equal(Songs, report.RootElement.GetProperty("computed").GetInt32() + report.RootElement.GetProperty("known").GetInt32());
            }
        }
        Assert.Equal(Content(_home["one"]), Content(_home["four"]));
    }

    [Fact]
    public void No_room_ends_the_run_with_a_sentence_and_leaves_what_was_there()
    {
        MakeSongs(4);
        string small = $"features extract --files {_home["songs"]} --set librosa --clip", large = $"features extract --files {_home["songs"]} --set librosa-logmel";
        Assert.Equal(0, MerProcess.Run(small, _home.Root).Code);
        (string, string)[] before = Content(Store);

        // No file may grow beyond 32 kB, which meets a program as a full disk does. The runtime itself wants larger ones, but for this switch.
        using Process process = MerProcess.Start("/bin/bash", ["-c", $"trap '' XFSZ; ulimit -f 32; export DOTNET_EnableWriteXorExecute=0; exec dotnet exec {MerProcess.Program} {large}"], _home.Root);
        var (code, _, error) = MerProcess.End(process);

        Assert.Equal(1, code);
        Assert.Contains("the feature store cannot be used: a file may not become as large as this here", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(before, Content(Store).Where(file => !file.Path.StartsWith("librosa-logmel", StringComparison.Ordinal)));
        Assert.DoesNotContain(Directory.EnumerateFiles(Store, "*", SearchOption.AllDirectories), file => file.Contains("logmel", StringComparison.Ordinal) && !file.EndsWith("set.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Interrupting_stops_at_once_and_says_how_to_go_on()
    {
        MakeSongs(Songs);
        string line = $"features extract --files {_home["songs"]} --set librosa --jobs 1";
        using Process process = MerProcess.Start(line, _home.Root);
        CancellationToken token = TestContext.Current.CancellationToken;
        Task<string> error = process.StandardError.ReadToEndAsync(token);
        while (!Directory.Exists(Store) || Directory.GetFiles(Store, "*.safetensors", SearchOption.AllDirectories).Length < 2)
            await Task.Delay(5, token);
        Assert.Equal(0, SendSignal(process.Id, Interrupt));
        await process.WaitForExitAsync(token);

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Stopping. What is finished is kept", await error, StringComparison.Ordinal);
        Assert.Contains("Stopped. The same command goes on from here.", await error, StringComparison.Ordinal);
        int kept = Content(Store).Count(file => file.Path.EndsWith(".safetensors", StringComparison.Ordinal));
        Assert.InRange(kept, 2, Songs - 1);
        using var report = JsonDocument.Parse(MerProcess.Run(line + " --json", _home.Root).Output);
        Assert.Equal((Songs - kept, kept), (report.RootElement.GetProperty("computed").GetInt32(), report.RootElement.GetProperty("known").GetInt32()));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);

    private static (string Path, string Hash)[] Content(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), ContentHash.OfFile(path).Hex))];

    private void MakeSongs(int count)
    {
        for (int song = 1; song <= count; song++)
        {
            var random = new StableRandom(song, "features");
            var samples = new float[3 * 22050];
            for (int i = 0; i < samples.Length; i++)
                samples[i] = (float)(0.5 * Math.Sin(0.01 * song * i) + 0.1 * random.NextNormal());
            new Waveform(SampleRate.Hz22050, samples).Save(_home[FormattableString.Invariant($"songs/{song:00}.wav")]);
        }
    }
}
