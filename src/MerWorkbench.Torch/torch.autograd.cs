using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

public static partial class torch
{
    /// <summary>Until disposed, nothing computed on this thread is recorded for derivatives.</summary>
    public static AutoGradMode no_grad() => new(false);

    /// <summary>Until disposed, what is computed on this thread is recorded for derivatives.</summary>
    public static AutoGradMode enable_grad(bool enabled = true) => new(enabled);

    /// <summary>Until disposed, records or not.</summary>
    public static AutoGradMode set_grad_enabled(bool mode = true) => new(mode);

    /// <summary>Whether this thread records for derivatives.</summary>
    public static bool is_grad_enabled() => Native.mer_grad_enabled() != 0;

    /// <summary>Until disposed, as <see cref="no_grad"/> and cheaper still; what is made can never be used where derivatives are recorded.</summary>
    public static InferenceMode inference_mode(bool mode = true) => new(mode);

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool is_inference_mode_enabled() => Native.mer_inference_enabled() != 0;

    /// <summary>Derivatives of many tensors at once.</summary>
    public static unsafe class autograd
    {
        /// <summary>Adds the derivatives of <paramref name="tensors"/> to the <c>grad</c> of every leaf they were computed from.</summary>
        /// <param name="tensors">What is derived.</param>
        /// <param name="grad_tensors">A factor for each, of its shape; may be left out for single numbers.</param>
        /// <param name="retain_graph">Keep what backward needs, so that it can be called again; as <paramref name="create_graph"/> where left out.</param>
        /// <param name="create_graph">Record the derivatives themselves.</param>
        /// <param name="inputs">Only these leaves; all where left out.</param>
        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            CheckRoots(tensors, grad_tensors);
            var roots = Op.Handles(tensors);
            var grads = grad_tensors is null ? [] : Op.Handles(grad_tensors);
            var leaves = inputs is null ? [] : Op.Handles(inputs);
            fixed (nint* rootPointer = roots)
            fixed (nint* gradPointer = grads)
            fixed (nint* leafPointer = leaves)
            {
                Native.Check(Native.mer_backward(rootPointer, gradPointer, roots.Length, (retain_graph ?? create_graph) ? 1 : 0, create_graph ? 1 : 0, leafPointer, leaves.Length));
            }

            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        /// <summary>The derivatives of <paramref name="outputs"/> by each of <paramref name="inputs"/>; no <c>grad</c> is touched.</summary>
        /// <param name="outputs">What is derived.</param>
        /// <param name="inputs">By what.</param>
        /// <param name="grad_outputs">A factor for each output, of its shape; may be left out for single numbers.</param>
        /// <param name="retain_graph">Keep what backward needs, so that it can be called again.</param>
        /// <param name="create_graph">Record the derivatives themselves.</param>
        /// <param name="allow_unused">Give null for an input that no output depends on, where otherwise that is an error.</param>
        /// <returns>One tensor an input, of its shape.</returns>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            CheckRoots(outputs, grad_outputs);
            var roots = Op.Handles(outputs);
            var leaves = Op.Handles(inputs);
            var grads = grad_outputs is null ? [] : Op.Handles(grad_outputs);
            var results = new nint[leaves.Length];
            fixed (nint* rootPointer = roots)
            fixed (nint* gradPointer = grads)
            fixed (nint* leafPointer = leaves)
            fixed (nint* resultPointer = results)
            {
                Native.Check(Native.mer_autograd_grad(rootPointer, gradPointer, roots.Length, leafPointer, leaves.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, resultPointer));
            }

            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return [.. results.Select(result => result == 0 ? null! : new Tensor(result))];
        }

        private static void CheckRoots(IList<Tensor> roots, IList<Tensor>? grads)
        {
            if (grads is not null && grads.Count != roots.Count)
                throw new TorchException($"backward of {roots.Count} tensors was given {grads.Count} gradients; expected one each");
            for (var i = 0; i < roots.Count; i++)
            {
                var shape = roots[i].shape;
                if (grads is null && roots[i].numel() != 1)
                    throw new TorchException($"backward needs a tensor of one number (a loss); this one has shape {Tensor.ShapeText(shape)}. Reduce it (mean, sum) or give the gradient of its shape.");
                if (grads is not null && !grads[i].shape.AsSpan().SequenceEqual(shape))
                    throw new TorchException($"backward of a tensor of shape {Tensor.ShapeText(shape)} was given a gradient of shape {Tensor.ShapeText(grads[i].shape)}; expected the same shape");
                if (!roots[i].requires_grad)
                    throw new TorchException($"backward of a tensor of shape {Tensor.ShapeText(shape)} that does not require a gradient: nothing it was computed from does, or it was computed under no_grad()");
            }
        }
    }
}
