using MerWorkbench.Audio;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Cli;

public sealed class SeparatorCommandTests
{
    [Fact]
    public void Music_that_cannot_be_mixed_in_is_refused_with_its_reason_before_any_training()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, MerProcess.Run($"data make musdb18 --tracks 6 --root {folder["etudes"]}", folder.Root).Code);
        Directory.CreateDirectory(folder["empty"]);
        File.WriteAllText(folder["empty/notes.txt"], "no sound");
        Directory.CreateDirectory(folder["music"]);
        new Waveform(SampleRate.Hz22050, new float[22_050]).Save(folder["music/one.wav"]);
        Directory.CreateDirectory(folder["broken"]);
        File.WriteAllText(folder["broken/song.mp3"], "no sound");

        foreach (var (arguments, reason) in new[]
        {
            ($"--accompaniment {folder["nowhere"]}", $"{folder["nowhere"]}: there is no such file or folder."),
            ($"--accompaniment {folder["empty"]}", $"{folder["empty"]}: this folder holds no sound file"),
            ($"--accompaniment {folder["music"]} --profile paper", "Take the quick profile"),
            ($"--accompaniment {folder["music"]} --network M6", "a network of two sources"),
            ($"--accompaniment {folder["broken"]}", folder["broken/song.mp3"]),
        })
        {
            var (code, _, error) = MerProcess.Run($"separator train --root {folder["etudes"]} --out {folder["w.safetensors"]} {arguments}", folder.Root);
            Assert.True(code == 1 && error.Contains(reason, StringComparison.Ordinal), $"{arguments}: {code} {error}");
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
            Assert.DoesNotContain("training:", error, StringComparison.Ordinal);
            Assert.False(File.Exists(folder["w.safetensors"]));
        }
    }
}
