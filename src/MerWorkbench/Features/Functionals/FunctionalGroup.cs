using MerWorkbench.Foundation;

namespace MerWorkbench.Features.Functionals;

/// <summary>Several functionals one after the other.</summary>
public sealed class FunctionalGroup : IFunctional
{
    private readonly IFunctional[] _members;

    /// <summary>Joins functionals.</summary>
    /// <param name="members">Which, in order.</param>
    public FunctionalGroup(params IFunctional[] members)
    {
        _members = members;
        Names = [.. members.SelectMany(member => member.Names)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<float> contour, Span<float> into)
    {
        Check.SameLength(Names.Count, into.Length, "the functionals", nameof(into));
        foreach (var member in _members)
        {
            member.Compute(contour, into[..member.Names.Count]);
            into = into[member.Names.Count..];
        }
    }
}
