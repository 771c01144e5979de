using System.Globalization;
using System.Runtime.InteropServices;

namespace MerWorkbench.Torch.Interop;

/// <summary>Finds and loads the shim, and with it libtorch, at the first call.</summary>
internal static unsafe partial class Library
{
    internal const string FileName = "libmertorch.so";

    /// <summary>The shim's <c>MER_ABI</c> that this assembly was written for.</summary>
    internal const int Abi = 1;

    private const string Remedy = "Run ./environment/setup.sh, which installs the Debian packages libtorch-dev and libopenblas0-pthread and builds it.";

    private static readonly Lazy<nint> Loaded = new(() => Load(Candidates()), LazyThreadSafetyMode.PublicationOnly);

    internal static nint Handle => Loaded.Value;

    /// <summary>Loads the first of <paramref name="candidates"/> that exists and sets libtorch up.</summary>
    /// <exception cref="TorchException">None exists, libtorch is missing, or the file is of another build.</exception>
    internal static nint Load(IReadOnlyList<string> candidates)
    {
        var path = candidates.FirstOrDefault(File.Exists)
            ?? throw new TorchException($"The native part of MerWorkbench.Torch, {FileName}, is missing (looked at {string.Join(", ", candidates)}). {Remedy}");
        WaitAsleep();
        nint library;
        try
        {
            library = NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchException($"{path} is there but does not load; most likely libtorch is not installed, or of another version. {Remedy} The loader says: {e.Message}", e);
        }

        if (!NativeLibrary.TryGetExport(library, "mer_abi", out var abi) || ((delegate* unmanaged<int>)abi)() != Abi)
            throw new TorchException($"{path} was built from other sources than this program. Run ./environment/setup.sh to build it again.");
        if (((delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "mer_init"))(Threads()) != 0)
            throw new TorchException($"libtorch did not start: {Op.Text(((delegate* unmanaged<byte*>)NativeLibrary.GetExport(library, "mer_error"))())}");
        return library;
    }

    /// <summary>Threads inside one operator: MER_TORCH_THREADS, else OMP_NUM_THREADS, else one a processor.</summary>
    internal static int Threads()
    {
        foreach (var name in new[] { "MER_TORCH_THREADS", "OMP_NUM_THREADS" })
        {
            var text = Environment.GetEnvironmentVariable(name);
            if (string.IsNullOrEmpty(text)) continue;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads > 0) return threads;
            throw new TorchException($"the environment variable {name} must be a number of threads from 1 up, not '{text}'");
        }

        return Environment.ProcessorCount;
    }

    // OpenMP's threads spin while they wait, unless told otherwise before it is loaded. Where something else wants the processors too
    // (a second training, a build) a training step of two threads then takes five to ten times as long; to sleep costs microseconds.
    // .NET keeps an environment of its own, hence the native call; what the user has set stays.
    private static void WaitAsleep()
    {
        if (Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is null) _ = SetEnvironment("OMP_WAIT_POLICY", "passive", 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    private static List<string> Candidates()
    {
        var chosen = Environment.GetEnvironmentVariable("MER_TORCH_LIBRARY");
        if (!string.IsNullOrEmpty(chosen)) return [chosen];
        return [Path.Combine(AppContext.BaseDirectory, FileName)];
    }
}
