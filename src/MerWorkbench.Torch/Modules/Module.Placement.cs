namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves and converts all parameters and buffers. Each stays the same object, so optimizers and fields keep hold of it.</summary>
            internal void Place(ScalarType? type, Device? device)
            {
                if (type is { } asked && !is_floating_point(asked)) throw new ArgumentException($"a module can be converted to a floating-point type only, not to {asked}", nameof(type));
                using (no_grad())
                {
                    foreach (var tensor in parameters().Concat(buffers()))
                    {
                        Place(tensor, type, device);
                        using var gradient = tensor.grad;
                        if (gradient is not null) Place(gradient, type, device);
                    }
                }
            }

            private static void Place(Tensor tensor, ScalarType? type, Device? device)
            {
                using var placed = Ops.to_dtype_layout(tensor, tensor.is_floating_point() ? type : null, device);
                tensor.SetData(placed);
            }
        }
    }
}
