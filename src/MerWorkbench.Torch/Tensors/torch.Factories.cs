namespace MerWorkbench.Torch;

public static partial class torch
{
    private static ScalarType s_defaultType = ScalarType.Float32;

    /// <summary>The element type of new tensors that are given none; single precision at first.</summary>
    public static ScalarType get_default_dtype() => s_defaultType;

    /// <summary>Sets the element type of new tensors that are given none.</summary>
    public static void set_default_dtype(ScalarType dtype) => s_defaultType = is_floating_point(dtype) ? dtype : throw new ArgumentException($"the default type must be a floating-point type, not {dtype}", nameof(dtype));

    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(params long[] size) => zeros(size, null);

    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Ops.zeros(size, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>A tensor of ones.</summary>
    public static Tensor ones(params long[] size) => ones(size, null);

    /// <summary>A tensor of ones.</summary>
    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Ops.ones(size, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>A tensor whose numbers are whatever was in memory.</summary>
    public static Tensor empty(params long[] size) => empty(size, null);

    /// <summary>A tensor whose numbers are whatever was in memory.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Ops.empty_memory_format(size, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>A tensor of one number everywhere.</summary>
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Ops.full(size, value, dtype ?? TypeOf(value), device), requires_grad);

    /// <summary>The numbers 0, 1, ... below <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>The numbers from <paramref name="start"/> up to, not with, <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>The numbers from <paramref name="start"/> up to, not with, <paramref name="stop"/>, by <paramref name="step"/>.</summary>
    /// <remarks>Integers where all three are integers and no type is given, else the default type.</remarks>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var real = start.Type == Scalar.Kind.Real || stop.Type == Scalar.Kind.Real || step.Type == Scalar.Kind.Real;
        return Leaf(Ops.arange_start_step(start, stop, step, dtype ?? (real ? s_defaultType : ScalarType.Int64), device), requires_grad);
    }

    /// <summary><paramref name="steps"/> numbers at equal distances, both ends among them.</summary>
    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Ops.linspace(start, end, steps, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>Powers of <paramref name="base"/> with <paramref name="steps"/> exponents at equal distances.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10.0, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Ops.logspace(start, end, steps, @base, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>Ones on the diagonal, zeros elsewhere.</summary>
    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Ops.eye_m(rows, columns < 0 ? rows : columns, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    public static Tensor rand(params long[] size) => rand(size, null);

    /// <summary>Numbers drawn evenly from [0, 1).</summary>
    public static Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Leaf(Ops.rand_generator(size, generator, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>Numbers drawn from the normal distribution of mean 0 and deviation 1.</summary>
    public static Tensor randn(params long[] size) => randn(size, null);

    /// <summary>Numbers drawn from the normal distribution of mean 0 and deviation 1.</summary>
    public static Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Leaf(Ops.randn_generator(size, generator, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>Integers drawn evenly from 0 up to, not with, <paramref name="high"/>.</summary>
    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Integers drawn evenly from <paramref name="low"/> up to, not with, <paramref name="high"/>.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Leaf(Ops.randint_low_generator(low, high, size, generator, dtype ?? ScalarType.Int64, device), requires_grad);

    /// <summary>The numbers 0 to <paramref name="n"/> - 1 in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Leaf(Ops.randperm_generator(n, generator, dtype ?? ScalarType.Int64, device), requires_grad);

    /// <summary>Zeros of another tensor's shape, and of its type and device where none is given.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.zeros_like(input, dtype, device), requires_grad);

    /// <summary>Ones of another tensor's shape, and of its type and device where none is given.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.ones_like(input, dtype, device), requires_grad);

    /// <summary>Unset numbers of another tensor's shape, and of its type and device where none is given.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.empty_like(input, dtype, device), requires_grad);

    /// <summary>One number in another tensor's shape, and of its type and device where none is given.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.full_like(input, value, dtype, device), requires_grad);

    /// <summary>Random numbers from [0, 1) of another tensor's shape, and of its type and device where none is given.</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.rand_like(input, dtype, device), requires_grad);

    /// <summary>Normally distributed numbers of another tensor's shape, and of its type and device where none is given.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.randn_like(input, dtype, device), requires_grad);

    /// <summary>The Hann window of a number of samples.</summary>
    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.hann_window_periodic(len, periodic, dtype ?? s_defaultType, device), requires_grad);

    /// <summary>The Hamming window of a number of samples.</summary>
    public static Tensor hamming_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Leaf(Ops.hamming_window_periodic(len, periodic, dtype ?? s_defaultType, device), requires_grad);

    private static Tensor Leaf(Tensor tensor, bool requires_grad) => requires_grad ? tensor.requires_grad_() : tensor;

    private static ScalarType TypeOf(Scalar value) => value.Type switch
    {
        Scalar.Kind.Real => s_defaultType,
        Scalar.Kind.Boolean => ScalarType.Bool,
        _ => ScalarType.Int64,
    };
}
