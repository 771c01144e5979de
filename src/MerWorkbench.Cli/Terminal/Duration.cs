using System.Globalization;

namespace MerWorkbench.Cli.Terminal;

/// <summary>Lengths of time as people say them.</summary>
internal static class Duration
{
    /// <summary><c>8.2 s</c>, <c>12 min 30 s</c>, <c>3 h 20 min</c>.</summary>
    public static string Of(double seconds) => seconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60} min {(int)seconds % 60} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / 3600)} h {(int)(seconds % 3600 / 60)} min"),
    };
}
