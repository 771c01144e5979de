using System.Runtime.InteropServices;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class TensorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void An_array_becomes_a_tensor_of_its_shape_and_type_and_back()
    {
        var data = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        var t = tensor(data);
        Assert.Equal([2, 3], t.shape);
        Assert.Equal(float64, t.dtype);
        Assert.Equal(data, t.data<double>().ToNDArray());
        Assert.Equal(6.0, t.data<double>()[1, 2]);
        Assert.Equal(5.0, t.data<double>()[4]);
        Assert.Equal([1.0, 4, 2, 5, 3, 6], t.T.data<double>().ToArray());
        Assert.Equal(4.0, t.T.data<double>()[0, 1]);
    }

    [Fact]
    public void Every_element_type_goes_in_and_out()
    {
        Assert.Equal([1.5f], tensor(new[] { 1.5f }).data<float>().ToArray());
        Assert.Equal([1.5], tensor(new[] { 1.5 }).data<double>().ToArray());
        Assert.Equal([1L << 50], tensor(new[] { 1L << 50 }).data<long>().ToArray());
        Assert.Equal([-5], tensor(new[] { -5 }).data<int>().ToArray());
        Assert.Equal([(short)-5], tensor(new short[] { -5 }).data<short>().ToArray());
        Assert.Equal([(sbyte)-5], tensor(new sbyte[] { -5 }).data<sbyte>().ToArray());
        Assert.Equal([(byte)200], tensor(new byte[] { 200 }).data<byte>().ToArray());
        Assert.Equal([true, false], tensor(new[] { true, false }).data<bool>().ToArray());
        Assert.Equal([(Half)0.5], tensor(new[] { (Half)0.5 }).data<Half>().ToArray());
        Assert.Equal([new System.Numerics.Complex(1, 2)], tensor(new[] { new System.Numerics.Complex(1, 2) }).data<System.Numerics.Complex>().ToArray());
        Assert.Equal([1f, 2f], tensor(new[] { 1, 2 }, dtype: float32).data<float>().ToArray());
    }

    [Fact]
    public void Making_functions_give_PyTorchs_numbers_and_types()
    {
        Assert.Equal([0L, 1, 2], arange(3).data<long>().ToArray());
        Assert.Equal([1f, 1.5f, 2f], arange(1.0, 2.5, 0.5).data<float>().ToArray());
        Assert.Equal([0f, 0.5f, 1f], linspace(0, 1, 3).data<float>().ToArray());
        Assert.Equal([1f, 0, 0, 1], eye(2).data<float>().ToArray());
        Assert.Equal(int64, full([2], 3).dtype);
        Assert.Equal(float32, full([2], 3.0).dtype);
        Assert.Equal(@bool, full([2], true).dtype);
        Assert.Equal([2, 0, 3], zeros(2, 0, 3).shape);
        Assert.Equal([1, 2, 3, 4, 5], ones(1, 2, 3, 4, 5).shape);
        Assert.Equal(float64, zeros(2, 3, dtype: float64).dtype);
        Assert.True(randn(3, requires_grad: true).requires_grad);
        Assert.Equal([1.5, 2.5], tensor(new List<double> { 1.5, 2.5 }).data<double>().ToArray());
        Assert.Equal([0L, 1, 2, 3, 4], randperm(5).sort().Item1.data<long>().ToArray());
        var drawn = randint(2, 5, [1000]);
        Assert.Equal(2, drawn.min().ToInt64());
        Assert.Equal(4, drawn.max().ToInt64());
        Assert.True(rand([3], requires_grad: true).requires_grad);
    }

    [Fact]
    public void Operators_work_on_tensors_and_numbers_from_both_sides()
    {
        var t = tensor(new float[] { 1, 2, 4 });
        Assert.Equal([3f, 4, 6], (t + 2).data<float>().ToArray());
        Assert.Equal([1f, 0, -2], (2 - t).data<float>().ToArray());
        Assert.Equal([2f, 1, 0.5f], (2.0 / t).data<float>().ToArray());
        Assert.Equal([0.5f, 1, 2], (t / 2).data<float>().ToArray());
        Assert.Equal([1f, 0, 0], (t % 2).data<float>().ToArray());
        Assert.Equal([-1f, -2, -4], (-t).data<float>().ToArray());
        Assert.Equal([false, true, true], (t >= 2).data<bool>().ToArray());
        Assert.Equal([false, true, false], ((t > 1) & (t < 4)).data<bool>().ToArray());
        Assert.Equal([true, false, true], (~t.eq(2)).data<bool>().ToArray());
        Assert.Equal([1f, 4, 16], t.pow(2).data<float>().ToArray());
    }

    [Fact]
    public void An_operator_in_place_gives_the_same_object_back()
    {
        var t = ones(3);
        Assert.Same(t, t.add_(1).mul_(2.0).relu_());
        Assert.Equal([4f, 4, 4], t.data<float>().ToArray());
    }

    [Fact]
    public void Reductions_take_one_dimension_several_or_all()
    {
        var t = arange(6, dtype: float32).view(2, 3);
        Assert.Equal(15f, t.sum().item<float>());
        Assert.Equal([3f, 12], t.sum(1).data<float>().ToArray());
        Assert.Equal([3f, 5, 7], t.sum(dim: 0).data<float>().ToArray());
        // Not the element type whose number is 0.
        Assert.Equal([3f, 5, 7], t.sum(0).data<float>().ToArray());
        Assert.Equal([1.5f, 2.5f, 3.5f], t.mean(0).data<float>().ToArray());
        Assert.Equal([0f, 4, 10], t.prod(0).data<float>().ToArray());
        Assert.Equal(15f, t.sum([0, 1]).item<float>());
        Assert.Equal([2, 1], t.mean(1, keepdim: true).shape);
        Assert.Equal([1f, 1f], t.std(1).data<float>().ToArray());
        var (values, indices) = t.max(1);
        Assert.Equal([2f, 5], values.data<float>().ToArray());
        Assert.Equal([2L, 2], indices.data<long>().ToArray());
        Assert.Equal(5, t.argmax().ToInt64());
        Assert.Equal([0f, 1, 3], t[0].cumsum(0).data<float>().ToArray());
    }

    [Fact]
    public void Indexing_follows_Python()
    {
        var t = arange(24).view(2, 3, 4);
        Assert.Equal(23, t[1, 2, 3].ToInt64());
        Assert.Equal(23, t[^1, -1, ^1].ToInt64());
        Assert.Equal([2, 4], t[.., 1].shape);
        Assert.Equal([2, 3, 2], t[.., .., 1..3].shape);
        Assert.Equal([2, 3], t[TensorIndex.Ellipsis, 0].shape);
        Assert.Equal([3, 7, 11, 15, 19, 23], t[TensorIndex.Ellipsis, ^1].data<long>().Select(x => (int)x).ToArray());
        Assert.Equal([0L, 2], t[0, 0, TensorIndex.Slice(step: 2)].data<long>().ToArray());
        Assert.Equal([1, 2, 3, 4], t[TensorIndex.None].shape);
        Assert.Equal([2, 1, 3, 4], t[.., TensorIndex.None].shape);
        Assert.Equal([2, 2, 4], t[.., tensor(new[] { 0L, 2 })].shape);
        Assert.Equal([4L, 23], t[tensor(new[] { 0L, 1 }), tensor(new[] { 1L, 2 }), tensor(new[] { 0L, 3 })].data<long>().ToArray());
        Assert.Equal([22L, 23], t[t > 21].data<long>().ToArray());
        Assert.Equal([3, 4], t[tensor(new[] { true, false }), 0..3].squeeze(0).shape);
        // A mask of two dimensions takes up two, so the number after it indexes the third.
        var mask = tensor(new[,] { { true, false, false }, { false, false, true } });
        Assert.Equal([1L, 21], t[mask, 1].data<long>().ToArray());
        Assert.Equal([0L, 1, 2, 3], t[0, 0, (null, null)].data<long>().ToArray());
    }

    [Fact]
    public void Setting_by_index_copies_and_broadcasts()
    {
        var t = zeros(2, 3);
        t[0] = ones(3);
        t[.., 1] = tensor(5f);
        Assert.Equal([1f, 5, 1, 0, 5, 0], t.data<float>().ToArray());
        t[t > 4] = tensor(9f);
        Assert.Equal([1f, 9, 1, 0, 9, 0], t.data<float>().ToArray());
        t.index_put_(7, tensor(new[] { 1L }), tensor(new[] { 0L }));
        Assert.Equal(7f, t[1, 0].item<float>());
        t[1, 1..] *= 2;
        Assert.Equal([7f, 18, 0], t[1].data<float>().ToArray());
    }

    [Fact]
    public void Conversion_gives_a_new_object_even_where_nothing_changes()
    {
        var t = ones(2);
        using (var same = t.to(float32)) Assert.NotSame(t, same);
        Assert.Equal(1f, t[0].item<float>());
        Assert.Equal([1L, 1], t.to(int64).data<long>().ToArray());
        Assert.Equal(float64, t.to(zeros([1], float64)).dtype);
        Assert.Equal("cpu", t.to("cpu").device.ToString());
        var gradient = ones([2], requires_grad: true);
        gradient.to(float64).sum().backward();
        Assert.Equal([1f, 1], gradient.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Joining_and_parting_are_each_others_inverse()
    {
        var t = arange(10).view(5, 2);
        Assert.True(cat(t.split(2)).equal(t));
        Assert.True(stack(t.unbind()).equal(t));
        Assert.True(cat(t.chunk(3), 0).equal(t));
        Assert.True(cat(t.split([1, 4])).equal(t));
        Assert.True(where(t > 3, t, -t).equal(tensor(new[] { 0L, -1, -2, -3, 4, 5, 6, 7, 8, 9 }, [5, 2])));
    }

    [Fact]
    public void A_tensor_prints_its_numbers()
    {
        Assert.Equal("[2x2], type = Float32, device = cpu", ones(2, 2).ToString());
        Assert.Equal("[[1, 2],\n [3, 4.5]]", tensor(new[,] { { 1f, 2 }, { 3, 4.5f } }).str());
        Assert.Equal("[0, 1, 2, ..., 1998, 1999, 2000]", arange(2001).str());
        Assert.Equal("[True, False]", tensor(new[] { true, false }).str());
        Assert.Equal("7", tensor(7).str());
        Assert.Equal("[]", zeros(0).str());
        Assert.EndsWith("\n[1+2i]", complex(ones(1), ones(1) * 2).ToString(true), StringComparison.Ordinal);
        Assert.Equal("0.1", tensor(0.1).ToString(true).Split('\n')[1]);
    }

    [Fact]
    public void A_device_is_read_from_its_text()
    {
        Assert.Equal(DeviceType.CUDA, device("cuda:1").type);
        Assert.Equal(1, device("cuda:1").index);
        Assert.Equal("cuda:1", device("cuda:1").ToString());
        Assert.Equal(CPU, device("cpu"));
        foreach (var wrong in new[] { "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:0:1", "" }) Assert.Throws<ArgumentException>(() => device(wrong));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        manual_seed(7);
        var first = randn(5);
        manual_seed(7);
        Assert.True(first.equal(randn(5)));
        // The value that python3-torch 1.13.1 gives for this seed.
        manual_seed(0);
        Assert.Equal(1.5409961f, randn(1).item<float>());
    }

    [Fact]
    public void A_saved_generator_state_continues_where_it_was()
    {
        manual_seed(3);
        _ = randn(7);
        var state = get_rng_state();
        var next = randn(20);
        _ = rand(5);
        set_rng_state(state);
        Assert.True(next.equal(randn(20)));
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        manual_seed(3);
        var expected = rand(3);
        manual_seed(3);
        using var own = new Generator(11);
        var a = rand([4], generator: own);
        Assert.True(expected.equal(rand(3)));
        Assert.True(a.equal(rand([4], generator: own.manual_seed(11))));
        Assert.Equal(11, own.initial_seed());
    }

    [Fact]
    public unsafe void Threads_are_as_many_as_asked_for()
    {
        var before = get_num_threads();
        Assert.Equal(Interop.Library.Threads(), before);
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        // OpenBLAS keeps a count of its own; where it is the BLAS at hand, it must have heard.
        if (NativeLibrary.TryGetExport(Interop.Library.Handle, "openblas_get_num_threads", out var count)) Assert.Equal(1, ((delegate* unmanaged<int>)count)());
        set_num_threads(before);
        Assert.Throws<ArgumentOutOfRangeException>(() => set_num_threads(0));
    }

    [Fact]
    public void A_scalar_keeps_what_it_is()
    {
        Assert.Equal(1L << 60, ((Scalar)(1L << 60)).ToInt64());
        Assert.Equal(2, ((Scalar)2.9).ToInt32());
        Assert.True(((Scalar)0.5).ToBoolean());
        Assert.Equal("0.5", ((Scalar)0.5).ToString());
        Assert.Throws<OverflowException>(() => ((Scalar)(1L << 40)).ToInt32());
        Assert.Equal(int64, (arange(3) * 2).dtype);
        Assert.Equal(float32, (arange(3) * 2.0).dtype);
    }
}
