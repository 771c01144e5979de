using System.Diagnostics;
using MerWorkbench.Audio;
using MerWorkbench.TestData;
using MerWorkbench.Units;

namespace MerWorkbench.Tests.Audio;

/// <summary>Sound files made at test time: three seconds of the reference signal, right channel half as loud, in every format.</summary>
public sealed class Encoded : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lock _making = new();

    public Encoded()
    {
        float[] left = ReferenceSignal.Samples(44100, 3);
        Stereo = new Waveform(SampleRate.Hz44100, left, [.. left.Select(x => x / 2)]);
        Stereo.Save(Wav);
    }

    public Waveform Stereo { get; }

    public string Wav => _folder["signal.wav"];

    /// <summary>The signal in another format, by its ending; made once by ffmpeg.</summary>
    public string As(string ending, params string[] options)
    {
        string path = _folder[$"signal{string.Join('-', options).Replace('/', '_')}.{ending}"];
        lock (_making)
        {
            if (!File.Exists(path))
                Ffmpeg(["-i", Wav, .. options, path]);
        }
        return path;
    }

    public byte[] BytesAs(string ending, params string[] options) => File.ReadAllBytes(As(ending, options));

    public static void Ffmpeg(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
