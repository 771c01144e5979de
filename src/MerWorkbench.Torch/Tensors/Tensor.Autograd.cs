using MerWorkbench.Torch.Interop;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        /// <summary>Whether autograd records what is computed from this tensor.</summary>
        public bool requires_grad
        {
            get => Info().RequiresGrad != 0;
            set => requires_grad_(value);
        }

        /// <summary>The gradient that <see cref="backward"/> has gathered, or null. Each reading gives a new object that shares the numbers.</summary>
        public Tensor? grad
        {
            get
            {
                nint result;
                Native.Check(Native.mer_grad_get(Handle, &result));
                GC.KeepAlive(this);
                return result == 0 ? null : new Tensor(result);
            }

            set
            {
                Native.Check(Native.mer_grad_set(Handle, value?.Handle ?? 0));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        /// <summary>Sets whether autograd records what is computed from this tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            Native.Check(Native.mer_requires_grad_set(Handle, requires_grad ? 1 : 0));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>As <see cref="requires_grad_"/>.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Adds the derivatives of this tensor to the <see cref="grad"/> of every leaf it was computed from.</summary>
        /// <param name="grad_tensors">The derivative of what is looked for by this tensor; may be left out for a single number, where it is 1.</param>
        /// <param name="create_graph">Record the derivatives themselves, for derivatives of higher order.</param>
        /// <param name="retain_graph">Keep what backward needs, so that it can be called again.</param>
        /// <param name="inputs">Only these leaves; all where left out.</param>
        /// <exception cref="TorchException">The tensor holds more than one number, or nothing in it requires a gradient.</exception>
        public void backward(IList<Tensor>? grad_tensors = null, bool create_graph = false, bool retain_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph || create_graph, create_graph, inputs);

        /// <summary>The same numbers, cut off from the computation that made them.</summary>
        public Tensor detach() => Ops.detach(this);

        /// <summary>Cuts this tensor off from the computation that made it.</summary>
        public Tensor detach_() => Ops.detach_(this);

        /// <summary>Puts the numbers of <paramref name="source"/> in the place of this tensor's, which stays the same leaf.</summary>
        internal void SetData(Tensor source)
        {
            Native.Check(Native.mer_set_data(Handle, source.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(source);
        }
    }
}
