using MerWorkbench.Audio;
using MerWorkbench.TestData;

namespace MerWorkbench.Tests.Audio;

public sealed class RealAudioTests
{
    public static bool Absent => RealData.IsAbsent;

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Odd_wav_files_are_read()
    {
        var files = Directory.EnumerateFiles(RealData.PathOf("odd-audio"), "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            var sound = Waveform.Load(file);
            Assert.True(sound.Length > 0 && sound.Channel(0).ContainsAnyExcept(0f), file);
        }
    }

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Clips_of_45_seconds_have_45_seconds()
    {
        var files = Directory.EnumerateFiles(RealData.PathOf("emomusic", "clips_45seconds"), "*.mp3").ToList();
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            var sound = Waveform.Load(file);
            Assert.Equal((44100, 1), (sound.Rate.Hertz, sound.Channels));
            Assert.InRange(sound.Duration.Value, 44.9, 45.2);
            Assert.Empty(sound.Warnings);
        }
    }
}
