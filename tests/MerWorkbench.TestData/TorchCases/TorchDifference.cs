using static MerWorkbench.Torch.torch;

namespace MerWorkbench.TestData.TorchCases;

/// <summary>How far a tensor of ours is from its golden.</summary>
/// <param name="What">Which tensor of the case.</param>
/// <param name="Largest">The largest difference of two elements; infinite where shape, type or a NaN differs.</param>
/// <param name="Scale">The golden's largest element.</param>
/// <param name="SameBits">True where they are equal to the last bit.</param>
public sealed record TorchDifference(string What, double Largest, double Scale, bool SameBits)
{
    private const double Tolerance = 1e-5;
    private const double SmallestScale = 1e-2;

    /// <summary>The tolerance that the goldens state, and why: see <c>tolerance</c> in <c>torch/nn.json</c>.</summary>
    public bool Agrees => Largest <= Tolerance * Math.Max(SmallestScale, Scale);

    /// <summary>Compares two tensors of any type.</summary>
    public static TorchDifference Between(string what, Tensor ours, Tensor golden)
    {
        if (!ours.shape.AsSpan().SequenceEqual(golden.shape) || ours.dtype != golden.dtype)
            return new TorchDifference($"{what} ({ours.dtype} [{string.Join(", ", ours.shape)}] for {golden.dtype} [{string.Join(", ", golden.shape)}])", double.PositiveInfinity, 0, false);
        using var scope = NewDisposeScope();
        var sameBits = ours.detach().contiguous().bytes.SequenceEqual(golden.detach().contiguous().bytes);
        var (a, b) = (Numbers(ours), Numbers(golden));
        double largest = 0, scale = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var difference = a[i].Equals(b[i]) ? 0 : Math.Abs(a[i] - b[i]);
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
            scale = Math.Max(scale, Math.Abs(b[i]));
        }

        return new TorchDifference(what, largest, scale, sameBits);
    }

    private static double[] Numbers(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
}
