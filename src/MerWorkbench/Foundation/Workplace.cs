namespace MerWorkbench.Foundation;

/// <summary>Where results and caches go: the checkout, or the current folder where there is none.</summary>
public static class Workplace
{
    /// <summary>The variable that names the workplace outright.</summary>
    public const string Variable = "MER_HOME";

    /// <summary>The file by which a checkout is known.</summary>
    private const string Mark = "MerWorkbench.sln";

    /// <summary>The folder: <c>MER_HOME</c>, else the checkout around the current folder or the program, else the current folder.</summary>
    public static string Root =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named)
        : CheckoutAround(Directory.GetCurrentDirectory()) ?? CheckoutAround(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();

    /// <summary>The folder of all runs.</summary>
    public static string Runs => Path.Combine(Root, "runs");

    /// <summary>The folder of the feature store.</summary>
    public static string Features => Path.Combine(Root, "data", "features");

    /// <summary>The folder of the figures and tables that reproductions make.</summary>
    public static string Figures => Path.Combine(Root, "figures");

    /// <summary>The nearest folder at or above this one that holds a checkout, or null.</summary>
    public static string? CheckoutAround(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Mark)))
                return at.FullName;
        }
        return null;
    }
}
