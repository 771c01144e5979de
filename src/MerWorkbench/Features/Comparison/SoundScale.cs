using System.Numerics.Tensors;
using MerWorkbench.Foundation;
using static System.FormattableString;

namespace MerWorkbench.Features.Comparison;

/// <summary>What number full scale is.</summary>
/// <param name="FullScale">1 for floats, 32768 for the integers of 16 bits that speech tools read.</param>
public sealed record SoundScale(double FullScale = 1)
{
    internal StageValues Apply(StageValues sound)
    {
        Check.Positive(FullScale);
        return sound.Map(sound.Columns, (from, into) => TensorPrimitives.Multiply(from, FullScale, into));
    }

    /// <summary>The setting as text.</summary>
    public override string ToString() => Invariant($"full scale {FullScale}");
}
