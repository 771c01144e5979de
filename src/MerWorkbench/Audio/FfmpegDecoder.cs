using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>
/// Reads what libsndfile does not (m4a, aac, wma, mp3 files with rubbish before the first frame) through the programs
/// <c>ffprobe</c> and <c>ffmpeg</c>. All channels are taken: ffmpeg's own mix to one is 3 dB louder than their mean.
/// </summary>
internal static class FfmpegDecoder
{
    // No sample for so long means the program hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // ffprobe's own certainty, 0 to 100. Random bytes can look like a few mp3 frames; they score 1 or so, real files 25 and more.
    private const int LeastCertainty = 20;

    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="path">The file.</param>
    /// <param name="stream">Which of its sounds, from 0.</param>
    /// <param name="tally">Takes the samples.</param>
    public static SoundFacts Play(string path, int stream, SoundTally tally)
    {
        string source = "file:" + Path.GetFullPath(path);
        var (rate, channels, claimed) = Probe(path, source, stream);
        AudioReader.CheckHeader(path, rate, channels);

        tally.Begin(new SampleRate(rate), channels, claimed);
        var complaints = Run(path, "ffmpeg",
            ["-nostdin", "-v", "error", "-i", source, "-map", $"0:a:{stream}", "-c:a", "pcm_f32le", "-f", "f32le", "-"],
            (samples, alive) => Decode(samples, channels, tally, alive), Patience);
        return tally.Finish(complaints);
    }

    private static (int Rate, int Channels, long? Claimed) Probe(string path, string source, int stream)
    {
        string json = "";
        var complaints = Run(path, "ffprobe",
            ["-v", "error", "-select_streams", $"a:{stream}", "-show_entries", "stream=sample_rate,channels,duration:format=probe_score", "-of", "json", source],
            (answer, _) => json = new StreamReader(answer).ReadToEnd(), Patience);
        var (certainty, sound) = Parse(json);
        if (!(certainty >= LeastCertainty))
            throw new AudioException("this is not a sound file of a known format, or its beginning is damaged.", path);
        if (sound?.Channels is not int channels || !int.TryParse(sound.SampleRate, CultureInfo.InvariantCulture, out int rate))
        {
            string why = complaints.Count > 0 ? $" ({complaints[0]})" : "";
            throw new AudioException(stream == 0 ? $"the file holds no sound that can be read{why}."
                : string.Create(CultureInfo.InvariantCulture, $"the file holds fewer than {stream + 1} sounds that can be read{why}."), path);
        }
        bool declared = double.TryParse(sound.Duration, CultureInfo.InvariantCulture, out double seconds) && double.IsFinite(seconds);
        return (rate, channels, declared ? (long)Math.Round(seconds * rate) : null);
    }

    private static (int? Certainty, Track? Sound) Parse(string json)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<Answer>(json, SnakeCase);
            return (answer?.Format?.ProbeScore, answer?.Streams?.FirstOrDefault());
        }
        catch (JsonException)
        {
            // On a file it cannot read ffprobe stops in the middle of its answer.
            return default;
        }
    }

    private sealed record Answer(Container? Format, Track[]? Streams);

    private sealed record Container(int? ProbeScore);

    private sealed record Track(string? SampleRate, int? Channels, string? Duration);

    private static void Decode(Stream stream, int channels, SoundTally tally, Action alive)
    {
        var block = new byte[sizeof(float) * channels * 8192];
        int filled = 0;
        for (int read; (read = stream.Read(block, filled, block.Length - filled)) > 0;)
        {
            alive();
            filled += read;
            int whole = filled - filled % (sizeof(float) * channels);
            tally.Push(MemoryMarshal.Cast<byte, float>(block.AsSpan(0, whole)));
            block.AsSpan(whole, filled - whole).CopyTo(block);
            filled -= whole;
        }
    }

    /// <summary>Runs a program on a list of arguments, never through a shell; answers what it wrote to standard error.</summary>
    internal static List<string> Run(string path, string program, string[] arguments, Action<Stream, Action> consume, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var complaints = new List<string>();
        try
        {
            using var process = Process.Start(start)!;
            using var watch = new CancellationTokenSource(patience);
            using var onHang = watch.Token.Register(() => Kill(process));
            process.ErrorDataReceived += (_, line) =>
            {
                lock (complaints)
                {
                    if (line.Data?.Trim() is { Length: > 0 } said && complaints.Count < 5)
                        complaints.Add($"{program}: {said}");
                }
            };
            process.BeginErrorReadLine();
            process.StandardInput.Close();
            try
            {
                consume(process.StandardOutput.BaseStream, () => watch.CancelAfter(patience));
                process.WaitForExit();
            }
            finally
            {
                Kill(process);
            }
            if (watch.IsCancellationRequested)
                throw new AudioException($"{program} gave nothing for {patience.TotalSeconds:0.#} seconds and was stopped.", path);
            return complaints;
        }
        catch (Win32Exception missing)
        {
            throw new AudioException($"this format needs the program {program}, which is not installed.", path,
                "Install it with: sudo apt-get install --no-install-recommends ffmpeg", missing);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
