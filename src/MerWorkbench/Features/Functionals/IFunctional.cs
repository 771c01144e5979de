namespace MerWorkbench.Features.Functionals;

/// <summary>
/// Sums up a contour, the course of one descriptor over the frames of a sound, in a few numbers. Functionals keep scratch memory between
/// calls: one object for one thread. A call allocates nothing once a contour of that length was seen.
/// </summary>
public interface IFunctional
{
    /// <summary>What the numbers are called, in the order in which they come: <c>amean</c>, <c>stddev</c>.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Sums up one contour.</summary>
    /// <param name="contour">Its values, <c>[frames]</c>, at least one, all finite.</param>
    /// <param name="into">Receives one number for each of <see cref="Names"/>, all finite.</param>
    /// <exception cref="ArgumentException">The contour is empty, or <paramref name="into"/> has another length.</exception>
    void Compute(ReadOnlySpan<float> contour, Span<float> into);
}
