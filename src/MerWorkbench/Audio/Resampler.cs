using System.Globalization;
using System.Runtime.InteropServices;
using MerWorkbench.Units;

namespace MerWorkbench.Audio;

/// <summary>Changes the rate of samples through libsoxr at its high quality (recipe 4, 20 bit, linear phase).</summary>
internal static unsafe partial class Resampler
{
    private const string Library = "libsoxr.so.0";
    private static readonly CULong HighQuality = new(4u);

    /// <summary>Converts one channel. The result has ceil(n x to / from) samples and no delay.</summary>
    public static float[] Convert(ReadOnlySpan<float> samples, SampleRate from, SampleRate to)
    {
        long length = ((long)samples.Length * to.Hertz + from.Hertz - 1) / from.Hertz;
        if (length > Array.MaxLength)
            throw new AudioException(string.Create(CultureInfo.InvariantCulture, $"{length} samples at {to} are too many for memory."));
        var result = new float[length];
        nuint done;
        nint error;
        try
        {
            var quality = soxr_quality_spec(HighQuality, default);
            fixed (float* input = samples, output = result)
                error = soxr_oneshot(from.Hertz, to.Hertz, 1, input, (nuint)samples.Length, null, output, (nuint)length, &done, null, &quality, null);
        }
        catch (DllNotFoundException missing)
        {
            throw AudioException.MissingLibrary(Library, "libsoxr0", null, missing);
        }
        return error == 0
            ? result
            : throw Failure(from, to, error);
    }

    /// <summary>Prepares the conversion of one channel that comes in blocks; <see cref="Delete"/> ends it.</summary>
    public static nint Create(SampleRate from, SampleRate to)
    {
        nint error;
        try
        {
            var quality = soxr_quality_spec(HighQuality, default);
            nint handle = soxr_create(from.Hertz, to.Hertz, 1, &error, null, &quality, null);
            return error == 0 ? handle : throw Failure(from, to, error);
        }
        catch (DllNotFoundException missing)
        {
            throw AudioException.MissingLibrary(Library, "libsoxr0", null, missing);
        }
    }

    /// <summary>Takes some samples and gives some; answers how many of both. After <paramref name="last"/> none may be taken.</summary>
    /// <remarks>To soxr a null pointer, which is what no samples give, means the end: another pointer stands in for it before.</remarks>
    public static (int Used, int Made) Process(nint handle, ReadOnlySpan<float> samples, Span<float> into, bool last)
    {
        nuint used = 0, made;
        nint error;
        fixed (float* input = samples, output = into)
            error = soxr_process(handle, last ? null : input is null ? output : input, (nuint)samples.Length, &used, output, (nuint)into.Length, &made);
        return error == 0 ? ((int)used, (int)made) : throw new AudioException($"resampling failed: {Marshal.PtrToStringUTF8(error)}.");
    }

    /// <summary>Ends a conversion.</summary>
    public static void Delete(nint handle) => soxr_delete(handle);

    private static AudioException Failure(SampleRate from, SampleRate to, nint error) =>
        new($"resampling from {from} to {to} failed: {Marshal.PtrToStringUTF8(error)}.");

    [StructLayout(LayoutKind.Sequential)]
    private struct Quality
    {
        public double Precision, PhaseResponse, PassbandEnd, StopbandBegin;
        public nint Extra;
        public CULong Flags;
    }

    [LibraryImport(Library)]
    private static partial Quality soxr_quality_spec(CULong recipe, CULong flags);

    [LibraryImport(Library)]
    private static partial nint soxr_oneshot(
        double fromRate, double toRate, uint channels, float* input, nuint inputLength, nuint* inputDone,
        float* output, nuint outputLength, nuint* outputDone, void* ioSpec, Quality* quality, void* runtimeSpec);

    [LibraryImport(Library)]
    private static partial nint soxr_create(
        double fromRate, double toRate, uint channels, nint* error, void* ioSpec, Quality* quality, void* runtimeSpec);

    [LibraryImport(Library)]
    private static partial nint soxr_process(
        nint handle, float* input, nuint inputLength, nuint* inputDone, float* output, nuint outputLength, nuint* outputDone);

    [LibraryImport(Library)]
    private static partial void soxr_delete(nint handle);
}
