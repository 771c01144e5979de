using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using MerWorkbench.Datasets.Etudes;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Datasets.Etudes;

/// <summary>Songs as the composer of this version has always played them: who makes études anew gets those that published results were found on.</summary>
public sealed class EtudeBytesTests
{
    private static readonly EtudeIntent s_popular = EtudeIntent.Quadrants(sungShare: 0.6);

    [Fact]
    public void The_songs_make_use_of_every_instrument()
    {
        EtudeSong[] songs = [.. Enumerable.Range(0, 6).Select(index => Compose(s_popular, index))];
        Assert.Equal(Enum.GetValues<Timbre>(), songs.Select(song => song.Score.Style.Lead).Distinct().Order());
        Assert.Equal(Enum.GetValues<Timbre>(), songs.Select(song => song.Score.Style.Chords).Distinct().Order());
        Assert.Equal(Enum.GetValues<Part>(), songs.SelectMany(song => song.Score.Notes).Select(note => note.Part).Distinct().Order());
    }

    // SHA-256 of drums, bass, other and vocals, left and right, as floats; a change of any needs a new Etude.CurrentVersion.
    [Theory]
    [InlineData("popular", 0, 44_100, "46a9d4f12422557a")]
    [InlineData("popular", 1, 22_050, "0c0f22a7bb5e24f8")]
    [InlineData("popular", 2, 44_100, "f79ad0e3b9bba87a")]
    [InlineData("popular", 3, 22_050, "8e75497dcdb0884c")]
    [InlineData("popular", 4, 44_100, "a102631404bda7da")]
    [InlineData("popular", 5, 44_100, "823ecca4c646db38")]
    [InlineData("turkish", 0, 44_100, "f3a5520cbae52eeb")]
    [InlineData("sung", 1, 22_050, "1ae1f95540e1f44e")]
    public void Stems_are_the_same_to_the_last_bit(string intent, int index, int rate, string expected)
    {
        Assert.SkipUnless(Avx2.IsSupported && OperatingSystem.IsLinux(), "The last bits of sines and sums differ from one kind of machine to another.");
        EtudeSong song = Compose(intent switch { "popular" => s_popular, "turkish" => EtudeIntent.Turkish, _ => EtudeIntent.Emotions }, index);
        Recording recording = song.Record(new SampleRate(rate));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Source source in Enum.GetValues<Source>())
        {
            for (int channel = 0; channel < 2; channel++)
                hash.AppendData(MemoryMarshal.AsBytes(recording[source].Channel(channel)));
        }
        Assert.Equal(expected, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    private static EtudeSong Compose(EtudeIntent intent, int index) => new(seed: 1, index, new Seconds(12), intent);
}
