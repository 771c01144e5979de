namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences of unequal lengths without padding, step by step: first the first step of all, longest first.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices)
                    {
                        this.data = data;
                        this.batch_sizes = batch_sizes;
                        this.sorted_indices = sorted_indices;
                        this.unsorted_indices = unsorted_indices;
                    }

                    /// <summary><c>[steps of all sequences, ...]</c>.</summary>
                    public Tensor data { get; }

                    /// <summary><c>[longest]</c> (int64, CPU): how many sequences have each step.</summary>
                    public Tensor batch_sizes { get; }

                    /// <summary><c>[batch]</c>: which sequence stands at each place; null where they were sorted already.</summary>
                    public Tensor? sorted_indices { get; }

                    /// <summary><c>[batch]</c>: at which place each sequence stands; null where they were sorted already.</summary>
                    public Tensor? unsorted_indices { get; }

                    /// <summary>Number of sequences.</summary>
                    internal long Batch
                    {
                        get
                        {
                            using var first = batch_sizes.select(0, 0);
                            return first.item<long>();
                        }
                    }

                    /// <summary>Frees its tensors.</summary>
                    public void Dispose()
                    {
                        data.Dispose();
                        batch_sizes.Dispose();
                        sorted_indices?.Dispose();
                        unsorted_indices?.Dispose();
                    }

                    /// <summary>Other data for the same sequences.</summary>
                    internal PackedSequence With(Tensor other) => new(other, batch_sizes.alias(), sorted_indices?.alias(), unsorted_indices?.alias());

                    /// <summary>A state <c>[layers, batch, hidden]</c> in the order of the places.</summary>
                    internal Tensor Sort(Tensor state) => sorted_indices is null ? state : state.index_select(1, sorted_indices);

                    /// <summary>A state <c>[layers, batch, hidden]</c> in the order in which the sequences were given.</summary>
                    internal Tensor Unsort(Tensor state)
                    {
                        if (unsorted_indices is null) return state;
                        var result = state.index_select(1, unsorted_indices);
                        state.Dispose();
                        return result;
                    }
                }
            }
        }
    }
}
