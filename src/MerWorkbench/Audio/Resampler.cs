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
            : throw new AudioException($"resampling from {from} to {to} failed: {Marshal.PtrToStringUTF8(error)}.");
    }

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
}
