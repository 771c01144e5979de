namespace MerWorkbench.Torch.Modules;

/// <summary>The numbers of a convolution, one for each axis where they are arrays.</summary>
internal sealed record ConvolutionSize(
    long In, long Out, long[] Kernel, long[] Stride, long[] Padding, long[] Dilation, long Groups, PaddingModes Mode, bool Same = false, bool Transposed = false)
{
    /// <summary>The shape of the weights.</summary>
    public long[] Weight() => Transposed ? [In, Out / Groups, .. Kernel] : [Out, In / Groups, .. Kernel];

    /// <summary>The padding as <c>pad</c> takes it: last axis first, before and after.</summary>
    public long[] Around()
    {
        var around = new List<long>();
        for (var axis = Kernel.Length - 1; axis >= 0; axis--)
        {
            var total = Dilation[axis] * (Kernel[axis] - 1);
            around.AddRange(Same ? [total / 2, total - (total / 2)] : [Padding[axis], Padding[axis]]);
        }

        return [.. around];
    }
}
