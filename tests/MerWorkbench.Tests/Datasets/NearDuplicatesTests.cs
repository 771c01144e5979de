using System.Diagnostics;
using MerWorkbench.Audio;
using MerWorkbench.Datasets;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets;

public sealed class NearDuplicatesTests
{
    public static bool Absent => RealData.IsAbsent;

    [Theory]
    [InlineData("-b:a 64k", "mp3", 0.0)]
    [InlineData("-b:a 128k -ar 44100 -ac 2", "mp3", 0.0)]
    [InlineData("-af volume=-12dB -b:a 96k", "mp3", 0.0)]
    [InlineData("-ss 0.3 -b:a 128k", "mp3", 0.3)]
    [InlineData("-ss 7.01 -b:a 64k", "mp3", 7.01)]
    [InlineData("-ar 16000 -ss 1.111", "wav", 1.111)]
    public void A_copy_coded_anew_is_found_with_its_shift(string options, string type, double shift)
    {
        Assert.SkipWhen(Absent, RealData.Absent);
        using var folder = new TemporaryFolder();
        string[] originals = [.. new[] { "classical/12", "rock/55", "electronic/7", "pop/90" }.Select(name => RealData.PathOf("emotify", "emotifymusic", name + ".mp3"))];
        var tracks = new List<Track>();
        for (int i = 0; i < originals.Length; i++)
        {
            string copy = folder[$"{i}.{type}"];
            using Process made = Process.Start("ffmpeg", $"-v error -i {originals[i]} {options} {copy}");
            made.WaitForExit();
            tracks.Add(TrackOf($"o{i}", originals[i]));
            tracks.Add(TrackOf($"c{i}", copy));
        }
        IReadOnlyList<NearDuplicate> found = NearDuplicates.Find(tracks, token: TestContext.Current.CancellationToken);
        Assert.Equal(["o0-c0", "o1-c1", "o2-c2", "o3-c3"], found.Select(pair => $"{pair.First}-{pair.Second}"));
        Assert.All(found, pair => Assert.Equal(shift, pair.Shift.Value, 0.08));
        Assert.All(found, pair => Assert.InRange(pair.ErrorRate, 0, 0.08));
    }

    [Fact]
    public void Different_songs_are_no_duplicates_and_silence_has_no_twin()
    {
        using var folder = new TemporaryFolder();
        new Waveform(SampleRate.Hz22050, new float[22050 * 6]).Save(folder["silent.wav"]);
        Track[] tracks = [.. MadeEtudes.Tracks(24), TrackOf("s1", folder["silent.wav"]), TrackOf("s2", folder["silent.wav"])];
        Assert.Empty(NearDuplicates.Find(tracks, token: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_copy_of_a_song_is_found_and_made_one_song()
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<Track> tracks = MadeEtudes.Tracks(4);
        Waveform sound = tracks[2].LoadAudio();
        new Waveform(sound.Rate, [.. sound.Channel(0).ToArray().Skip(3000).Select(sample => 0.4f * sample)]).Save(folder["copy.wav"]);
        Track[] all = [.. tracks, TrackOf("copy", folder["copy.wav"])];
        IReadOnlyList<NearDuplicate> found = NearDuplicates.Find(all, token: TestContext.Current.CancellationToken);
        NearDuplicate pair = Assert.Single(found);
        Assert.Equal((tracks[2].Id, "copy"), (pair.First, pair.Second));
        Assert.Equal(3000 / 22050.0, pair.Shift.Value, 0.08);
        IReadOnlyList<Track> joined = NearDuplicates.AsOneSong(all, found);
        Assert.Equal(joined[2].SongKey, joined[4].SongKey);
        Assert.Equal(4, joined.Select(track => track.SongKey).Distinct().Count());
    }

    private static Track TrackOf(string id, string path) => new() { Id = id, AudioPath = path, HasAudio = true, SongKey = id };
}
