using MerWorkbench.Torch.Modules;

namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers around layers.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients together so that their common norm is at most a bound.</summary>
            /// <param name="tensors">Parameters; those without a gradient do not count.</param>
            /// <param name="max_norm">The bound.</param>
            /// <param name="norm_type">Which norm: 2 is the Euclidean, infinity the largest element.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                var gradients = Gradients(tensors);
                if (gradients.Count == 0) return 0;
                var norms = stack([.. gradients.Select(gradient => Ops.linalg_vector_norm(gradient, norm_type))]);
                var total = Ops.linalg_vector_norm(norms, norm_type);
                var factor = Ops.clamp_max(Ops.mul_Scalar(Ops.reciprocal(total + 1e-6), max_norm), 1.0);
                foreach (var gradient in gradients) gradient.mul_(factor);
                return total.ToDouble();
            }

            /// <summary>Cuts each element of all gradients to a range.</summary>
            /// <param name="tensors">Parameters; those without a gradient do not count.</param>
            /// <param name="clip_value">The range is from its negative to it.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                foreach (var gradient in Gradients(tensors)) gradient.clamp_(-clip_value, clip_value);
            }

            private static List<Tensor> Gradients(IEnumerable<Parameter> tensors) => [.. tensors.Select(tensor => tensor.grad).OfType<Tensor>()];
        }
    }
}
