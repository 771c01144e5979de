using MerWorkbench.Audio;
using MerWorkbench.Features;
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

    [Fact(Skip = RealData.Absent, SkipWhen = nameof(Absent))]
    public void Songs_of_30_seconds_give_59_overlapping_pieces_of_one_second()
    {
        var pieces = FeatureSets.LibrosaCompact.Pieces(new(1), new(0.5));
        foreach (string genre in new[] { "classical", "electronic", "pop", "rock" })
        {
            var sound = Waveform.Load(RealData.PathOf("emotify", "emotifymusic", genre, "7.mp3"));
            Assert.Equal((22050, 1), (sound.Rate.Hertz, sound.Channels));
            Assert.Empty(sound.Warnings);
            var matrix = pieces.Extract(sound);
            Assert.Equal((59, 117), (matrix.Frames, matrix.Bins));
            Assert.InRange(matrix.Column("centroid.mean").Average(), 300, 6000);
        }
    }
}
