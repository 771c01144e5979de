namespace MerWorkbench.Notebooks.Protocol;

/// <summary>The folders in which Jupyter keeps kernels: the one to install into, and all in which it looks.</summary>
/// <param name="Home">The one to install into.</param>
/// <param name="All">All in which it looks, the first first.</param>
public sealed record JupyterFolders(string Home, IReadOnlyList<string> All)
{
    /// <summary>The folders as Jupyter itself finds them on Linux: <c>JUPYTER_PATH</c>, then <c>JUPYTER_DATA_DIR</c> or the user's, then the system's.</summary>
    /// <param name="prefix">Install below this folder, in <c>share/jupyter</c>; null installs for the user.</param>
    public static JupyterFolders Of(string? prefix)
    {
        string user = Variable("JUPYTER_DATA_DIR")
            ?? Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share"), "jupyter");
        string home = prefix is null ? user : Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");
        string[] named = Variable("JUPYTER_PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new(home, [.. named.Append(user).Append(home).Append("/usr/local/share/jupyter").Append("/usr/share/jupyter").Distinct()]);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
