using System.Runtime.InteropServices;
using MerWorkbench.Foundation;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Other programs: where they are, and this process becoming one of them.</summary>
internal static partial class ProgramPath
{
    /// <summary>The file of a program on <c>PATH</c>, or null.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Turns this process into another program, which keeps its number, terminal and environment. Does not return.</summary>
    /// <exception cref="MerException">The program cannot be run.</exception>
    public static void Become(string file, IEnumerable<string> arguments)
    {
        _ = Execute(file, [file, .. arguments, null]);
        throw new MerException($"Cannot run this program: {Marshal.GetLastPInvokeErrorMessage()}.", file);
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string file, string?[] arguments);
}
