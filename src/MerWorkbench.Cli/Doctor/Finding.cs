namespace MerWorkbench.Cli.Doctor;

/// <summary>How a thing that was examined is.</summary>
internal enum Health
{
    /// <summary>There and in order.</summary>
    Good,

    /// <summary>Not needed by everybody, or slower than it could be.</summary>
    Note,

    /// <summary>Needed and not there.</summary>
    Missing,
}

/// <summary>What was found of one thing.</summary>
/// <param name="Name">The thing.</param>
/// <param name="Health">How it is.</param>
/// <param name="Detail">Its version, or what is wrong.</param>
/// <param name="Remedy">What to do, or null.</param>
internal sealed record Finding(string Name, Health Health, string Detail, string? Remedy = null);
