using System.Diagnostics;
using MerWorkbench.Torch.Interop;
using static MerWorkbench.Torch.torch;

namespace MerWorkbench.Torch.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Shapes_that_do_not_fit_are_named_with_the_operator()
    {
        Says(() => ones(2, 3).matmul(ones(4, 5)), "aten::matmul", "[2, 3]", "[4, 5]");
        Says(() => ones(2, 3) + ones(4), "aten::add", "Float[2, 3]", "Float[4]");
        Says(() => cat([ones(2, 3), ones(2)]), "aten::cat", "{Float[2, 3], Float[2]}");
        Says(() => Ops.conv1d(ones(1, 3, 8), ones(4, 2, 3), null), "aten::conv1d", "input: Float[1, 3, 8]", "weight: Float[4, 2, 3]");
        Says(() => ones(6).view(4, 2), "aten::view", "[6]", "[4, 2]");
    }

    [Fact]
    public void Types_that_do_not_fit_are_named() => Says(() => ones(2, 2).mm(ones([2, 2], float64)), "aten::mm", "Float[2, 2]", "Double[2, 2]");

    [Fact]
    public void Backward_of_many_numbers_names_the_shape() =>
        Says(() => (ones([2, 3], requires_grad: true) * 2).backward(), "[2, 3]", "one number");

    [Fact]
    public void Backward_of_what_nothing_was_recorded_for_says_so() => Says(() => ones(1).backward(), "does not require a gradient");

    [Fact]
    public void Backward_with_a_gradient_of_another_shape_names_both() =>
        Says(() => (ones([2, 3], requires_grad: true) * 2).backward([ones(4)]), "[2, 3]", "[4]");

    [Fact]
    public void Changing_a_leaf_that_learns_is_refused() => Says(() => ones([2], requires_grad: true).add_(1), "aten::add_", "leaf");

    [Fact]
    public void Reading_with_another_type_names_both() => Says(() => ones(2).data<double>(), "Float32", "Double");

    [Fact]
    public void One_number_of_many_names_the_shape() => Says(() => ones(2, 2).item<float>(), "[2, 2]");

    [Fact]
    public void A_GPU_that_is_not_there_is_an_error_that_says_so()
    {
        Assert.SkipWhen(cuda.is_available(), "this machine has a GPU");
        Says(() => ones(2).cuda(), "cuda", "no GPU");
        Assert.Throws<TorchException>(() => zeros([2], device: CUDA));
    }

    [Fact]
    public void Tensors_on_different_devices_are_named_with_them() => Says(() => ones(2, 2) + empty([2, 2], device: META), "aten::add", "Float[2, 2] on meta");

    [Fact]
    public void Numbers_that_are_nowhere_cannot_be_read() => Says(() => empty([2], device: META).data<float>(), "META");

    [Fact]
    public void An_index_out_of_range_names_the_shape()
    {
        Says(() => _ = ones(2, 3)[2], "aten::select", "[2, 3]");
        Assert.Contains("[2, 3]", Assert.Throws<ArgumentException>(() => ones(2, 3)[0, 0, 0]).Message);
        Assert.Throws<ArgumentException>(() => ones(2, 3)[TensorIndex.Ellipsis, TensorIndex.Ellipsis]);
        Assert.Throws<IndexOutOfRangeException>(() => ones(2, 3).data<float>()[2, 0]);
        Assert.Throws<IndexOutOfRangeException>(() => ones(2, 3).data<float>()[6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ones(2, 3).size(2));
    }

    [Fact]
    public void A_disposed_tensor_is_an_error_everywhere()
    {
        var gone = ones(2);
        gone.Dispose();
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gone.shape);
        Assert.Throws<ObjectDisposedException>(() => gone.sum());
        Assert.Throws<ObjectDisposedException>(() => cat([ones(2), gone]));
        Assert.Throws<ObjectDisposedException>(() => gone.backward());
        Assert.Throws<ObjectDisposedException>(() => gone.grad);
        Assert.Equal("disposed tensor", gone.ToString());
    }

    [Fact]
    public void Arrays_that_make_no_tensor_are_refused()
    {
        Assert.Throws<ArgumentException>(() => tensor(new[] { "a" }));
        Assert.Throws<ArgumentException>(() => tensor(new[] { new[] { 1f } }));
        Assert.Contains("[2, 2]", Assert.Throws<ArgumentException>(() => tensor(new[] { 1f, 2, 3 }, [2, 2])).Message);
    }

    [Fact]
    public void A_missing_native_part_names_the_remedy()
    {
        var error = Assert.Throws<TorchException>(() => Library.Load(["/nowhere/libmertorch.so"]));
        foreach (var part in new[] { "/nowhere/libmertorch.so", "./environment/setup.sh", "libtorch-dev", "libopenblas0-pthread" }) Assert.Contains(part, error.Message);
    }

    [Fact]
    public void A_native_part_that_does_not_load_names_libtorch()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "not a library");
        var error = Assert.Throws<TorchException>(() => Library.Load([path]));
        foreach (var part in new[] { path, "libtorch", "./environment/setup.sh", "libtorch-dev" }) Assert.Contains(part, error.Message);
        File.Delete(path);
    }

    [Fact]
    public void Without_the_native_part_the_first_tensor_says_what_to_do()
    {
        // A process of its own: this one has loaded the library already.
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "MerWorkbench.Torch.Tests"))
        {
            RedirectStandardOutput = true,
            ArgumentList = { "-noLogo", "-noColor", "-method", $"{typeof(TensorTests).FullName}.{nameof(TensorTests.A_tensor_prints_its_numbers)}" },
            Environment = { ["MER_TORCH_LIBRARY"] = "/nowhere/libmertorch.so" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("MerWorkbench.Torch.TorchException", output);
        Assert.Contains("./environment/setup.sh", output);
    }

    private static void Says(Func<object?> act, params string[] parts) => Says(() => { _ = act(); }, parts);

    private static void Says(Action act, params string[] parts)
    {
        var message = Assert.Throws<TorchException>(act).Message;
        foreach (var part in parts) Assert.Contains(part, message);
    }
}
