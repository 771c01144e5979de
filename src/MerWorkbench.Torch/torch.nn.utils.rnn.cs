namespace MerWorkbench.Torch;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Sequences of unequal lengths.</summary>
            public static partial class rnn
            {
                /// <summary>Leaves out what was only padding.</summary>
                /// <param name="input"><c>[time, batch, ...]</c>, or <c>[batch, time, ...]</c> with <paramref name="batch_first"/>.</param>
                /// <param name="lengths"><c>[batch]</c> (int64, on the CPU): the true lengths, each at least 1.</param>
                /// <param name="batch_first">The batch is the first axis.</param>
                /// <param name="enforce_sorted">Refuse lengths that do not fall. When false they are sorted here, and results come back in the old order.</param>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    if (enforce_sorted)
                    {
                        var (data, sizes) = Ops._pack_padded_sequence(input, lengths, batch_first);
                        return new PackedSequence(data, sizes, null, null);
                    }

                    using var scope = NewDisposeScope();
                    var (sortedLengths, order) = Ops.sort(lengths, descending: true);
                    var sorted = order.to(input.device);
                    var (packed, batchSizes) = Ops._pack_padded_sequence(input.index_select(batch_first ? 0 : 1, sorted), sortedLengths, batch_first);
                    packed.MoveToOuterDisposeScope();
                    batchSizes.MoveToOuterDisposeScope();
                    return new PackedSequence(packed, batchSizes, sorted.MoveToOuterDisposeScope(), sorted.argsort().MoveToOuterDisposeScope());
                }

                /// <summary>The padded sequences again, and their lengths.</summary>
                /// <param name="sequence">What was packed.</param>
                /// <param name="batch_first">The batch shall be the first axis.</param>
                /// <param name="padding_value">What stands behind the end of a sequence.</param>
                /// <param name="total_length">Wished length of the time axis. Default: the longest sequence.</param>
                public static (Tensor, Tensor) pad_packed_sequence(
                    PackedSequence sequence, bool batch_first = false, double padding_value = 0.0, long? total_length = null)
                {
                    var longest = sequence.batch_sizes.size(0);
                    if (total_length < longest)
                        throw new ArgumentException($"The longest sequence has {longest} steps, total_length is {total_length}.", nameof(total_length));
                    using var scope = NewDisposeScope();
                    var (padded, lengths) = Ops._pad_packed_sequence(
                        sequence.data, sequence.batch_sizes, batch_first, padding_value, total_length ?? longest);
                    if (sequence.unsorted_indices is { } order)
                    {
                        padded = padded.index_select(batch_first ? 0 : 1, order);
                        lengths = lengths.index_select(0, order.cpu());
                    }

                    return (padded.MoveToOuterDisposeScope(), lengths.MoveToOuterDisposeScope());
                }

                /// <summary>Puts sequences <c>[time, ...]</c> beside each other, the shorter ones filled up.</summary>
                /// <param name="sequences">The sequences; all axes but the first agree.</param>
                /// <param name="batch_first">Give <c>[batch, time, ...]</c>, else <c>[time, batch, ...]</c>.</param>
                /// <param name="padding_value">What stands behind the end of a sequence.</param>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0.0)
                {
                    Tensor[] all = [.. sequences];
                    if (all.Length == 0) throw new ArgumentException("No sequences to pad.", nameof(sequences));
                    using var scope = NewDisposeScope();
                    var longest = all.Max(sequence => sequence.size(0));
                    var padded = all.Select(sequence =>
                    {
                        var around = new long[2 * sequence.dim()];
                        around[^1] = longest - sequence.size(0);
                        return Ops.constant_pad_nd(sequence, around, padding_value);
                    });
                    return stack([.. padded], batch_first ? 0 : 1).MoveToOuterDisposeScope();
                }
            }
        }
    }
}
