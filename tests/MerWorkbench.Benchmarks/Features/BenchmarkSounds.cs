using System.Diagnostics;
using MerWorkbench.Audio;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Benchmarks.Features;

/// <summary>A clip of real music where there is one, else of the reference signal, and a song of ten minutes made of it. All mp3, in a folder that goes with it.</summary>
internal sealed class BenchmarkSounds : IDisposable
{
    /// <summary>How many files are read when several are read at a time.</summary>
    public const int ParallelFiles = 8;

    private const int MadeSeconds = 45;
    private readonly string _folder = Directory.CreateTempSubdirectory("mer-bench-").FullName;
    private string? _song;

    public BenchmarkSounds()
    {
        Clip = RealData.IsAbsent ? Make() : Directory.EnumerateFiles(RealData.PathOf("emomusic", "clips_45seconds"), "*.mp3").Order(StringComparer.Ordinal).First();
        ClipSeconds = LengthOf(Clip);
    }

    public string Clip { get; }

    public double ClipSeconds { get; }

    /// <summary>How long <see cref="Song"/> is made.</summary>
    public double SongSeconds => 600;

    /// <summary>The song; made when first asked for, since ten minutes in memory would hide what a feature set needs.</summary>
    public string Song => _song ??= Loop((int)SongSeconds);

    /// <summary>A longer file of the clip again and again.</summary>
    public string Loop(int seconds)
    {
        string path = Path.Combine(_folder, $"{seconds}.mp3");
        Ffmpeg("-stream_loop", "-1", "-i", Clip, "-t", $"{seconds}", "-c", "copy", path);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double LengthOf(string file) => Waveform.Load(file).Duration.Value;

    private string Make()
    {
        string wav = Path.Combine(_folder, "clip.wav"), mp3 = Path.Combine(_folder, "clip.mp3");
        new Waveform(SampleRate.Hz44100, ReferenceSignal.Samples(44100, MadeSeconds)).Save(wav);
        Ffmpeg("-i", wav, "-b:a", "64k", mp3);
        return mp3;
    }

    private static void Ffmpeg(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"ffmpeg {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
