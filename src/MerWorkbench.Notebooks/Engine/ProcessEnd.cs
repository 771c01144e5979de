using System.Runtime.InteropServices;

namespace MerWorkbench.Notebooks.Engine;

/// <summary>The end of a process that has run cells.</summary>
public static partial class ProcessEnd
{
    /// <summary>Ends the process at once: native code of a cell may still run, and would crash under a tidy end.</summary>
    /// <param name="code">The exit code.</param>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void AtOnce(int code);
}
