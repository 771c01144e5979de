using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using MerWorkbench.Audio;
using MerWorkbench.Separation;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Cli;

public sealed class SeparateCommandTests
{
    private const int Interrupt = 2;

    [Fact]
    public void A_song_becomes_a_file_for_each_source_and_a_model_without_weights_says_how_to_get_them()
    {
        using var folder = new TemporaryFolder();
        using (var separator = new Separator(SeparatorNetwork.Of(SeparatorConfiguration.M3 with { Levels = 2, Filters = 2, WantedOutput = 64 }), "nothing"))
            separator.Save(folder["w.safetensors"]);
        new Waveform(SampleRate.Hz22050, [.. Enumerable.Range(0, 22_050).Select(i => 0.5f * MathF.Sin(0.1f * i))]).Save(folder["song.wav"]);

        var done = MerProcess.Run($"separate {folder["song.wav"]} --model {folder["w.safetensors"]} --out {folder["out"]} --format flac --json");
        var none = MerProcess.Run($"separate {folder["song.wav"]} --model m4");
        var wrong = MerProcess.Run($"separate {folder["song.wav"]} --format mp3");

        Assert.Equal(0, done.Code);
        JsonElement files = JsonDocument.Parse(done.Output).RootElement.GetProperty("files");
        Assert.Equal(22_050, Waveform.Load(files.GetProperty("vocals").GetString()!).Length);
        Assert.Equal(folder["out/accompaniment.flac"], files.GetProperty("accompaniment").GetString());
        Assert.Equal(1, none.Code);
        Assert.Contains("mer separator train --network M4", none.Error, StringComparison.Ordinal);
        Assert.Equal(2, wrong.Code);
    }

    [Fact]
    public async Task Interrupting_leaves_nothing_and_says_that_the_command_begins_anew()
    {
        using var folder = new TemporaryFolder();
        new Waveform(SampleRate.Hz22050, new float[22_050 * 600]).Save(folder["song.wav"]);
        CancellationToken token = TestContext.Current.CancellationToken;
        using Process process = MerProcess.Start($"separate {folder["song.wav"]} --out {folder["out"]}", folder.Root);
        Task<string> error = process.StandardError.ReadToEndAsync(token);
        while (!Directory.Exists(folder["out"]) || Directory.GetFiles(folder["out"]).Length == 0)
            await Task.Delay(5, token);
        Assert.Equal(0, SendSignal(process.Id, Interrupt));
        await process.WaitForExitAsync(token);

        Assert.Equal(1, process.ExitCode);
        Assert.EndsWith("Stopped. The same command begins anew.\n", await error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder["out"]));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
