using System.Globalization;
using System.Runtime.InteropServices;

namespace MerWorkbench.Benchmarks.Torch;

/// <summary>Settings for two processes that take turns: who waits must not spin.</summary>
internal static partial class QuietThreads
{
    /// <summary>Environment variables, the same for both sides.</summary>
    public static IEnumerable<(string Name, string Value)> Variables(int threads)
    {
        var count = threads.ToString(CultureInfo.InvariantCulture);
        return [("OMP_NUM_THREADS", count), ("OPENBLAS_NUM_THREADS", count), ("OMP_WAIT_POLICY", "passive"), ("GOMP_SPINCOUNT", "0")];
    }

    /// <summary>Sets them in this process. To be called before libtorch is loaded: the libraries read them once.</summary>
    public static void Apply(int threads)
    {
        foreach (var (name, value) in Variables(threads))
        {
            // .NET keeps its own copy of the environment, which native libraries do not see.
            Environment.SetEnvironmentVariable(name, value);
            _ = SetNative(name, value, 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNative(string name, string value, int overwrite);
}
