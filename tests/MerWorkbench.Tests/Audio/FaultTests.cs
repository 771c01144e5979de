using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Text;
using MerWorkbench.Audio;

namespace MerWorkbench.Tests.Audio;

public sealed class FaultTests(Encoded encoded) : IClassFixture<Encoded>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Refused => new()
    {
        { "empty.mp3", "the file is empty" },
        { "page.mp3", "web page" },
        { "note.wav", "not sound but text" },
        { "archive.flac", "zip archive" },
        { "random.bin", "not a sound file" },
        { "random.mp3", "not a sound file" },
        { "random.m4a", "not a sound file" },
        { "zeros.wav", "not a sound file" },
        { "zeros.mp3", "not a sound file" },
        { "header-only.wav", "damaged" },
        { "header-only.flac", "damaged" },
        { "header-only.ogg", "" },
        { "no-samples.wav", "holds no samples" },
        { "channels-0.wav", "channel" },
        { "channels-65535.wav", "channel" },
        { "rate-0.wav", "sample rate" },
        { "rate-1.wav", "samples a second" },
        { "rate-4294967295.wav", "sample rate" },
        { "bits-0.wav", "" },
        { "nan.wav", "sample 5000 of channel 0 is NaN" },
        { "infinite.wav", "is Infinity" },
        { "id3-past-the-end.mp3", "" },
        { "cut-before-moov.m4a", "" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_is_no_sound_is_refused_by_name(string name, string says)
    {
        string path = _folder.Put(name, Make(name));
        var fault = Assert.Throws<AudioException>(() => Waveform.Load(path));
        Assert.StartsWith(path + ": ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var fault = Assert.Throws<AudioException>(() => Waveform.Load(_folder["absent.mp3"]));
        Assert.Equal($"{_folder["absent.mp3"]}: there is no such file.", fault.Message);
        Assert.Contains("no such file", Assert.Throws<AudioException>(() => Waveform.Load(_folder["no/such/folder.mp3"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_sound() =>
        Assert.Equal($"{_folder.Root}: this is a folder, not a sound file.", Assert.Throws<AudioException>(() => Waveform.Load(_folder.Root)).Message);

    [Fact]
    public void A_device_is_no_sound() => Assert.Throws<AudioException>(() => Waveform.Load("/dev/zero"));

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_without_permission_is_named()
    {
        string path = _folder.Put("secret.wav", encoded.BytesAs("wav"));
        File.SetUnixFileMode(path, UnixFileMode.None);
        // The superuser may read it all the same; then it is the explanation alone that can be seen.
        string message = Environment.UserName == "root"
            ? AudioReader.ExplainOpening(new UnauthorizedAccessException())
            : Assert.Throws<AudioException>(() => Waveform.Load(path)).Message;
        Assert.EndsWith("you have no permission to read this file.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_program_is_named_with_the_package_that_holds_it()
    {
        var fault = Assert.Throws<AudioException>(() => FfmpegDecoder.Run("a.m4a", "no-such-program", [], (_, _) => { }, TimeSpan.FromSeconds(1)));
        Assert.StartsWith("a.m4a: this format needs the program no-such-program, which is not installed.", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("apt-get install --no-install-recommends ffmpeg", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_hangs_is_stopped()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var fault = Assert.Throws<AudioException>(() =>
            FfmpegDecoder.Run("a.m4a", "sleep", ["60"], (stream, _) => stream.ReadByte(), TimeSpan.FromSeconds(0.2)));
        Assert.Equal("a.m4a: sleep gave nothing for 0.2 seconds and was stopped.", fault.Message);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.2, 20);
    }

    [Fact]
    public void A_name_that_looks_like_an_option_is_a_name()
    {
        string path = _folder.Put("-i $(x) ; 'a b.m4a", encoded.BytesAs("m4a"));
        Assert.InRange(Waveform.Load(path).Duration.Value, 2.9, 3.1);
    }

    [Fact]
    public void Silence_and_integers_stored_as_floats_are_warned_of()
    {
        new Waveform(encoded.Stereo.Rate, new float[1000]).Save(_folder["silent.wav"]);
        Assert.Equal(["silent: every sample is 0."], Waveform.Load(_folder["silent.wav"]).Warnings);
        new Waveform(encoded.Stereo.Rate, [0f, 12000f, -32768f]).Save(_folder["loud.wav"], SampleFormat.Float32);
        Assert.Equal(["loud: samples reach 32768; full scale is 1."], Waveform.Load(_folder["loud.wav"]).Warnings);
    }

    [Theory]
    [InlineData("wav", 0.5, true)]
    [InlineData("mp3", 0.5, true)]
    [InlineData("flac", 0.5, true)]
    [InlineData("wav", 0.95, false)]
    public void A_truncated_file_gives_what_is_there_and_says_so(string ending, double share, bool warned)
    {
        byte[] whole = encoded.BytesAs(ending);
        var sound = Waveform.Load(_folder.Put("short." + ending, whole[..(int)(whole.Length * share)]));
        Assert.InRange(sound.Duration.Value, 3 * share - 0.5, 3 * share + 0.5);
        Assert.InRange(sound.ShortBy.Value, 2.999 - sound.Duration.Value, 3.1 - sound.Duration.Value);
        Assert.Equal(warned, sound.Warnings.Any(warning => warning.StartsWith("short: got", StringComparison.Ordinal)));
        Assert.Equal((sound.Warnings, sound.ShortBy), (sound.ToMono().Warnings, sound.ToMono().ShortBy));
    }

    [Fact]
    public void A_truncated_ogg_says_that_its_end_is_missing()
    {
        byte[] whole = encoded.BytesAs("ogg");
        var sound = Waveform.Load(_folder.Put("short.ogg", whole[..(whole.Length * 3 / 4)]));
        Assert.InRange(sound.Duration.Value, 0.5, 2.9);
        Assert.Contains("cut off", Assert.Single(sound.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_m4a_whose_index_comes_first_is_short()
    {
        byte[] whole = encoded.BytesAs("m4a", "-movflags", "faststart");
        var sound = Waveform.Load(_folder.Put("short.m4a", whole[..(whole.Length / 2)]));
        Assert.InRange(sound.Duration.Value, 0.5, 2.5);
        Assert.Contains("short: got", sound.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wav_of_unknown_data_size_is_read_to_its_end()
    {
        byte[] wav = encoded.BytesAs("wav");
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), uint.MaxValue);
        var sound = Waveform.Load(_folder.Put("stream.wav", wav));
        Assert.Equal(encoded.Stereo.Length, sound.Length);
        Assert.Empty(sound.Warnings);
    }

    [Fact]
    public void A_claim_of_a_giant_length_costs_no_memory()
    {
        byte[] flac = encoded.BytesAs("flac");
        flac[21] |= 0x0F;                                       // the 36-bit number of samples in STREAMINFO
        flac.AsSpan(22, 4).Fill(0xFF);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var sound = Waveform.Load(_folder.Put("giant.flac", flac));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
        Assert.InRange(sound.Duration.Value, 2.5, 3);
        Assert.Contains("short: got", sound.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_mp3_behind_five_kilobytes_of_rubbish_is_still_read()
    {
        byte[] rubbish = new byte[5000];
        new Random(3).NextBytes(rubbish);
        for (int i = 0; i < rubbish.Length; i++)
            rubbish[i] &= 0x7F;
        var sound = Waveform.Load(_folder.Put("late.mp3", [.. rubbish, .. encoded.BytesAs("mp3")]));
        Assert.InRange(sound.Duration.Value, 2.9, 3.1);
    }

    [Fact]
    public void A_large_picture_in_the_tag_does_not_matter()
    {
        byte[] tag = new byte[10 + 400_000];
        "ID3\u0003"u8.CopyTo(tag);
        int size = 400_000;
        for (int i = 9; i >= 6; i--, size >>= 7)
            tag[i] = (byte)(size & 0x7F);
        "APIC"u8.CopyTo(tag.AsSpan(10));
        BinaryPrimitives.WriteUInt32BigEndian(tag.AsSpan(14), 399_990);
        var sound = Waveform.Load(_folder.Put("cover.mp3", [.. tag, .. encoded.BytesAs("mp3", "-id3v2_version", "0")]));
        Assert.Equal(encoded.Stereo.Length, sound.Length);
        Assert.Empty(sound.Warnings);
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("flac")]
    [InlineData("ogg")]
    [InlineData("opus")]
    [InlineData("m4a")]
    public void Flipped_bytes_never_crash_and_never_pass_unseen(string ending)
    {
        byte[] whole = encoded.BytesAs(ending);
        for (int seed = 0; seed < (ending == "m4a" ? 2 : 5); seed++)
        {
            byte[] damaged = (byte[])whole.Clone();
            var random = new Random(seed);
            for (int i = 0; i < whole.Length / 500; i++)
                damaged[random.Next(whole.Length)] ^= (byte)random.Next(1, 256);
            string path = _folder.Put($"damaged{seed}.{ending}", damaged);
            try
            {
                var sound = Waveform.Load(path);
                Assert.True(sound.Duration.Value > 2.6 || sound.Warnings.Count > 0, $"{sound.Duration} and no warning");
            }
            catch (AudioException fault)
            {
                Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
            }
        }
    }

    private byte[] Make(string name)
    {
        byte[] wav = encoded.BytesAs("wav");
        byte[] floats = encoded.BytesAs("wav", "-c:a", "pcm_f32le", "-bitexact");
        byte[] random = new byte[20_000];
        new Random(1).NextBytes(random);
        switch (name)
        {
            case "empty.mp3": return [];
            case "page.mp3": return Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>404 not found</body></html>");
            case "note.wav": return Encoding.UTF8.GetBytes("Please log in to download this file.\n");
            case "archive.flac": return [.. "PK\u0003\u0004"u8, .. random];
            case "random.bin" or "random.mp3" or "random.m4a": return random;
            case "zeros.wav" or "zeros.mp3": return new byte[20_000];
            case "header-only.wav": return wav[..20];
            case "header-only.flac": return encoded.BytesAs("flac")[..20];
            case "header-only.ogg": return encoded.BytesAs("ogg")[..20];
            case "no-samples.wav": return Patch(wav[..44], 40, 0, 4);
            case "channels-0.wav": return Patch(wav, 22, 0, 2);
            case "channels-65535.wav": return Patch(wav, 22, 65535, 2);
            case "rate-0.wav": return Patch(wav, 24, 0, 4);
            case "rate-1.wav": return Patch(wav, 24, 1, 4);
            case "rate-4294967295.wav": return Patch(wav, 24, uint.MaxValue, 4);
            case "bits-0.wav": return Patch(wav, 34, 0, 2);
            case "nan.wav": return Patch(floats, DataStart(floats) + 2 * 5000 * 4, BitConverter.SingleToUInt32Bits(float.NaN), 4);
            case "infinite.wav": return Patch(floats, DataStart(floats) + 2 * 5000 * 4, BitConverter.SingleToUInt32Bits(float.PositiveInfinity), 4);
            case "id3-past-the-end.mp3": return [.. "ID3\u0003\u0000\u0000\u007f\u007f\u007f\u007f"u8, .. encoded.BytesAs("mp3")];
            case "cut-before-moov.m4a": return encoded.BytesAs("m4a")[..20_000];
            default: throw new ArgumentException(name);
        }
    }

    private static int DataStart(byte[] wav) => wav.AsSpan().IndexOf("data"u8) + 8;

    private static byte[] Patch(byte[] bytes, int at, uint value, int width)
    {
        byte[] copy = (byte[])bytes.Clone();
        for (int i = 0; i < width; i++)
            copy[at + i] = (byte)(value >> (8 * i));
        return copy;
    }
}
