using System.Globalization;
using System.Runtime.InteropServices;

namespace MerWorkbench.Notebooks.Protocol;

/// <summary>
/// Sees when the front end is gone. A kernel that outlives it burns processors with nobody to stop it.
/// The parent is gone when this process was given to another one, or when the process that Jupyter names does not live.
/// </summary>
internal sealed partial class ParentWatch : IDisposable
{
    /// <summary>The variable in which Jupyter names its process.</summary>
    public const string Variable = "JPY_PARENT_PID";

    private const int NoSuchProcess = 3, FirstProcess = 1;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly int parent = GetParent();
    private readonly int named;
    private readonly ManualResetEventSlim ended = new();

    /// <summary>Starts watching, on a thread that no cell can keep from it.</summary>
    /// <param name="onGone">Called once, on that thread.</param>
    public ParentWatch(Action onGone)
    {
        _ = int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out named);
        new Thread(() => Watch(onGone)) { IsBackground = true, Name = "parent watch" }.Start();
    }

    /// <inheritdoc/>
    public void Dispose() => ended.Set();

    private void Watch(Action onGone)
    {
        while (!ended.Wait(Every))
        {
            if (IsGone())
            {
                onGone();
                return;
            }
        }
    }

    // A process started by the first one of the system, as in a container, has nobody to lose.
    private bool IsGone() => (parent > FirstProcess && GetParent() != parent) || (named > FirstProcess && !Lives(named));

    private static bool Lives(int process) => Signal(process, 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Signal(int process, int signal);
}
